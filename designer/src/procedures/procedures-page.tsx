import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import { api } from '../api/api';
import type { Coverage, CoverageRow, Named } from '../api/types';
import { useMe } from '../frame/session';
import { useLanguage, useT } from '../i18n/i18n';
import { search as find } from '../text/fold';
import { Empty, FilterChip, Notice, Tag } from '../ui/bits';
import { Button } from '../ui/button';
import { PageHead, usePageTitle, usePhone, useReady } from '../ui/page';
import { useVirtualRows } from '../ui/virtual-rows';
import { NotYet } from '../ui/not-yet';
import { ConfirmDialog } from './confirm-dialog';
import './procedures.css';

const route = getRouteApi('/procedures');
const height = 48;
const cardHeight = 68;

/** What can be chosen, as rows say it; template has no names of its own. */
const facets = ['field', 'agency', 'level', 'template', 'provenance', 'problem'] as const;
type Facet = (typeof facets)[number];

/** What the province does, how long it may take, and how sure we are of it. */
export function ProceduresPage() {
  const t = useT();
  const language = useLanguage();
  const list = useQuery({ queryKey: ['coverage', language], queryFn: api.coverage, staleTime: 60_000 });
  usePageTitle(t('procedures.title'));
  useReady(list.data !== undefined);
  if (list.data !== undefined) return <Procedures coverage={list.data} />;
  return <NotYet query={list} />;
}

function Procedures({ coverage }: { coverage: Coverage }) {
  const t = useT();
  const me = useMe();
  const { q, ...chosenFacets } = route.useSearch();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [confirming, setConfirming] = useState(false);
  const rows = useMemo(
    () =>
      find(
        coverage.rows.filter((row) => facets.every((facet) => isIn(row, facet, chosenFacets[facet]))),
        q ?? '',
        (row) => `${row.code} ${row.name}`,
      ),
    // The facets come anew with every drawing; what they say does not.
    [coverage, q, ...facets.map((facet) => chosenFacets[facet])],
  );
  const mayConfirm = me.can.includes('design');
  const choosable = rows.filter((row) => row.locked === null);
  return (
    <div className="page list-page">
      <PageHead title={t('procedures.title')} meta={t('procedures.total', { count: coverage.total })}>
        <Link to="/procedures/findings">{t('procedures.findings')}</Link>
        <Link to="/calendars">{t('rules.calendars')}</Link>
        <Link to="/policies">{t('rules.policies')}</Link>
      </PageHead>
      <p className="procedures-coverage" data-testid="coverage">
        {t('procedures.coverage', {
          published: coverage.published,
          derived: coverage.derived,
          unconfirmed: coverage.unconfirmed,
          findings: coverage.withFindings,
        })}
      </p>
      {coverage.rows.some((row) => row.problems.includes('errors')) ? (
        <div className="page-notice">
          <Notice tone="over" action={<Link to="/procedures/findings">{t('findings.see')}</Link>}>
            {t('findings.broken')}
          </Notice>
        </div>
      ) : null}
      <Facets coverage={coverage} shown={rows.length} />
      <List
        rows={rows}
        coverage={coverage}
        chosen={mayConfirm ? chosen : undefined}
        choosable={choosable}
        onChoose={setChosen}
      />
      {mayConfirm && chosen.size > 0 ? (
        <section className="bulk" aria-label={t('bulk.label')}>
          <p className="bulk-count strong">{t('bulk.chosen', { n: chosen.size })}</p>
          <Button kind="primary" onClick={() => setConfirming(true)}>
            {t('confirm.act', { count: chosen.size })}
          </Button>
          <Button kind="quiet" className="bulk-clear" onClick={() => setChosen(new Set())}>
            {t('bulk.clear')}
          </Button>
        </section>
      ) : null}
      {confirming ? (
        <ConfirmDialog
          codes={[...chosen]}
          onClose={() => setConfirming(false)}
          onDone={() => setChosen(new Set())}
        />
      ) : null}
    </div>
  );
}

function isIn(row: CoverageRow, facet: Facet, value: string | undefined): boolean {
  if (value === undefined) return true;
  if (facet === 'problem') return row.problems.includes(value);
  if (facet === 'template') return row.template === (value === '-' ? '' : value);
  return row[facet] === value;
}

function Facets({ coverage, shown }: { coverage: Coverage; shown: number }) {
  const t = useT();
  const navigate = useNavigate();
  const search = route.useSearch();
  const set = (name: string, value: string | undefined): void =>
    void navigate({
      to: '/procedures',
      search: (last) => ({ ...last, [name]: value === '' ? undefined : value }),
      replace: true,
    });
  const named: Record<Facet, readonly Named[]> = {
    field: coverage.fields,
    agency: coverage.agencies,
    level: coverage.levels,
    template: templates(coverage.rows, t('list.writtenOut')),
    provenance: coverage.provenances,
    problem: coverage.problems,
  };
  return (
    <div className="procedures-facets" role="group" aria-label={t('inbox.filter.label')}>
      <input
        type="search"
        className="input procedures-find"
        aria-label={t('receive.findProcedure')}
        placeholder={t('receive.findPlaceholder')}
        value={search.q ?? ''}
        onChange={(event) => set('q', event.target.value)}
      />
      {facets.map((facet) => (
        <FilterChip
          key={facet}
          label={t(`list.${facet}`)}
          value={search[facet]}
          any={t('inbox.filter.any')}
          clear={t('inbox.filter.clear')}
          options={named[facet].map((item) => ({
            value: item.id,
            label: `${item.name} (${String(coverage.rows.filter((row) => isIn(row, facet, item.id)).length)})`,
          }))}
          onChange={(value) => set(facet, value)}
        />
      ))}
      <span className="small" data-testid="shown">
        {t('list.shown', { shown, total: coverage.total })}
      </span>
    </div>
  );
}

