import { Link } from '@tanstack/react-router';
import { useT } from '../i18n/i18n';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { TimeText } from '../ui/time';
import { ChannelIcon } from './channel-icon';
import { GroupCount } from './group-head';
import { Flags } from './task-table-row';
import type { TaskListProps } from './task-table';

/** The same list under 720 px: clock and step; name and number; procedure; promise and exception. */
export function TaskCards({ groups, onMore, more }: TaskListProps) {
  const t = useT();
  return (
    <>
      {groups.map((group) => (
        <section key={group.key} aria-labelledby={`group-${group.key}`}>
          <h2 className="card-group" id={`group-${group.key}`} data-testid={`group-${group.key}`}>
            {group.label} <GroupCount group={group} />
          </h2>
          <ul>
            {group.rows.map((row) => (
              <li key={row.task}>
                <Link
                  to="/dossiers/$code"
                  params={{ code: row.address }}
                  className={row.gone ? 'card task-gone' : 'card'}
                  data-testid="task-row"
                  data-id={row.task}
                  data-code={row.code}
                >
                  <span className="card-line">
                    <TimeText time={row.clock} />
                    <span className="card-end small">
                      {row.step.name}
                      <ChannelIcon channel={row.channel} />
                    </span>
                  </span>
                  <span className="card-line">
                    <span className="strong cut">{row.applicant}</span>
                    {row.watched ? <Icon name="starred" size={14} label={t('watch.is')} /> : null}
                    <span className="card-code">{row.code}</span>
                  </span>
                  <span className="cut">{row.procedure.name}</span>
                  <span className="card-line small">
                    <span>{t('inbox.card.promise')}</span>
                    <TimeText time={row.promise} moment />
                    <span className="card-end">
                      <Flags row={row} />
                    </span>
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {more ? (
        <div className="inbox-more">
          <Button onClick={onMore}>{t('common.moreRows')}</Button>
        </div>
      ) : null}
    </>
  );
}
