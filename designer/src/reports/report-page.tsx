import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { api } from '../api/api';
import { problemText } from '../api/problem-text';
import type { MonthlyReport, ReportRow } from '../api/types';
import { useLanguage, useT } from '../i18n/i18n';
import { moment, number } from '../text/format';
import { Notice } from '../ui/bits';
import { Select } from '../ui/field';
import { PageHead, usePageTitle, useReady } from '../ui/page';
import { NotYet } from '../ui/not-yet';
import { FigureLink } from './figure-link';
import { ReportTable } from './report-table';
import { ReportTiles } from './report-tiles';
import './reports.css';

const route = getRouteApi('/reports/monthly');

/** What came in during a period and what became of it. Every figure opens the dossiers that it counts. */
export function ReportPage() {
  const t = useT();
  const language = useLanguage();
  const search = route.useSearch();
  const asked = { from: search.from, to: search.to };
  const report = useQuery({
    queryKey: ['report', asked, language],
    queryFn: ({ signal }) => api.monthlyReport(asked, signal),
    placeholderData: (last) => last,
  });
  const data = report.data;
  usePageTitle(t('report.title'));
  useReady(data !== undefined);

  return (
    <div className="page">
      <PageHead
        title={t('report.title')}
        meta={data === undefined ? null : t('report.until', { at: moment(data.seenUntil) })}
      >
        {data === undefined ? null : (
          <a
            className="button button-default"
            href={`/api/v1/reports/monthly.xlsx?from=${data.from}&to=${data.to}`}
            download
          >
            {t('report.xlsx')}
          </a>
        )}
      </PageHead>
      {data === undefined ? (
        <NotYet query={report} />
      ) : (
        <Report
          report={data}
          unit={search.unit ?? ''}
          failed={report.isError ? problemText(report.error, t) : null}
        />
      )}
    </div>
  );
}

function Report({ report, unit, failed }: { report: MonthlyReport; unit: string; failed: string | null }) {
  const t = useT();
  const shown = report.units.find((row) => row.unit === unit) ?? report.total;
  return (
    <div className="page-body report">
      {failed === null ? null : (
        <Notice tone="over" live="alert" title={t('state.failed.title')}>
          {failed}
        </Notice>
      )}
      <Choices report={report} unit={shown.unit} />
      {report.notes.map((note) => (
        <Notice key={note} tone="pause">
          {note}
        </Notice>
      ))}
      <ReportTiles report={report} row={shown} />
      <Reconciliation report={report} row={shown} />
      <ReportTable report={report} />
    </div>
  );
}

function Choices({ report, unit }: { report: MonthlyReport; unit: string }) {
  const t = useT();
  const navigate = useNavigate();
  const period = `${report.from} ${report.to}`;
  const known = report.periods.some((each) => `${each.from} ${each.to}` === period);
  return (
    <div className="report-choices">
      <Select
        label={t('report.period')}
        value={period}
        options={[
          ...(known ? [] : [{ value: period, label: `${moment(report.from)} – ${moment(report.to)}` }]),
          ...report.periods.map((each) => ({ value: `${each.from} ${each.to}`, label: each.name })),
        ]}
        onChange={(event) => {
          const [from, to] = event.target.value.split(' ');
          void navigate({ to: '/reports/monthly', search: (last) => ({ ...last, from, to }) });
        }}
      />
      <Select
        label={t('report.unit')}
        value={unit}
        options={[report.total, ...report.units].map((row) => ({ value: row.unit, label: row.name }))}
        onChange={(event) => {
          const chosen = event.target.value === '' ? undefined : event.target.value;
          void navigate({ to: '/reports/monthly', search: (last) => ({ ...last, unit: chosen }) });
        }}
      />
    </div>
  );
}

/** What was received is exactly what its places hold; the server prints no report where it isn't. */
function Reconciliation({ report, row }: { report: MonthlyReport; row: ReportRow }) {
  const t = useT();
  const language = useLanguage();
  const received = row.counts['received'] ?? 0;
  const parts = row.partition.filter((part) => part.count > 0);
  const sum = row.partition.reduce((all, part) => all + part.count, 0);
  return (
    <section className="report-sum" aria-label={t('report.sum')}>
      <h2>{sum === received ? t('report.agrees') : t('report.gap', { n: received - sum })}</h2>
      <p>
        <FigureLink report={report} row={row} figure="received" /> {t('report.received')} ={' '}
        {parts.length === 0
          ? number(0, language)
          : parts.map((part, i) => (
              <span key={part.figure}>
                {i === 0 ? '' : ' + '}
                <FigureLink report={report} row={row} figure={part.figure} /> {part.name.toLowerCase()}
              </span>
            ))}
      </p>
      <Link
        to="/reports/monthly/dossiers"
        search={{ from: report.from, to: report.to, unit: row.unit, figure: 'received' }}
      >
        {t('report.seeAll')}
      </Link>
    </section>
  );
}
