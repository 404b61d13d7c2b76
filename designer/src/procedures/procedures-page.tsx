import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../api/api';
import { problemText } from '../api/problem-text';
import { useT } from '../i18n/i18n';
import { search } from '../text/fold';
import { Empty, LoadFailed, Notice, SkeletonBlock } from '../ui/bits';
import { Input } from '../ui/field';
import { useMore } from '../ui/more';
import { PageHead, usePageTitle, useReady, useSlow } from '../ui/page';
import { Provenance } from './provenance';
import './procedures.css';

const route = getRouteApi('/procedures');

/** What the province does, how long it may take, and how sure we are of it. */
export function ProceduresPage() {
  const t = useT();
  const navigate = useNavigate();
  const { q } = route.useSearch();
  const [typed, setTyped] = useState(q ?? '');
  const list = useQuery({ queryKey: ['procedures'], queryFn: () => api.procedures(), staleTime: 60_000 });
  const findings = useQuery({ queryKey: ['findings'], queryFn: api.findings, staleTime: 60_000 });
  const slow = useSlow(list.isPending);
  const rows = search(
    list.data ?? [],
    typed,
    (item) => `${item.code} ${item.name} ${item.field} ${item.authority}`,
  );
  const { shown, more } = useMore(rows, typed);
  usePageTitle(t('procedures.title'));
  useReady(list.data !== undefined);

  return (
    <div className="page">
      <PageHead
        title={t('procedures.title')}
        meta={list.data === undefined ? null : t('procedures.total', { count: list.data.length })}
      >
        <Link to="/procedures/findings">
          {findings.data === undefined || findings.data.length === 0
            ? t('findings.none')
            : t('findings.link', { count: findings.data.length })}
        </Link>
      </PageHead>
      {(findings.data ?? []).some((finding) => finding.severity === 'error') ? (
        <div className="page-notice">
          <Notice tone="over" action={<Link to="/procedures/findings">{t('findings.see')}</Link>}>
            {t('findings.broken')}
          </Notice>
        </div>
      ) : null}
      <div className="procedures-find">
        <Input
          label={t('receive.findProcedure')}
          type="search"
          placeholder={t('receive.findPlaceholder')}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            void navigate({ to: '/procedures', search: { q: event.target.value }, replace: true });
          }}
        />
      </div>
      {list.data === undefined ? (
        list.isError ? (
          <LoadFailed
            title={t('state.failed.title')}
            detail={problemText(list.error, t)}
            retry={t('common.retry')}
            onRetry={() => void list.refetch()}
          />
        ) : slow ? (
          <SkeletonBlock />
        ) : null
      ) : rows.length === 0 ? (
        <Empty
          icon="search"
          what={t('receive.noProcedure')}
          why={t('receive.noProcedureWhy', { q: typed })}
        />
      ) : (
        <>
          <ul className="procedures">
            <li className="procedures-item procedures-head" aria-hidden="true">
              <span>{t('procedures.name')}</span>
              <span>{t('procedures.authority')}</span>
              <span>{t('procedures.limit')}</span>
              <span>{t('procedures.provenance')}</span>
            </li>
            {shown.map((item) => (
              <li key={item.code} className="procedures-item" data-testid="procedure-row" data-id={item.code}>
                <span className="procedures-name">
                  <Link to="/procedures/$code" params={{ code: item.code }}>
                    {item.name}
                  </Link>
                  <span className="small">
                    {item.code} · v{item.version} · {item.field}
                  </span>
                </span>
                <span>{item.authority}</span>
                <span>{item.limitText}</span>
                <Provenance provenance={item.provenance} confirmed={item.confirmed} />
              </li>
            ))}
          </ul>
          {more}
        </>
      )}
    </div>
  );
}
