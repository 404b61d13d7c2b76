import type { ReactNode } from 'react';
import type { MonthlyReport, ReportRow } from '../api/types';
import { useT } from '../i18n/i18n';
import { FigureLink } from './figure-link';

/** Figures first; every rate with its part and its whole. */
export function ReportTiles({ report, row }: { report: MonthlyReport; row: ReportRow }) {
  const t = useT();
  const figure = (id: string) => <FigureLink report={report} row={row} figure={id} />;
  return (
    <dl className="report-tiles">
      <Tile title={t('report.onTime')} figure={row.onTime.text}>
        {figure('kept')} / {figure('with-limit')} {t('report.ofResolved')} · {t('report.lateOpen')}{' '}
        {figure('open-overdue')}
      </Tile>
      <Tile title={t('report.receivedTile')} figure={figure('received')}>
        {figure('new')} {t('report.new')} + {figure('carried')} {t('report.carried')}
      </Tile>
      <Tile title={t('report.resolved')} figure={figure('resolved')}>
        {t('report.early')} {figure('early')} · {t('report.due')} {figure('on-time')} · {t('report.late')}{' '}
        {figure('late')}
      </Tile>
      <Tile title={t('report.inProcess')} figure={figure('in-process')}>
        {t('report.overdue')} {figure('in-process-overdue')} · {t('report.waiting')}{' '}
        {figure('awaiting-supplement')} + {figure('awaiting-payment')} + {figure('awaiting-other')}
      </Tile>
      <Tile title={t('report.online')} figure={row.online.text}>
        {figure('new-online')} / {figure('new')} {t('report.ofNew')}
      </Tile>
      <Tile title={t('report.channels')} figure={figure('new-counter')}>
        {t('report.post')} {figure('new-post')}
      </Tile>
    </dl>
  );
}

function Tile({ title, figure, children }: { title: string; figure: ReactNode; children: ReactNode }) {
  return (
    <div className="report-tile">
      <dt>{title}</dt>
      <dd className="report-figure">{figure}</dd>
      <dd className="small">{children}</dd>
    </div>
  );
}
