import { Link } from '@tanstack/react-router';
import type { MouseEvent } from 'react';
import { useT } from '../i18n/i18n';
import { Tag } from '../ui/bits';
import { TimeText } from '../ui/time';
import { ChannelIcon } from './channel-icon';
import type { ShownRow } from './shown-rows';
import { WatchStar } from './watch';

interface TaskTableRowProps {
  row: ShownRow;
  current: boolean;
  selected: boolean;
  onFocus: () => void;
  onOpen: () => void;
  onToggle: () => void;
  onWatch: () => void;
}

export function TaskTableRow({
  row,
  current,
  selected,
  onFocus,
  onOpen,
  onToggle,
  onWatch,
}: TaskTableRowProps) {
  const t = useT();

  function onClick(event: MouseEvent): void {
    const inside =
      event.target instanceof Element && event.target.closest('a, button, input, label') !== null;
    if (!inside && getSelection()?.type !== 'Range') onOpen();
  }

  const state = [
    'table-row',
    current ? 'task-current' : '',
    selected ? 'task-selected' : '',
    row.changed ? 'task-changed' : '',
    row.gone ? 'task-gone' : '',
  ].join(' ');
  return (
    <tr
      className={state}
      data-testid="task-row"
      data-id={row.task}
      data-code={row.code}
      aria-selected={selected}
      tabIndex={current ? 0 : -1}
      onFocus={onFocus}
      onClick={onClick}
    >
      <td>
        <input
          type="checkbox"
          className="box-mark"
          tabIndex={-1}
          aria-label={t('inbox.select', { code: row.code })}
          checked={selected}
          onChange={onToggle}
        />
        <WatchStar code={row.code} watched={row.watched} tabIndex={-1} onToggle={onWatch} />
      </td>
      <td>
        <TimeText time={row.clock} />
      </td>
      <td>
        <Link to="/dossiers/$code" params={{ code: row.address }} className="task-code" tabIndex={-1}>
          {row.code}
        </Link>
      </td>
      <td title={row.applicant}>{row.applicant}</td>
      <td title={row.procedure.name}>{row.procedure.name}</td>
      <td className="task-step" title={row.step.name}>
        {row.step.name}
      </td>
      <td>
        <TimeText time={row.promise} moment />
      </td>
      <td>
        <Flags row={row} />
      </td>
      <td>
        <ChannelIcon channel={row.channel} />
      </td>
    </tr>
  );
}

/** What is out of the ordinary: gone to somebody else, flags of risk, who holds it when that is not me. */
export function Flags({ row }: { row: ShownRow }) {
  const t = useT();
  if (row.gone) return <span className="small">{t('inbox.gone')}</span>;
  const first = row.flags[0];
  if (first !== undefined) {
    return (
      <span title={row.flags.map((flag) => flag.text).join(' · ')}>
        <Tag tone="soon">{first.text}</Tag>
      </span>
    );
  }
  if (row.assignee !== null && !row.mine) {
    return (
      <span className="small" title={row.assignee.name}>
        {t('inbox.heldBy', { user: row.assignee.user })}
      </span>
    );
  }
  return null;
}
