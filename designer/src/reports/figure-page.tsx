import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { api } from '../api/api';
import type { ReportDossier } from '../api/types';
import { useLanguage, useT } from '../i18n/i18n';
import { moment, number } from '../text/format';
import { Empty } from '../ui/bits';
import { PageHead, usePageTitle, useReady } from '../ui/page';
import { TableBox } from '../ui/table-box';
import { NextPage } from '../ui/more';
import { NotYet } from '../ui/not-yet';
import './reports.css';

const route = getRouteApi('/reports/monthly/dossiers');

/** The dossiers that one figure counts: as many as the figure says. */
export function FigurePage() {
  const t = useT();
  const language = useLanguage();
  const search = route.useSearch();
  const found = useInfiniteQuery({
    queryKey: ['report-dossiers', search, language],
    queryFn: ({ pageParam, signal }) => api.reportDossiers({ ...search, after: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const first = found.data?.pages[0];
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? [];
  const title = first?.figure.name ?? t('report.title');
  usePageTitle(title);
  useReady(first !== undefined);

  return (
    <div className="page">
      <PageHead title={title} meta={first === undefined ? null : <Meta total={first.total} />}>
        <Link to="/reports/monthly" search={{ from: search.from, to: search.to, unit: search.unit }}>
          {t('report.back')}
        </Link>
      </PageHead>
      {first === undefined ? (
        <NotYet query={found} />
      ) : (
        <div className="page-body report">
          <p>
            {moment(first.from)} – {moment(first.to)}
            {first.unitName === null ? '' : ` · ${first.unitName}`}
          </p>
          {rows.length === 0 ? (
            <Empty icon="file" what={t('report.noDossiers')} why={number(0, language)} />
          ) : (
            <Rows rows={rows} title={title} />
          )}
          <NextPage query={found} />
        </div>
      )}
    </div>
  );
}

function Meta({ total }: { total: number }) {
  const t = useT();
  return (
    <span data-testid="total" data-count={total}>
      {t('dossiers.total', { count: total })}
    </span>
  );
}

function Rows({ rows, title }: { rows: readonly ReportDossier[]; title: string }) {
  const t = useT();
  return (
    <TableBox label={title}>
      <table className="table report-list">
        <thead>
          <tr>
            <th scope="col">{t('inbox.col.code')}</th>
            <th scope="col" className="report-procedure">
              {t('inbox.col.procedure')}
            </th>
            <th scope="col" className="report-procedure">
              {t('report.unit')}
            </th>
            <th scope="col">{t('dossiers.received')}</th>
            <th scope="col">{t('report.dueAt')}</th>
            <th scope="col">{t('report.endedAt')}</th>
            <th scope="col">{t('dossiers.status')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.code} className="table-row" data-testid="report-dossier">
              <td>
                <Link to="/dossiers/$code" params={{ code: row.code }}>
                  {row.code}
                </Link>
              </td>
              <td title={row.procedure.name}>{row.procedure.name}</td>
              <td title={row.unit.name}>{row.unit.name}</td>
              <td>{moment(row.receivedAt)}</td>
              <td>{moment(row.due)}</td>
              <td>{moment(row.endedAt)}</td>
              <td title={row.place}>{row.place}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}
