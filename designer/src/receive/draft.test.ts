import { describe, expect, it } from 'vitest';
import type { ProcedureView } from '../api/types';
import { check, controlId, emptyDraft, fieldName, kindOf, toReception } from './draft';

const asked = { min: null, max: null, choices: null, help: null, maxLength: null, when: null };

const procedure: ProcedureView = {
  code: '1.000',
  version: 1,
  name: 'Thủ tục',
  cases: [],
  channels: ['counter', 'online'],
  papers: [
    { id: 'application', name: 'Đơn', originals: 1, copies: 0, when: false, condition: null, reuse: false },
    {
      id: 'authorisation',
      name: 'Ủy quyền',
      originals: 0,
      copies: 1,
      when: true,
      condition: null,
      reuse: false,
    },
  ],
  form: [
    { ...asked, id: 'area', label: 'Diện tích', type: 'number', required: true, min: 1, max: 500 },
    { ...asked, id: 'remote', label: 'Khó khăn', type: 'yes-no', required: true },
    { ...asked, id: 'branch', label: 'Nhánh', type: 'text', required: true, when: 'form.remote' },
    { ...asked, id: 'note', label: 'Ghi chú', type: 'long-text', required: false },
  ],
  fees: [],
  results: [],
  limitText: '',
  limitHint: null,
  field: '',
  authority: '',
  provenance: { kind: 'demo', label: '' },
  source: null,
  adapted: null,
  confirmed: false,
  receivable: true,
  steps: [],
};

const say = (key: string): string => key;

describe('a reception draft', () => {
  it('starts with the papers not received and their usual counts', () => {
    const draft = emptyDraft(procedure, 'k1');
    expect(draft.papers['application']).toEqual({ received: false, originals: '1', copies: '0' });
    expect(draft.channel).toBe('counter');
  });

  it('becomes a request without empty answers', () => {
    const draft = emptyDraft(procedure, 'k1');
    draft.form['area'] = '12,5';
    draft.name = ' Đỗ Văn M '.normalize('NFD');
    draft.papers['application'] = { received: true, originals: '1', copies: '' };
    const body = toReception(procedure, draft);
    expect(body.form).toEqual({ area: 12.5, remote: false });
    expect(body.applicant.name).toBe('Đỗ Văn M'.normalize('NFC'));
    expect(body.papers).toEqual([{ id: 'application', originals: 1, copies: 0 }]);
    expect(body.applicant.by).toBeUndefined();
  });

  it('says what is missing and out of range', () => {
    const draft = emptyDraft(procedure, 'k1');
    draft.form['area'] = '900';
    draft.byAgent = true;
    expect(check(procedure, draft, say).map((problem) => problem.field)).toEqual([
      'applicant.name',
      'applicant.identityNumber',
      'applicant.phone',
      'applicant.by.name',
      'applicant.by.identityNumber',
      'form.area',
    ]);
  });

  it('knows field types in either spelling', () => {
    const field = { ...asked, id: 'a', label: '', required: true };
    expect(kindOf({ ...field, type: 'yesNo' })).toBe('yesno');
    expect(kindOf({ ...field, type: 'long-text' })).toBe('long');
    expect(kindOf({ ...field, type: 'something-new' })).toBe('text');
  });

  it('links problems to controls', () => {
    expect(fieldName('area', procedure)).toBe('form.area');
    expect(controlId('form.area')).toBe('f-form-area');
  });
});
