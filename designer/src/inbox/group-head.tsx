import { Icon } from '../ui/icon';
import type { RowGroup } from './shown-rows';

interface GroupHeadsProps {
  groups: readonly RowGroup[];
  closed: ReadonlySet<string>;
  onToggle: (group: RowGroup) => void;
}

/** How many tasks a group has; with a plus when only so many were counted. */
export function GroupCount({ group }: { group: RowGroup }) {
  return (
    <span className="group-count">
      {group.count}
      {group.atLeast ? '+' : ''}
    </span>
  );
}

/** The line above the rows of a group; several closed groups stand side by side. */
export function GroupHeads({ groups, closed, onToggle }: GroupHeadsProps) {
  return (
    <tr className="group-row">
      <th colSpan={9} scope="rowgroup">
        {groups.map((group) => {
          const open = !closed.has(group.key) && group.rows.length > 0;
          return (
            <button
              key={group.key}
              type="button"
              className="group-button"
              aria-expanded={open}
              data-testid={`group-${group.key}`}
              onClick={() => onToggle(group)}
            >
              <Icon name={open ? 'down' : 'right'} size={14} />
              <span className="strong">{group.label}</span>
              <GroupCount group={group} />
            </button>
          );
        })}
      </th>
    </tr>
  );
}
