import type { MonthlyReport, ReportRow } from '../api/types';
import { useT } from '../i18n/i18n';
import { TableBox } from '../ui/table-box';
import { FigureLink } from './figure-link';

const columns = [
  'received',
  'new',
  'carried',
  'resolved',
  'late',
  'in-process',
  'open-overdue',
  'returned',
  'stopped',
] as const;

/** A row a competent authority, and the total under what it adds. */
export function ReportTable({ report }: { report: MonthlyReport }) {
  const t = useT();
  const name = (id: string) => report.figures.find((figure) => figure.id === id)?.name ?? id;
  return (
    <section>
      <h2>{t('report.byUnit')}</h2>
      <TableBox label={t('report.byUnit')}>
        <table className="table report-table">
          <thead>
            <tr>
              <th scope="col" className="report-unit">
                {t('report.unit')}
              </th>
              {columns.map((id) => (
                <th key={id} scope="col" className="numeric wrap">
                  {name(id)}
                </th>
              ))}
              <th scope="col" className="numeric wrap report-rate">
                {t('report.onTime')}
              </th>
            </tr>
          </thead>
          <tbody>
            {report.units.map((row) => (
              <Row key={row.unit} report={report} row={row} />
            ))}
          </tbody>
          <tfoot>
            <Row report={report} row={report.total} />
          </tfoot>
        </table>
      </TableBox>
    </section>
  );
}

function Row({ report, row }: { report: MonthlyReport; row: ReportRow }) {
  return (
    <tr>
      <th scope="row" title={row.name}>
        {row.name}
      </th>
      {columns.map((id) => (
        <td key={id} className="numeric">
          <FigureLink report={report} row={row} figure={id} />
        </td>
      ))}
      <td className="numeric report-share">
        <FigureLink report={report} row={row} figure="kept" /> /{' '}
        <FigureLink report={report} row={row} figure="with-limit" /> · {row.onTime.text}
      </td>
    </tr>
  );
}
