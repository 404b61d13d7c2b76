import { expect, test } from 'vitest';
import type { CutView, ReductionDraft } from '../api/types';
import { withResult } from './use-draft';

const total = { procedures: 1, text: '1 thủ tục', days: '1', hours: '0', calendarDays: '0', months: '0' };

function cut(code: string, proposed: number): CutView {
  return {
    code,
    proposed,
    proposedText: String(proposed),
    cut: '1',
    percent: '10 %',
    late: null,
    belowP90: false,
    onTime: null,
  };
}

const draft: ReductionDraft = {
  id: 'd',
  title: 'Thử',
  channel: null,
  version: 3,
  authors: [],
  changedAt: '2026-11-20T08:00',
  cuts: [cut('a', 1), cut('b', 2)],
  total,
  waiting: null,
};

test('a change replaces the cuts it names and takes out what was cleared', () => {
  const after = withResult(draft, { version: 4, cuts: [cut('b', 9)], cleared: ['a'], refused: [], total });
  expect(after.cuts.map((each) => [each.code, each.proposed])).toEqual([['b', 9]]);
  expect(after.version).toBe(4);
  expect(draft.cuts).toHaveLength(2);
});
