import type {
  Channel,
  FieldProblem,
  FieldValue,
  FormField,
  Me,
  ProcedureView,
  Reception,
} from '../api/types';
import type { Translate } from '../i18n/i18n';
import { inSentence, parseDate } from '../text/format';

export interface PaperCount {
  received: boolean;
  originals: string;
  copies: string;
  /** Digitised papers of the applicant's earlier dossiers. */
  files?: string[];
}

/** What the officer typed, as typed. */
export interface Draft {
  channel: Channel;
  unit: string;
  case: string;
  name: string;
  identityNumber: string;
  phone: string;
  email: string;
  address: string;
  byAgent: boolean;
  agentName: string;
  agentNumber: string;
  form: Record<string, string | boolean>;
  papers: Record<string, PaperCount>;
}

export type FieldKind =
  'text' | 'long' | 'number' | 'date' | 'yesno' | 'choice' | 'commune' | 'phone' | 'email';

const kinds: Readonly<Record<string, FieldKind>> = {
  text: 'text',
  longtext: 'long',
  number: 'number',
  date: 'date',
  yesno: 'yesno',
  choice: 'choice',
  commune: 'commune',
  identitynumber: 'text',
  phone: 'phone',
  email: 'email',
};

/** The server may write `yes-no` or `yesNo`; an unknown type is a line of text. */
export function kindOf(field: FormField): FieldKind {
  return kinds[field.type.toLowerCase().replace(/[^a-z]/g, '')] ?? 'text';
}

export function emptyDraft(procedure: ProcedureView, unit: string): Draft {
  const counter = procedure.channels.includes('counter');
  return {
    channel: counter ? 'counter' : (procedure.channels[0] ?? 'counter'),
    unit,
    case: '',
    name: '',
    identityNumber: '',
    phone: '',
    email: '',
    address: '',
    byAgent: false,
    agentName: '',
    agentNumber: '',
    form: Object.fromEntries(
      procedure.form.map((field) => [field.id, kindOf(field) === 'yesno' ? false : '']),
    ),
    papers: Object.fromEntries(
      procedure.papers.map((paper) => [
        paper.id,
        { received: false, originals: String(paper.originals), copies: String(paper.copies) },
      ]),
    ),
  };
}

/** Where the person may receive: desks where they are reception officer, code and name. */
export function receivingUnits(me: Me): [string, string][] {
  const desks = me.grants.filter((grant) => grant.role === 'reception-officer');
  const grants = desks.length > 0 ? desks : me.grants;
  return [...new Map(grants.map((grant) => [grant.unit, grant.unitName]))];
}

/** The draft as the server takes it: empty answers left out, text composed (NFC), numbers as numbers. */
export function toReception(procedure: ProcedureView, draft: Draft): Reception {
  return {
    procedure: procedure.code,
    ...(draft.case === '' ? {} : { case: draft.case }),
    channel: draft.channel,
    unit: draft.unit,
    applicant: {
      name: clean(draft.name),
      identityNumber: clean(draft.identityNumber),
      phone: clean(draft.phone),
      ...(draft.email.trim() === '' ? {} : { email: clean(draft.email) }),
      ...(draft.address.trim() === '' ? {} : { address: clean(draft.address) }),
      ...(draft.byAgent
        ? { by: { name: clean(draft.agentName), identityNumber: clean(draft.agentNumber) } }
        : {}),
    },
    form: answers(procedure.form, draft.form),
    papers: procedure.papers.flatMap((paper) => {
      const count = draft.papers[paper.id];
      if (count?.received !== true) return [];
      return [
        {
          id: paper.id,
          originals: Number(count.originals) || 0,
          copies: Number(count.copies) || 0,
          ...(count.files === undefined || count.files.length === 0 ? {} : { files: count.files }),
        },
      ];
    }),
  };
}

/** What was typed into a form, as the server takes it; what was not answered is left out. */
export function answers(
  fields: readonly FormField[],
  typed: Readonly<Record<string, string | boolean>>,
): Record<string, FieldValue> {
  const form: Record<string, FieldValue> = {};
  for (const field of fields) {
    const value = typed[field.id];
    if (typeof value === 'boolean') form[field.id] = value;
    else if (value !== undefined && value.trim() !== '') form[field.id] = answer(field, value);
  }
  return form;
}

function answer(field: FormField, typed: string): FieldValue {
  const kind = kindOf(field);
  if (kind === 'number') return Number(typed.replace(',', '.'));
  if (kind === 'date') return parseDate(typed) ?? clean(typed);
  return clean(typed);
}

/** What is plainly missing or out of range; the server judges the rest. */
export function check(procedure: ProcedureView, draft: Draft, t: Translate): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const need = (field: string, value: string, label: string): void => {
    if (value.trim() === '')
      problems.push({ field, message: t('receive.missing', { label: inSentence(label) }) });
  };
  need('applicant.name', draft.name, t('receive.name'));
  need('applicant.identityNumber', draft.identityNumber, t('receive.identity'));
  need('applicant.phone', draft.phone, t('receive.phone'));
  if (draft.byAgent) {
    need('applicant.by.name', draft.agentName, t('receive.agentName'));
    need('applicant.by.identityNumber', draft.agentNumber, t('receive.agentNumber'));
  }
  for (const field of procedure.form) {
    const value = draft.form[field.id];
    if (typeof value !== 'string') continue;
    if (field.required && field.when === null) need(`form.${field.id}`, value, field.label);
    if (value.trim() === '') continue;
    const wrong = wrongAnswer(field, value, t);
    if (wrong !== null) problems.push({ field: `form.${field.id}`, message: wrong });
  }
  return problems;
}

function wrongAnswer(field: FormField, text: string, t: Translate): string | null {
  const kind = kindOf(field);
  if (kind === 'date') return parseDate(text) === null ? t('receive.notDate', { label: field.label }) : null;
  if (kind !== 'number') return null;
  const value = Number(text.replace(',', '.'));
  if (Number.isNaN(value)) return t('receive.notNumber', { label: field.label });
  if (typeof field.min === 'number' && value < field.min)
    return t('receive.tooSmall', { label: field.label, min: field.min });
  if (typeof field.max === 'number' && value > field.max)
    return t('receive.tooLarge', { label: field.label, max: field.max });
  return null;
}

function clean(text: string): string {
  return text.normalize('NFC').trim();
}

/** The server may name a form field by its bare id. */
export function fieldName(field: string, procedure: ProcedureView): string {
  return procedure.form.some((each) => each.id === field) ? `form.${field}` : field;
}

/** The id of the control of a field, for links of the error summary. */
export function controlId(field: string): string {
  return `f-${field.replace(/[^\w]/g, '-')}`;
}
