import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import type { InboxFilter, InboxPage as InboxData } from '../api/types';
import { announce } from '../frame/announce';
import { useMe } from '../frame/session';
import { useT } from '../i18n/i18n';
import { timeOf } from '../text/format';
import { LoadFailed, Notice, Pill } from '../ui/bits';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { PageHead, usePageTitle, usePhone, useReady, useSlow } from '../ui/page';
import { tabPanel, Tabs, usePanelId } from '../ui/tabs';
import { problemText } from '../api/problem-text';
import { ActResults } from './act-results';
import { AssignDialog } from './assign-dialog';
import { BulkBar } from './bulk-bar';
import { FilterActs } from './filter-acts';
import { Filters } from './filters';
import { NothingHere } from './nothing-here';
import { inGroups, type ShownRow } from './shown-rows';
import { TaskCards } from './task-cards';
import { TaskTable } from './task-table';
import { TaskTableSkeleton } from './task-table-head';
import { filterOf, keyOf, useSavedFilters } from './saved-filters';
import { useInbox, useLiveRows } from './use-inbox';
import { useTaskActs } from './use-task-acts';
import { useWatch as useWatching } from './watch';
import './inbox.css';

const route = getRouteApi('/inbox');

export function InboxPage() {
  const t = useT();
  const me = useMe();
  const phone = usePhone();
  const navigate = useNavigate();
  const panel = usePanelId();
  const search = route.useSearch();
  const filter: InboxFilter = useMemo(() => ({ ...search, view: search.view ?? 'mine' }), [search]);
  const { query, page, shown, more, showFresh, loadMore } = useInbox(filter);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [assigning, setAssigning] = useState<ShownRow[] | null>(null);
  const acts = useTaskActs();
  const watching = useWatching();
  const { saved, current } = useSavedFilters(filter);
  const slow = useSlow(query.isPending);
  const waiting = shown?.waiting ?? 0;

  useLiveRows(filter.view === 'watched' ? shown?.rows : undefined);
  useReady(page !== undefined);
  usePageTitle(
    t('inbox.documentTitle', { n: page?.summary.total ?? 0, view: viewLabel(page) ?? t('rail.inbox') }),
  );
  useEffect(() => {
    if (waiting > 0) announce(t('inbox.fresh', { count: waiting }));
  }, [waiting, t]);

  const tab = current === undefined ? (filter.view ?? 'mine') : keyOf(current);
  const groups = page === undefined || shown === null ? [] : inGroups(page.groups, shown.rows, page.atLeast);
  const chosen = shown?.rows.filter((row) => selected.has(row.task)) ?? [];
  const clear = (): void => setSelected(new Set());

  function refilter(next: InboxFilter): void {
    clear();
    acts.forget();
    void navigate({ to: '/inbox', search: next, replace: true });
  }

  const list = {
    groups,
    selected,
    onSelect: setSelected,
    onOpen: (row: ShownRow) => void navigate({ to: '/dossiers/$code', params: { code: row.address } }),
    onClaim: (rows: ShownRow[]) => void acts.claim(rows),
    onAssign: (rows: ShownRow[]) => {
      if (me.can.includes('reassign')) setAssigning(rows);
    },
    onWatch: (row: ShownRow) => void watching.toggle(row),
    onFresh: () => void showFresh(),
    onMore: () => void loadMore(),
    more,
  };

  return (
    <div className="page inbox">
      <PageHead title={t(`inbox.title.${titleOf(filter.view)}`)} meta={<Summary page={page} />}>
        {shown !== null && (waiting > 0 || shown.moved) ? (
          <Pill hint="N" onClick={() => void showFresh()}>
            {waiting > 0 ? t('inbox.fresh', { count: waiting }) : t('inbox.moved')}
          </Pill>
        ) : null}
        {page === undefined ? null : (
          <span className="small inbox-asof">{t('inbox.asOf', { time: timeOf(page.asOf) })}</span>
        )}
      </PageHead>
      {page === undefined ? (
        <div className="tabs" />
      ) : (
        <Tabs
          label={t('inbox.views')}
          panel={panel}
          current={tab}
          items={[
            ...page.views.map((view) => ({ key: view.view, label: view.label, count: view.count })),
            ...saved.map((each) => ({ key: keyOf(each), label: <SavedName name={each.name} /> })),
          ]}
          onChange={(key) => {
            const kept = saved.find((each) => keyOf(each) === key);
            refilter(kept === undefined ? { view: key } : filterOf(kept));
          }}
        />
      )}
      <div className="inbox-panel" {...(page === undefined ? {} : tabPanel(panel, tab))}>
        <Filters filter={filter} page={page} onChange={refilter}>
          <FilterActs filter={filter} current={current} onDeleted={() => refilter({ view: filter.view })} />
        </Filters>
        {query.isError && page !== undefined ? (
          <div className="page-notice">
            <Notice
              tone="over"
              live="alert"
              title={t('state.failed.title')}
              action={<Button onClick={() => void query.refetch()}>{t('common.retry')}</Button>}
            >
              {t('state.failed.old', { time: timeOf(page.asOf) })} {problemText(query.error, t)}
            </Notice>
          </div>
        ) : null}
        {watching.failure === null ? null : (
          <div className="page-notice">
            <Notice tone="over" live="alert" title={t('watch.failed')}>
              {watching.failure}
            </Notice>
          </div>
        )}
        <ActResults acts={acts} />
        {page === undefined && query.isError ? (
          <LoadFailed
            title={t('state.failed.title')}
            detail={problemText(query.error, t)}
            retry={t('common.retry')}
            onRetry={() => void query.refetch()}
          />
        ) : page === undefined ? (
          slow ? (
            <TaskTableSkeleton />
          ) : null
        ) : groups.length === 0 ? (
          <NothingHere
            page={page}
            filter={filter}
            onClear={() => refilter({ view: filter.view })}
            onView={(view) => refilter({ view })}
          />
        ) : phone ? (
          <TaskCards {...list} />
        ) : (
          <TaskTable {...list} />
        )}
      </div>
      {chosen.length > 0 && !phone ? (
        <BulkBar
          rows={chosen}
          busy={acts.busy}
          mayAssign={me.can.includes('reassign')}
          onClaim={() => void acts.claim(chosen).then(clear)}
          onAssign={() => setAssigning(chosen)}
          onClear={clear}
        />
      ) : null}
      {assigning === null ? null : (
        <AssignDialog
          rows={assigning}
          onClose={() => setAssigning(null)}
          onAssign={(to) => {
            void acts.assign(assigning, to);
            setAssigning(null);
            clear();
          }}
        />
      )}
    </div>
  );
}

function viewLabel(page: InboxData | undefined): string | undefined {
  return page?.views.find((view) => view.view === page.view)?.label;
}

const titled = ['mine', 'unit', 'sign', 'receive', 'watched', 'all'] as const;

function titleOf(view: string | undefined): (typeof titled)[number] {
  return titled.find((each) => each === view) ?? 'mine';
}

function SavedName({ name }: { name: string }) {
  return (
    <span className="saved-name">
      <Icon name="filter" size={14} />
      {name}
    </span>
  );
}

function Summary({ page }: { page: InboxData | undefined }) {
  const t = useT();
  if (page === undefined) return null;
  const { total, over, today, paused } = page.summary;
  return (
    <span className="inbox-summary">
      <span data-testid="inbox-total">
        {page.atLeast ? t('inbox.sum.atLeast', { n: total }) : t('inbox.sum.total', { count: total })}
      </span>
      {over > 0 ? <span className="inbox-over">{t('inbox.sum.over', { n: over })}</span> : null}
      {today > 0 ? <span className="inbox-today">{t('inbox.sum.today', { n: today })}</span> : null}
      {paused > 0 ? <span>{t('inbox.sum.paused', { n: paused })}</span> : null}
    </span>
  );
}
