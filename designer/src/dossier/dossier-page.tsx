import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useCallback, useState, type ReactNode } from 'react';
import { api } from '../api/api';
import { ApiError } from '../api/problem';
import { problemText } from '../api/problem-text';
import type { DossierView } from '../api/types';
import { useT } from '../i18n/i18n';
import { useMinute, useWatch } from '../live/use-live';
import { Empty, LoadFailed, Notice, SkeletonBlock } from '../ui/bits';
import { Button } from '../ui/button';
import { usePageTitle, useReady, useSlow } from '../ui/page';
import { tabPanel, Tabs, usePanelId } from '../ui/tabs';
import { ClockTab } from './clock-tab';
import { DecisionPanel } from './decision-panel';
import { DossierHead } from './dossier-head';
import { HandoverTab } from './handover-tab';
import { OverviewTab } from './overview-tab';
import { PapersTab } from './papers-tab';
import { openTasks, pickTask } from './pick-task';
import { TimelineTab } from './timeline-tab';
import './dossier.css';

const route = getRouteApi('/dossiers/$code');
const tabs = ['overview', 'papers', 'timeline', 'clock', 'handover'] as const;
type Tab = (typeof tabs)[number];

export function DossierPage() {
  const t = useT();
  const { code } = route.useParams();
  const found = useQuery({ queryKey: ['dossier', code], queryFn: () => api.dossier(code), staleTime: 0 });
  const slow = useSlow(found.isPending);
  const { refetch } = found;
  useWatch(code);
  useMinute(useCallback(() => void refetch(), [refetch]));
  usePageTitle(
    found.data === undefined
      ? code
      : t('dossier.documentTitle', {
          code: found.data.code === '' ? t('dossier.noCode') : found.data.code,
          procedure: found.data.procedure.name,
        }),
  );
  useReady(found.data !== undefined);

  if (found.data === undefined) {
    if (!found.isError) return slow ? <SkeletonBlock /> : null;
    if (found.error instanceof ApiError && found.error.status === 404) {
      return (
        <Empty
          icon="search"
          what={t('dossier.unknown', { code })}
          why={t('dossier.unknownWhy')}
          act={<a href="/app/dossiers">{t('dossier.unknownAct')}</a>}
        />
      );
    }
    if (found.error instanceof ApiError && found.error.status === 403) {
      return <Empty icon="lock" what={t('dossier.forbidden')} why={problemText(found.error, t)} />;
    }
    return (
      <LoadFailed
        title={t('state.failed.title')}
        detail={problemText(found.error, t)}
        retry={t('common.retry')}
        onRetry={() => void refetch()}
      />
    );
  }
  return (
    <Dossier key={code} view={found.data}>
      {found.isError ? (
        <div className="page-notice">
          <Notice
            tone="over"
            live="alert"
            title={t('state.failed.title')}
            action={<Button onClick={() => void refetch()}>{t('common.retry')}</Button>}
          >
            {problemText(found.error, t)}
          </Notice>
        </div>
      ) : null}
    </Dossier>
  );
}

function Dossier({ view, children }: { view: DossierView; children: ReactNode }) {
  const t = useT();
  const navigate = useNavigate();
  const search = route.useSearch();
  const panel = usePanelId();
  const [chosen, setChosen] = useState<string | null>(null);
  const task = pickTask(view, chosen);
  const tab: Tab = tabs.find((each) => each === search.tab) ?? 'overview';
  const show = (next: Tab, clock?: string): void => {
    void navigate({
      to: '/dossiers/$code',
      params: { code: view.address },
      search: { tab: next, clock },
      replace: true,
    });
  };

  const counts: Partial<Record<Tab, number>> = {
    papers: view.papers.length,
    timeline: view.timeline.length,
    handover: view.handovers.length,
  };
  return (
    <article className="page dossier" aria-label={view.code === '' ? t('dossier.noCode') : view.code}>
      <DossierHead view={view} task={task} onWhy={(clock) => show('clock', clock)} />
      {children}
      <Tabs
        label={t('dossier.tabs')}
        panel={panel}
        current={tab}
        items={tabs.map((key) => ({
          key,
          label: t(`dossier.tab.${key}`),
          count: counts[key] === 0 ? undefined : counts[key],
        }))}
        onChange={(next) => show(next)}
      />
      <div className={tab === 'clock' ? 'dossier-main dossier-whole' : 'dossier-main'}>
        <div className="dossier-tab" {...tabPanel(panel, tab)}>
          {tab === 'overview' ? <OverviewTab view={view} onAll={() => show('timeline')} /> : null}
          {tab === 'papers' ? <PapersTab view={view} /> : null}
          {tab === 'timeline' ? <TimelineTab view={view} /> : null}
          {tab === 'clock' ? (
            <ClockTab
              view={view}
              clock={search.clock ?? 'committed'}
              onClock={(clock) => show('clock', clock)}
            />
          ) : null}
          {tab === 'handover' ? <HandoverTab view={view} /> : null}
        </div>
        <DecisionPanel view={view} task={task} tasks={openTasks(view)} onTask={setChosen} />
      </div>
    </article>
  );
}
