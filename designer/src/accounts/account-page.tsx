import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../api/api';
import { ApiError } from '../api/problem';
import type { Account, AccountGrant, SignedInAt } from '../api/types';
import { useMe } from '../frame/session';
import { useLanguage, useT } from '../i18n/i18n';
import { moment } from '../text/format';
import { Empty, Notice, Tag, type Tone } from '../ui/bits';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { NotYet } from '../ui/not-yet';
import { PageHead, usePageTitle, useReady } from '../ui/page';
import { TableBox } from '../ui/table-box';
import { AccountState } from './account-state';
import { DisableAccount, EndRole, EndSessions, GiveRole, ResetPassword } from './account-dialogs';
import { OneTimePassword } from './one-time-password';
import { SessionTable } from './session-table';
import './accounts.css';

const route = getRouteApi('/accounts/$user');

type Asking = 'give' | 'reset' | 'disable' | 'sessions' | AccountGrant;

/** One account: what its owner may do where and when, where he is signed in, and what an administrator can do about it. */
export function AccountPage() {
  const t = useT();
  const language = useLanguage();
  const { user } = route.useParams();
  const found = useQuery({
    queryKey: ['accounts', 'one', language, user],
    queryFn: () => api.account(user),
    staleTime: 0,
  });
  usePageTitle(found.data?.account.name ?? user);
  useReady(found.data !== undefined);

  if (found.data === undefined) {
    return found.error instanceof ApiError && found.error.status === 404 ? (
      <Empty
        icon="search"
        what={t('account.unknown', { user })}
        act={<Link to="/accounts">{t('accounts.title')}</Link>}
      />
    ) : (
      <NotYet query={found} />
    );
  }
  return <Detail key={user} account={found.data.account} sessions={found.data.sessions} />;
}

function Detail({ account, sessions }: { account: Account; sessions: readonly SignedInAt[] }) {
  const t = useT();
  const me = useMe();
  const [asking, setAsking] = useState<Asking | null>(null);
  const [password, setPassword] = useState<string | null>(null);
  const own = account.user === me.user;
  const close = (): void => setAsking(null);

  return (
    <article className="page" aria-label={account.name}>
      <Link to="/accounts" className="page-back">
        <Icon name="left" /> {t('accounts.title')}
      </Link>
      <PageHead
        title={
          <>
            <span className="title-number">{account.user}</span> {account.name}
          </>
        }
        meta={<AccountState account={account} />}
      >
        {account.demo ? null : <Button onClick={() => setAsking('reset')}>{t('account.reset')}</Button>}
        {own ? null : (
          <Button kind={account.disabled ? 'default' : 'danger'} onClick={() => setAsking('disable')}>
            {account.disabled ? t('account.enable') : t('account.disable')}
          </Button>
        )}
      </PageHead>
      <div className="page-body account-body">
        {account.title === null ? null : <p className="muted">{account.title}</p>}
        {own ? <Notice tone="pause">{t('account.self')}</Notice> : null}
        {account.demo ? <Notice tone="pause">{t('account.demo')}</Notice> : null}
        <section aria-labelledby="account-roles">
          <div className="account-section">
            <h2 id="account-roles">{t('account.roles')}</h2>
            <Button kind="primary" onClick={() => setAsking('give')}>
              {t('account.give')}
            </Button>
          </div>
          {account.grants.length === 0 ? (
            <p className="muted">{t('account.rolesNone')}</p>
          ) : (
            <Roles account={account} onEnd={setAsking} />
          )}
        </section>
        <section aria-labelledby="account-sessions">
          <div className="account-section">
            <h2 id="account-sessions">{t('account.sessions')}</h2>
            {sessions.length === 0 ? null : (
              <Button onClick={() => setAsking('sessions')}>{t('account.endSessions')}</Button>
            )}
          </div>
          {sessions.length === 0 ? (
            <p className="muted">{t('account.sessionsNone')}</p>
          ) : (
            <SessionTable label={t('account.sessions')} sessions={sessions} />
          )}
        </section>
      </div>
      {asking === null ? null : asking === 'give' ? (
        <GiveRole account={account} onClose={close} />
      ) : asking === 'reset' ? (
        <ResetPassword
          account={account}
          onClose={close}
          onReset={(next) => {
            close();
            setPassword(next);
          }}
        />
      ) : asking === 'disable' ? (
        <DisableAccount account={account} onClose={close} />
      ) : asking === 'sessions' ? (
        <EndSessions account={account} onClose={close} />
      ) : (
        <EndRole account={account} grant={asking} onClose={close} />
      )}
      {password === null ? null : (
        <OneTimePassword user={account.user} password={password} onClose={() => setPassword(null)} />
      )}
    </article>
  );
}

const tones: Record<AccountGrant['state'], Tone> = { running: 'ok', planned: 'pause', over: 'neutral' };

function Roles({ account, onEnd }: { account: Account; onEnd: (grant: AccountGrant) => void }) {
  const t = useT();
  const me = useMe();
  // What is held comes first, what is over last.
  const order = ['running', 'planned', 'over'];
  const grants = [...account.grants].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  return (
    <TableBox label={t('account.roles')}>
      <table className="table account-roles">
        <thead>
          <tr>
            <th scope="col">{t('account.role')}</th>
            <th scope="col">{t('account.unit')}</th>
            <th scope="col" className="account-day">
              {t('account.from')}
            </th>
            <th scope="col" className="account-day">
              {t('account.until')}
            </th>
            <th scope="col" className="account-roleState">
              {t('accounts.col.state')}
            </th>
            <th scope="col" className="account-act">
              <span className="visually-hidden">{t('account.end')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {grants.map((grant) => (
            <tr
              key={`${grant.unit}/${grant.role}/${grant.from}`}
              className={grant.state === 'over' ? 'account-over' : undefined}
              data-testid="grant"
              data-state={grant.state}
            >
              <td title={grant.roleName}>{grant.roleName}</td>
              <td title={grant.unitName}>{grant.unitName}</td>
              <td>{moment(grant.from)}</td>
              <td>{grant.until === null ? t('account.open') : moment(grant.until)}</td>
              <td>
                <Tag tone={tones[grant.state]}>{t(`account.state.${grant.state}`)}</Tag>
              </td>
              <td>
                {grant.state === 'over' ||
                (account.user === me.user && grant.role === 'administrator') ? null : (
                  <Button
                    small
                    kind="quiet"
                    aria-label={t('account.endOf', { role: grant.roleName, unit: grant.unitName })}
                    onClick={() => onEnd(grant)}
                  >
                    {t('account.end')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}