function templates(rows: readonly CoverageRow[], none: string): Named[] {
  return [...new Set(rows.map((row) => row.template))]
    .sort()
    .map((id) => ({ id: id === '' ? '-' : id, name: id === '' ? none : id }));
}

interface ListProps {
  rows: readonly CoverageRow[];
  coverage: Coverage;
  /** Undefined for those who confirm nothing. */
  chosen: ReadonlySet<string> | undefined;
  choosable: readonly CoverageRow[];
  onChoose: (chosen: ReadonlySet<string>) => void;
}

/** All of them, scrolled; only the visible rows are drawn. */
function List({ rows, coverage, chosen, choosable, onChoose }: ListProps) {
  const t = useT();
  const { q } = route.useSearch();
  const box = useRef<HTMLDivElement>(null);
  const shown = useVirtualRows(box, rows.length, usePhone() ? cardHeight : height);
  const agencies = useMemo(() => new Map(coverage.agencies.map((each) => [each.id, each.name])), [coverage]);
  const fields = useMemo(() => new Map(coverage.fields.map((each) => [each.id, each.name])), [coverage]);
  const sources = useMemo(
    () => new Map(coverage.provenances.map((each) => [each.id, each.name])),
    [coverage],
  );
  const problems = useMemo(() => new Map(coverage.problems.map((each) => [each.id, each.name])), [coverage]);
  const allChosen = choosable.length > 0 && choosable.every((row) => chosen?.has(row.code));
  function toggle(code: string): void {
    const next = new Set(chosen);
    if (!next.delete(code)) next.add(code);
    onChoose(next);
  }

  if (rows.length === 0) {
    return (
      <Empty
        icon="search"
        what={t('receive.noProcedure')}
        why={t('receive.noProcedureWhy', { q: q ?? '' })}
      />
    );
  }
  return (
    <div className="procedures-box" ref={box} tabIndex={0} role="region" aria-label={t('procedures.title')}>
      <table className="table table-sticky procedures-table" aria-rowcount={rows.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            {chosen === undefined ? null : (
              <th scope="col" className="procedures-pick">
                <input
                  type="checkbox"
                  className="box-mark"
                  aria-label={t('confirm.chooseAll', { count: choosable.length })}
                  checked={allChosen}
                  disabled={choosable.length === 0}
                  onChange={() => onChoose(allChosen ? new Set() : new Set(choosable.map((row) => row.code)))}
                />
              </th>
            )}
            <th scope="col">{t('procedures.name')}</th>
            <th scope="col" className="procedures-agency">
              {t('procedures.authority')}
            </th>
            <th scope="col" className="procedures-limit">
              {t('procedures.limit')}
            </th>
            <th scope="col" className="procedures-source">
              {t('procedures.provenance')}
            </th>
            <th scope="col" className="procedures-problems">
              {t('list.problem')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.above > 0 ? <tr aria-hidden="true" style={{ height: shown.above }} /> : null}
          {rows.slice(shown.from, shown.to).map((row, index) => (
            <tr
              key={row.code}
              className="table-row"
              aria-rowindex={shown.from + index + 2}
              data-testid="procedure-row"
              data-id={row.code}
            >
              {chosen === undefined ? null : (
                <td title={row.locked ?? undefined}>
                  <input
                    type="checkbox"
                    className="box-mark"
                    aria-label={row.locked === null ? t('cut.choose', { name: row.name }) : row.locked}
                    checked={chosen.has(row.code)}
                    disabled={row.locked !== null}
                    onChange={() => toggle(row.code)}
                  />
                </td>
              )}
              <th scope="row" title={row.name}>
                <Link to="/procedures/$code" params={{ code: row.code }} className="procedures-link">
                  {row.name}
                </Link>
                <span className="small procedures-about">
                  {row.code} · v{row.version} · {fields.get(row.field) ?? row.field}
                </span>
                <span className="small procedures-about procedures-brief">
                  {[
                    row.limitText,
                    agencies.get(row.agency),
                    ...row.problems
                      .filter((problem) => problem !== 'unconfirmed')
                      .map((problem) => problems.get(problem)),
                  ].join(' · ')}
                </span>
              </th>
              <td className="procedures-agency" title={agencies.get(row.agency)}>
                {agencies.get(row.agency)}
              </td>
              <td className="procedures-limit" title={row.limitText}>
                {row.limitText}
              </td>
              <td className="procedures-source" title={sources.get(row.provenance)}>
                {sources.get(row.provenance)}
                {row.confirmed ? ` · ${t('procedures.confirmed')}` : ''}
              </td>
              <td className="procedures-problems">
                {row.problems
                  .filter((problem) => problem !== 'unconfirmed')
                  .map((problem) => (
                    <Tag key={problem} tone={problem === 'errors' ? 'over' : 'neutral'}>
                      {problems.get(problem)}
                    </Tag>
                  ))}
              </td>
            </tr>
          ))}
          {shown.below > 0 ? <tr aria-hidden="true" style={{ height: shown.below }} /> : null}
        </tbody>
      </table>
    </div>
  );
}
