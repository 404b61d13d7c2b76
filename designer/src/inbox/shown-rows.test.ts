import { describe, expect, it } from 'vitest';
import type { GroupKey, TaskRow, TimeText } from '../api/types';
import { inGroups, shownRows } from './shown-rows';

const time: TimeText = {
  band: 'ok',
  text: '',
  outside: null,
  spoken: '',
  due: null,
  dueText: '',
  provisional: false,
  paused: false,
};

function row(task: string, group: GroupKey = 'today', version = 1): TaskRow {
  return {
    task,
    dossier: task,
    code: task,
    address: task,
    applicant: '',
    procedure: { code: '', name: '' },
    step: { id: '', name: '' },
    unit: { code: '', name: '' },
    assignee: null,
    mine: true,
    group,
    clock: time,
    promise: time,
    channel: 'counter',
    flags: [],
    version,
    watched: false,
    path: '',
  };
}

describe('rows on the screen', () => {
  it('never move or enter by themselves; new ones are counted', () => {
    const shown = shownRows([row('b'), row('c')], [row('a'), row('c'), row('b')], false);
    expect(shown.rows.map((each) => each.task)).toEqual(['b', 'c']);
    expect(shown.waiting).toBe(1);
  });

  it('take new facts in place, under the group they stand in', () => {
    const shown = shownRows([row('a', 'today', 1)], [row('a', 'overdue', 2)], false);
    expect(shown.rows[0]).toMatchObject({ group: 'today', version: 2, changed: true, gone: false });
    expect(shown.moved).toBe(true);
  });

  it('stay struck through when they left the view', () => {
    const shown = shownRows([row('a'), row('b')], [row('b')], false);
    expect(shown.rows[0]?.gone).toBe(true);
    expect(shown.rows[1]?.gone).toBe(false);
  });

  it('are not gone when newer work pushed them beyond the page', () => {
    const shown = shownRows([row('a'), row('b')], [row('n'), row('a')], true);
    expect(shown.rows.map((each) => each.gone)).toEqual([false, false]);
  });

  it('stand in groups with the exact counts of the server', () => {
    const { rows } = shownRows([row('a', 'today')], [row('a', 'today')], true);
    const groups = inGroups(
      [
        { key: 'overdue', label: 'Quá hạn', count: 0 },
        { key: 'today', label: 'Hôm nay', count: 1 },
        { key: 'later', label: 'Sau đó', count: 9 },
      ],
      rows,
      false,
    );
    expect(groups.map((group) => [group.key, group.count, group.rows.length])).toEqual([
      ['today', 1, 1],
      ['later', 9, 0],
    ]);
  });
});
