import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { api } from '../api/api';
import { problemText } from '../api/problem-text';
import type { ReductionDraft, ReductionOverview, ReductionRow } from '../api/types';
import { useLanguage, useT } from '../i18n/i18n';
import { search as find } from '../text/fold';
import { FilterChip, LoadFailed, Notice, SkeletonBlock } from '../ui/bits';
import { Button } from '../ui/button';
import { PageHead, usePageTitle, useReady, useSlow } from '../ui/page';
import { CutBar } from './cut-bar';
import { CutGrid } from './cut-grid';
import { DraftChoice } from './draft-choice';
import { ProposeDialog } from './propose-dialog';
import { Refusals } from './refusals';
import { StepsDialog } from './steps-dialog';
import { draftKey, useDraftCuts } from './use-draft';
import './reductions.css';

const route = getRouteApi('/reductions');

/** All limits of the province, what may be cut of them, and what that comes to. The server judges every cut. */
export function ReductionsPage() {
  const t = useT();
  const language = useLanguage();
  const { draft: id } = route.useSearch();
  const draft = useQuery({
    queryKey: draftKey(id ?? ''),
    queryFn: () => api.reductionDraft(id ?? ''),
    enabled: id !== undefined,
  });
  const channel = draft.data?.channel ?? undefined;
  const overview = useQuery({
    queryKey: ['reductions', channel, language],
    queryFn: () => api.reductions({ channel }),
    placeholderData: (last) => last,
  });
  const slow = useSlow(overview.isPending);
  const failed = overview.error ?? draft.error;
  const ready = overview.data !== undefined && (id === undefined || draft.data !== undefined);
  usePageTitle(t('cut.title'));
  useReady(ready);

  if (!ready && failed !== null) {
    return (
      <LoadFailed
        title={t('state.failed.title')}
        detail={problemText(failed, t)}
        retry={t('common.retry')}
        onRetry={() => {
          void overview.refetch();
          void draft.refetch();
        }}
      />
    );
  }
  if (!ready) return slow ? <SkeletonBlock /> : null;
  return <Reductions overview={overview.data} draft={id === undefined ? undefined : draft.data} />;
}

function Reductions({ overview, draft }: { overview: ReductionOverview; draft: ReductionDraft | undefined }) {
  const t = useT();
  const cuts = useDraftCuts(draft?.id);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [steps, setSteps] = useState<ReductionRow | null>(null);
  const [proposing, setProposing] = useState(false);
  const rows = useShown(overview);
  const byCode = useMemo(() => new Map(draft?.cuts.map((cut) => [cut.code, cut])), [draft]);
  const mayEdit = draft !== undefined && draft.waiting === null;

  return (
    <div className="page cut-page">
      <PageHead
        title={draft?.title ?? t('cut.title')}
        meta={<span className="small">{overview.rounding}</span>}
      >
        <DraftChoice overview={overview} draft={draft} />
        {draft === undefined || draft.cuts.length === 0 || !mayEdit ? null : (
          <Button kind="primary" onClick={() => setProposing(true)}>
            {t('cut.propose')}
          </Button>
        )}
      </PageHead>
      <div className="cut-total" aria-live="polite">
        <p>
          <strong data-testid="cut-total">{draft?.total.text ?? overview.total}</strong>{' '}
          <span className="muted">{t('cut.againstLaw')}</span>
        </p>
        {draft === undefined ? null : (
          <p className="small">
            {t('cut.inForce')} {overview.total}
          </p>
        )}
        <p className="small cut-note">{overview.historyNote}</p>
      </div>
      {draft?.waiting === null || draft === undefined ? null : (
        <div className="page-notice">
          <Notice
            tone="pause"
            action={
              <Link to="/publishing/$id" params={{ id: draft.waiting }}>
                {t('cut.seeProposal')}
              </Link>
            }
          >
            {t('cut.waits')}
          </Notice>
        </div>
      )}
      {cuts.problem === null ? null : (
        <div className="page-notice">
          <Notice tone="over" live="alert">
            {cuts.problem}
          </Notice>
        </div>
      )}
      <Refusals refused={cuts.refused} onClose={cuts.forget} />
      <Filters overview={overview} shown={rows.length} />
      <CutGrid
        rows={rows}
        cuts={byCode}
        chosen={chosen}
        onChoose={setChosen}
        onCut={
          mayEdit
            ? (code, to) =>
                void cuts.cut(to === '' ? { procedures: [code], clear: true } : { procedures: [code], to })
            : undefined
        }
        onSteps={draft === undefined ? undefined : setSteps}
      />
      {mayEdit && chosen.size > 0 ? (
        <CutBar
          count={chosen.size}
          onCut={(ask) => cuts.cut({ ...ask, procedures: [...chosen] })}
          onDone={() => setChosen(new Set())}
        />
      ) : null}
      {steps === null || draft === undefined ? null : (
        <StepsDialog draft={draft} row={steps} mayEdit={mayEdit} onClose={() => setSteps(null)} />
      )}
      {proposing && draft !== undefined ? (
        <ProposeDialog draft={draft} onClose={() => setProposing(false)} />
      ) : null}
    </div>
  );
}

/** The rows that search and filters leave, in the server's order. */
function useShown(overview: ReductionOverview): readonly ReductionRow[] {
  const { q, field, agency, level, state } = route.useSearch();
  return useMemo(
    () =>
      find(
        overview.rows.filter(
          (row) =>
            (field === undefined || row.field === field) &&
            (agency === undefined || row.agency === agency) &&
            (level === undefined || row.level === level) &&
            (state !== 'open' || row.locked === null) &&
            (state !== 'data' || row.finished > 0),
        ),
        q ?? '',
        (row) => `${row.code} ${row.name}`,
      ),
    [overview, q, field, agency, level, state],
  );
}

function Filters({ overview, shown }: { overview: ReductionOverview; shown: number }) {
  const t = useT();
  const navigate = useNavigate();
  const search = route.useSearch();
  const common = { any: t('inbox.filter.any'), clear: t('inbox.filter.clear') };
  const set = (next: Record<string, string | undefined>): void =>
    void navigate({ to: '/reductions', search: (last) => ({ ...last, ...next }), replace: true });
  const options = (named: ReductionOverview['fields']) =>
    named.map((item) => ({ value: item.id, label: item.name }));
  return (
    <div className="cut-filters" role="group" aria-label={t('inbox.filter.label')}>
      <input
        type="search"
        className="input cut-find"
        aria-label={t('cut.find')}
        placeholder={t('cut.find')}
        value={search.q ?? ''}
        onChange={(event) => set({ q: event.target.value === '' ? undefined : event.target.value })}
      />
      <FilterChip
        {...common}
        label={t('list.agency')}
        value={search.agency}
        options={options(overview.agencies)}
        onChange={(agency) => set({ agency })}
      />
      <FilterChip
        {...common}
        label={t('list.field')}
        value={search.field}
        options={options(overview.fields)}
        onChange={(field) => set({ field })}
      />
      <FilterChip
        {...common}
        label={t('list.level')}
        value={search.level}
        options={options(overview.levels)}
        onChange={(level) => set({ level })}
      />
      <FilterChip
        {...common}
        label={t('cut.state')}
        value={search.state}
        options={[
          { value: 'open', label: t('cut.canBeCut') },
          { value: 'data', label: t('cut.hasData') },
        ]}
        onChange={(state) => set({ state })}
      />
      <span className="small" data-testid="shown">
        {t('list.shown', { shown, total: overview.rows.length })}
      </span>
    </div>
  );
}
