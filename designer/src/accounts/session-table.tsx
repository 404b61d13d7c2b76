import type { ReactNode } from 'react';
import type { SignedInAt } from '../api/types';
import { useT } from '../i18n/i18n';
import { browserOf } from '../text/browser';
import { moment } from '../text/format';
import { TableBox } from '../ui/table-box';

interface SessionTableProps {
  label: string;
  sessions: readonly SignedInAt[];
  /** What can be done about one; without it there is no such column. */
  act?: (session: SignedInAt) => ReactNode;
}

/** Where somebody is signed in, the browser used last first. */
export function SessionTable({ label, sessions, act }: SessionTableProps) {
  const t = useT();
  return (
    <TableBox label={label}>
      <table className="table account-sessions">
        <thead>
          <tr>
            <th scope="col">{t('session.browser')}</th>
            <th scope="col">{t('session.address')}</th>
            <th scope="col">{t('session.started')}</th>
            <th scope="col">{t('session.seen')}</th>
            {act === undefined ? null : (
              <th scope="col">
                <span className="visually-hidden">{t('me.endSession')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {sessions.map((session) => (
            <tr key={session.id} data-testid="session" data-current={session.current}>
              <td title={session.agent}>{browserOf(session.agent) ?? t('session.unknown')}</td>
              <td>{session.address}</td>
              <td>{moment(session.startedAt)}</td>
              <td>{moment(session.seenAt)}</td>
              {act === undefined ? null : <td>{act(session)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}
