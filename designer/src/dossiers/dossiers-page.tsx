import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { api } from '../api/api';
import { useT } from '../i18n/i18n';
import { Empty, FilterChip } from '../ui/bits';
import { FindBox } from '../ui/find-box';
import { PageHead, usePageTitle, usePhone, useReady } from '../ui/page';
import { NextPage } from '../ui/more';
import { NotYet, Stale } from '../ui/not-yet';
import { Cards, Rows } from './dossier-rows';
import './dossiers.css';

const route = getRouteApi('/dossiers');
const states = ['open', 'paused', 'ended', 'watched'] as const;

/** Every dossier one may see, by number or by name. */
export function DossiersPage() {
  const t = useT();
  const phone = usePhone();
  const search = route.useSearch();
  const navigate = useNavigate();
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
  usePageTitle(t('dossiers.title'));
  useReady(found.data !== undefined);

  return (
    <div className="page">
      <PageHead
        title={t('dossiers.title')}
        meta={total === undefined ? null : t('dossiers.total', { count: total })}
      />
      <div className="dossiers-filters">
        <FindDossier q={q} />
        <FilterChip
          label={t('dossiers.state')}
          value={search.state}
          options={states.map((state) => ({ value: state, label: t(`dossiers.state.${state}`) }))}
          any={t('inbox.filter.any')}
          clear={t('inbox.filter.clear')}
          onChange={(state) =>
            void navigate({ to: '/dossiers', search: { ...search, state }, replace: true })
          }
        />
      </div>
      <Stale query={found} />
      {found.data === undefined ? (
        <NotYet query={found} />
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
      <NextPage query={found} />
    </div>
  );
}

function FindDossier({ q }: { q: string }) {
  const t = useT();
  const navigate = useNavigate();
  const find = useCallback(
    (next: string | undefined) =>
      void navigate({ to: '/dossiers', search: (last) => ({ ...last, q: next }), replace: true }),
    [navigate],
  );
  return (
    <div className="dossiers-find">
      <FindBox label={t('search.label')} placeholder={t('search.placeholder')} q={q} onFind={find} />
    </div>
  );
}
