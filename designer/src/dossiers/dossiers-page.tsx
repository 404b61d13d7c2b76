import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { api } from '../api/api';
import { problemText } from '../api/problem-text';
import type { DossierRow } from '../api/types';
import { useT } from '../i18n/i18n';
import { moment } from '../text/format';
import { Empty, LoadFailed, Notice, SkeletonBlock } from '../ui/bits';
import { Button } from '../ui/button';
import { Input } from '../ui/field';
import { PageHead, usePageTitle, usePhone, useReady, useSlow } from '../ui/page';
import { TimeText } from '../ui/time';
import './dossiers.css';

const route = getRouteApi('/dossiers');
const typingPause = 300;

/** Every dossier one may see, by number or by name. */
export function DossiersPage() {
  const t = useT();
  const phone = usePhone();
  const search = route.useSearch();
  const q = search.q ?? '';
  const found = useInfiniteQuery({
    queryKey: ['dossiers', search],
    queryFn: ({ pageParam, signal }) =>
      api.dossiers(
        {
          ...(search.q === undefined ? {} : { q: search.q }),
          ...(search.state === undefined ? {} : { state: search.state }),
          ...(pageParam === null ? {} : { after: pageParam }),
        },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: (last) => last,
  });
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? [];
  const total = found.data?.pages[0]?.total;
  const slow = useSlow(found.isPending);
  usePageTitle(t('dossiers.title'));
  useReady(found.data !== undefined);

  return (
    <div className="page">
      <PageHead
        title={t('dossiers.title')}
        meta={total === undefined ? null : t('dossiers.total', { count: total })}
      />
      <FindDossier q={q} />
      {found.isError && found.data !== undefined ? (
        <div className="page-notice">
          <Notice tone="over" live="alert" title={t('state.failed.title')}>
            {problemText(found.error, t)}
          </Notice>
        </div>
      ) : null}
      {found.data === undefined ? (
        found.isError ? (
          <LoadFailed
            title={t('state.failed.title')}
            detail={problemText(found.error, t)}
            retry={t('common.retry')}
            onRetry={() => void found.refetch()}
          />
        ) : slow ? (
          <SkeletonBlock />
        ) : null
      ) : rows.length === 0 ? (
        <Empty
          icon="search"
          what={q === '' ? t('dossiers.none') : t('dossiers.nothing', { q })}
          why={t('dossiers.nothingWhy')}
        />
      ) : phone ? (
        <Cards rows={rows} />
      ) : (
        <Rows rows={rows} />
      )}
      {found.hasNextPage ? (
        <div className="dossiers-more">
          <Button
            busy={found.isFetchingNextPage && t('common.loading')}
            onClick={() => void found.fetchNextPage()}
          >
            {t('common.more')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function FindDossier({ q }: { q: string }) {
  const t = useT();
  const navigate = useNavigate();
  const [typed, setTyped] = useState(q);
  const [known, setKnown] = useState(q);
  if (known !== q) {
    setKnown(q);
    setTyped(q);
  }
  useEffect(() => {
    if (typed.trim() === q) return undefined;
    const timer = setTimeout(() => {
      void navigate({
        to: '/dossiers',
        search: (last) => ({ ...last, q: typed.trim() === '' ? undefined : typed.trim() }),
        replace: true,
      });
    }, typingPause);
    return () => clearTimeout(timer);
  }, [typed, q, navigate]);
  return (
    <div className="dossiers-find">
      <Input
        label={t('search.label')}
        type="search"
        placeholder={t('search.placeholder')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </div>
  );
}

function procedureName(row: DossierRow): string {
  return typeof row.procedure === 'string' ? row.procedure : row.procedure.name;
}

function statusText(row: DossierRow): string {
  return typeof row.status === 'string' ? row.status : row.status.text;
}

function Rows({ rows }: { rows: readonly DossierRow[] }) {
  const t = useT();
  return (
    <table className="table table-sticky" aria-label={t('dossiers.title')}>
      <thead>
        <tr>
          <th scope="col" className="dossiers-promise">
            {t('inbox.col.promise')}
          </th>
          <th scope="col" className="dossiers-code">
            {t('inbox.col.code')}
          </th>
          <th scope="col" className="dossiers-who">
            {t('inbox.col.who')}
          </th>
          <th scope="col">{t('inbox.col.procedure')}</th>
          <th scope="col" className="dossiers-status">
            {t('dossiers.status')}
          </th>
          <th scope="col" className="dossiers-holder">
            {t('dossiers.holder')}
          </th>
          <th scope="col" className="dossiers-at">
            {t('dossiers.received')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.code} className="table-row" data-testid="dossier-row" data-id={row.code}>
            <td>
              <TimeText time={row.promise} />
            </td>
            <td>
              <Link to="/dossiers/$code" params={{ code: row.code }}>
                {row.code}
              </Link>
            </td>
            <td title={row.applicant}>{row.applicant}</td>
            <td title={procedureName(row)}>{procedureName(row)}</td>
            <td title={statusText(row)}>{statusText(row)}</td>
            <td title={row.holder.name}>{row.holder.name}</td>
            <td>{moment(row.receivedAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cards({ rows }: { rows: readonly DossierRow[] }) {
  return (
    <ul className="dossiers-cards">
      {rows.map((row) => (
        <li key={row.code}>
          <Link
            to="/dossiers/$code"
            params={{ code: row.code }}
            className="dossiers-card"
            data-testid="dossier-row"
            data-id={row.code}
          >
            <span className="spread">
              <TimeText time={row.promise} />
              <span className="small">{statusText(row)}</span>
            </span>
            <span>
              <span className="strong">{row.applicant}</span> {row.code}
            </span>
            <span className="cut">{procedureName(row)}</span>
            <span className="small">{row.holder.name}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
