import { useRef, useState, type KeyboardEvent } from 'react';
import { useT } from '../i18n/i18n';
import { listKey } from '../text/keys';
import { Button } from '../ui/button';
import { GroupHeads } from './group-head';
import type { RowGroup, ShownRow } from './shown-rows';
import { TaskHead } from './task-table-head';
import { TaskTableRow } from './task-table-row';

export interface TaskListProps {
  groups: RowGroup[];
  selected: ReadonlySet<string>;
  onSelect: (selected: ReadonlySet<string>) => void;
  onOpen: (row: ShownRow) => void;
  onClaim: (rows: ShownRow[]) => void;
  onAssign: (rows: ShownRow[]) => void;
  onWatch: (row: ShownRow) => void;
  onFresh: () => void;
  onMore: () => void;
  more: boolean;
}

export function TaskTable(props: TaskListProps) {
  const { groups, selected, onSelect } = props;
  const t = useT();
  const body = useRef<HTMLTableElement>(null);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [currentTask, setCurrent] = useState<string | null>(null);
  const rows = groups.filter((group) => !closed.has(group.key)).flatMap((group) => group.rows);
  const current = rows.find((row) => row.task === currentTask) ?? rows[0];

  function focus(row: ShownRow | undefined): void {
    if (row === undefined) return;
    setCurrent(row.task);
    const element = body.current?.querySelector<HTMLElement>(`tr[data-id="${CSS.escape(row.task)}"]`);
    element?.focus();
    element?.scrollIntoView({ block: 'nearest' });
  }

  function toggle(tasks: readonly string[], on?: boolean): void {
    const next = new Set(selected);
    for (const task of tasks) {
      if (on ?? !next.has(task)) next.add(task);
      else next.delete(task);
    }
    onSelect(next);
  }

  /** From the last selected row above to this one. */
  function range(index: number): void {
    const start = rows.slice(0, index).findLastIndex((row) => selected.has(row.task));
    toggle(
      rows.slice(Math.max(0, start), index + 1).map((row) => row.task),
      true,
    );
  }

  function onKeyDown(event: KeyboardEvent<HTMLTableElement>): void {
    const target = event.target;
    if (!(target instanceof HTMLTableRowElement) || current === undefined) return;
    const index = rows.indexOf(current);
    const chosen = rows.filter((row) => selected.has(row.task));
    const native = event.nativeEvent;
    const key = listKey({
      code: native.code,
      keyCode: native.keyCode,
      isComposing: native.isComposing,
      ctrlKey: native.ctrlKey,
      altKey: native.altKey,
      metaKey: native.metaKey,
      shiftKey: native.shiftKey,
      inField: false,
    });
    if (key === null) return;
    event.preventDefault();
    if (key === 'next') focus(rows[index + 1]);
    else if (key === 'previous') focus(rows[index - 1]);
    else if (key === 'first') focus(rows[0]);
    else if (key === 'last') focus(rows.at(-1));
    else if (key === 'open') props.onOpen(current);
    else if (key === 'select') toggle([current.task]);
    else if (key === 'range') range(index);
    else if (key === 'all')
      toggle(
        rows.filter((row) => row.group === current.group).map((row) => row.task),
        true,
      );
    else if (key === 'claim') props.onClaim(chosen.length > 0 ? chosen : [current]);
    else if (key === 'assign') props.onAssign(chosen.length > 0 ? chosen : [current]);
    else if (key === 'watch') props.onWatch(current);
    else if (key === 'fresh') props.onFresh();
    else onSelect(new Set());
  }

  const all = rows.length > 0 && rows.every((row) => selected.has(row.task));
  return (
    <>
      <table
        className="table table-sticky tasks"
        ref={body}
        onKeyDown={onKeyDown}
        aria-label={t('inbox.table')}
      >
        <TaskHead>
          <input
            type="checkbox"
            className="box-mark"
            aria-label={t('inbox.selectAll')}
            checked={all}
            ref={(box) => {
              if (box !== null) box.indeterminate = selected.size > 0 && !all;
            }}
            onChange={() =>
              toggle(
                rows.map((row) => row.task),
                !all,
              )
            }
          />
        </TaskHead>
        {runs(groups, closed).map((run) => (
          <tbody key={run[0]?.key} aria-label={run[0]?.label}>
            <GroupHeads
              groups={run}
              closed={closed}
              onToggle={(group) => {
                if (group.rows.length === 0) {
                  props.onMore();
                  return;
                }
                const next = new Set(closed);
                if (!next.delete(group.key)) next.add(group.key);
                setClosed(next);
              }}
            />
            {run.length > 1 || isClosed(run[0], closed)
              ? null
              : run[0]?.rows.map((row) => (
                  <TaskTableRow
                    key={row.task}
                    row={row}
                    current={row === current}
                    selected={selected.has(row.task)}
                    onFocus={() => setCurrent(row.task)}
                    onOpen={() => props.onOpen(row)}
                    onToggle={() => toggle([row.task])}
                    onWatch={() => props.onWatch(row)}
                  />
                ))}
          </tbody>
        ))}
      </table>
      {props.more ? (
        <div className="inbox-more">
          <Button onClick={props.onMore}>{t('common.moreRows')}</Button>
        </div>
      ) : null}
    </>
  );
}

function isClosed(group: RowGroup | undefined, closed: ReadonlySet<string>): boolean {
  return group === undefined || group.rows.length === 0 || closed.has(group.key);
}

/** Closed groups that follow each other share one line. */
function runs(groups: readonly RowGroup[], closed: ReadonlySet<string>): RowGroup[][] {
  const result: RowGroup[][] = [];
  for (const group of groups) {
    const last = result.at(-1);
    if (last !== undefined && isClosed(last[0], closed) && isClosed(group, closed)) last.push(group);
    else result.push([group]);
  }
  return result;
}
