import type { ReactNode } from 'react';
import { useT } from '../i18n/i18n';
import { Skeleton } from '../ui/bits';

export function TaskHead({ children }: { children?: ReactNode }) {
  const t = useT();
  return (
    <thead>
      <tr>
        <th className="tasks-choice">
          {children ?? <span className="visually-hidden">{t('inbox.col.choice')}</span>}
        </th>
        <th scope="col" className="tasks-clock">
          {t('inbox.col.clock')}
        </th>
        <th scope="col" className="tasks-code">
          {t('inbox.col.code')}
        </th>
        <th scope="col" className="tasks-who">
          {t('inbox.col.who')}
        </th>
        <th scope="col">{t('inbox.col.procedure')}</th>
        <th scope="col" className="tasks-step">
          {t('inbox.col.step')}
        </th>
        <th scope="col" className="tasks-promise">
          {t('inbox.col.promise')}
        </th>
        <th scope="col" className="tasks-flags">
          {t('inbox.col.flags')}
        </th>
        <th scope="col" className="tasks-channel">
          {t('inbox.col.channel')}
        </th>
      </tr>
    </thead>
  );
}

const widths = ['16px', '70%', '80%', '60%', '90%', '60%', '75%', '30%', '16px'];

export function TaskTableSkeleton() {
  const t = useT();
  return (
    <table className="table tasks" aria-busy="true" aria-label={t('common.loading')}>
      <TaskHead />
      <tbody>
        {Array.from({ length: 10 }, (_, row) => (
          <tr key={row}>
            {widths.map((width, cell) => (
              <td key={cell}>
                <Skeleton width={width} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
