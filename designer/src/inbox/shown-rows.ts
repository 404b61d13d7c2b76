import type { InboxPage, TaskRow } from '../api/types';

/** A row as it stands on the screen: where it was first shown, with its newest facts. */
export interface ShownRow extends TaskRow {
  /** Changed since it was shown: a bar at its edge for two seconds. */
  changed: boolean;
  /** No longer in this view: it stays, struck through, until the list is shown anew. */
  gone: boolean;
}

export interface Shown {
  rows: ShownRow[];
  /** Tasks that came and are not shown yet. */
  waiting: number;
  /** The order or the groups differ from what a fresh list would show. */
  moved: boolean;
}

/**
 * The rows to draw: those of `first` in their order, with the facts of `fresh`. Nothing enters, leaves or moves
 * by itself; what came is counted. `more` says that the fresh list goes on beyond its last row, so rows that
 * were pushed beyond it are not gone.
 */
export function shownRows(first: readonly TaskRow[], fresh: readonly TaskRow[], more: boolean): Shown {
  const now = new Map(fresh.map((row) => [row.task, row]));
  const lastKnown = first.findLastIndex((row) => now.has(row.task));
  const known = new Set(first.map((row) => row.task));
  const rows = first.map((row, index) => {
    const current = now.get(row.task);
    if (current === undefined) {
      return { ...row, changed: false, gone: !more || index < lastKnown };
    }
    // It keeps the group under which it stands.
    return { ...current, group: row.group, changed: current.version !== row.version, gone: false };
  });
  const waiting = fresh.filter((row) => !known.has(row.task)).length;
  const moved = rows.some((row) => row.gone || now.get(row.task)?.group !== row.group);
  return { rows, waiting: more ? Math.min(waiting, fresh.length) : waiting, moved };
}

export interface RowGroup {
  key: InboxPage['groups'][number]['key'];
  label: string;
  count: number;
  /** There may be more than the count. */
  atLeast: boolean;
  rows: ShownRow[];
}

/** Groups in the server's order with its counts; a group whose rows are not fetched yet has none. */
export function inGroups(
  groups: InboxPage['groups'],
  rows: readonly ShownRow[],
  atLeast: boolean,
): RowGroup[] {
  return groups
    .filter((group) => group.count > 0 || rows.some((row) => row.group === group.key))
    .map((group) => ({ ...group, atLeast, rows: rows.filter((row) => row.group === group.key) }));
}
