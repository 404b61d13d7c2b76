import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { api } from '../api/api';
import type { Account } from '../api/types';
import { useLanguage, useT } from '../i18n/i18n';
import { Empty } from '../ui/bits';
import { Button } from '../ui/button';
import { FindBox } from '../ui/find-box';
import { NextPage } from '../ui/more';
import { NotYet, Stale } from '../ui/not-yet';
import { PageHead, usePageTitle, usePhone, useReady } from '../ui/page';
import { AccountState } from './account-state';
import { MakeAccount } from './make-account';
import { OneTimePassword } from './one-time-password';
import './accounts.css';

const route = getRouteApi('/accounts');

/** Who can sign in, and with which roles: for administrators. */
export function AccountsPage() {
  const t = useT();
  const language = useLanguage();
  const phone = usePhone();
  const navigate = useNavigate();
  const q = route.useSearch().q ?? '';
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<{ user: string; password: string } | null>(null);
  const found = useInfiniteQuery({
    queryKey: ['accounts', 'list', language, q],
    queryFn: ({ pageParam, signal }) => api.accounts({ q, after: pageParam }, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: (last) => last,
  });
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? [];
  usePageTitle(t('accounts.title'));
  useReady(found.data !== undefined);

  return (
    <div className="page">
      <PageHead title={t('accounts.title')}>
        <Button kind="primary" onClick={() => setMaking(true)}>
          {t('accounts.make')}
        </Button>
      </PageHead>
      <FindAccount q={q} />
      <Stale query={found} />
      {found.data === undefined ? (
        <NotYet query={found} />
      ) : rows.length === 0 ? (
        <Empty
          icon="search"
          what={q === '' ? t('accounts.none') : t('accounts.nothing', { q })}
          why={q === '' ? undefined : t('accounts.nothingWhy')}
        />
      ) : phone ? (
        <Cards rows={rows} />
      ) : (
        <Rows rows={rows} />
      )}
      <NextPage query={found} />
      {making ? (
        <MakeAccount
          onClose={() => setMaking(false)}
          onMade={(next) => {
            setMaking(false);
            setMade(next);
          }}
        />
      ) : null}
      {made === null ? null : (
        <OneTimePassword
          {...made}
          onClose={() => void navigate({ to: '/accounts/$user', params: { user: made.user } })}
        />
      )}
    </div>
  );
}

function FindAccount({ q }: { q: string }) {
  const t = useT();
  const navigate = useNavigate();
  const find = useCallback(
    (next: string | undefined) => void navigate({ to: '/accounts', search: { q: next }, replace: true }),
    [navigate],
  );
  return (
    <div className="accounts-find">
      <FindBox label={t('accounts.findLabel')} placeholder={t('accounts.find')} q={q} onFind={find} />
    </div>
  );
}

/** The roles held today: the first in full, the rest as a number. */
function Roles({ account }: { account: Account }) {
  const t = useT();
  const held = account.grants.filter((grant) => grant.state === 'running');
  const first = held[0];
  if (first === undefined) return <span className="muted">{t('accounts.noRole')}</span>;
  return (
    <>
      {first.roleName} · {first.unitName}
      {held.length === 1 ? null : (
        <span className="muted"> {t('accounts.moreRoles', { count: held.length - 1 })}</span>
      )}
    </>
  );
}

function Rows({ rows }: { rows: readonly Account[] }) {
  const t = useT();
  return (
    <table className="table table-sticky" aria-label={t('accounts.title')}>
      <thead>
        <tr>
          <th scope="col" className="accounts-user">
            {t('accounts.col.user')}
          </th>
          <th scope="col" className="accounts-name">
            {t('accounts.col.name')}
          </th>
          <th scope="col">{t('accounts.col.roles')}</th>
          <th scope="col" className="accounts-state">
            {t('accounts.col.state')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.user} className="table-row" data-testid="account-row" data-user={row.user}>
            <td>
              <Link to="/accounts/$user" params={{ user: row.user }}>
                {row.user}
              </Link>
            </td>
            <td title={row.title ?? row.name}>{row.name}</td>
            <td title={row.grants.map((grant) => `${grant.roleName} · ${grant.unitName}`).join('\n')}>
              <Roles account={row} />
            </td>
            <td>
              <AccountState account={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cards({ rows }: { rows: readonly Account[] }) {
  return (
    <ul className="accounts-cards">
      {rows.map((row) => (
        <li key={row.user}>
          <Link
            to="/accounts/$user"
            params={{ user: row.user }}
            className="accounts-card"
            data-testid="account-row"
            data-user={row.user}
          >
            <span className="spread">
              <span className="strong">{row.name}</span>
              <AccountState account={row} />
            </span>
            <span>{row.user}</span>
            <span className="small">
              <Roles account={row} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
