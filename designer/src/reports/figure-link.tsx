import { Link } from '@tanstack/react-router';
import type { MonthlyReport, ReportRow } from '../api/types';
import { useLanguage } from '../i18n/i18n';
import { number } from '../text/format';

/** A figure, and the way to the dossiers that it counts. */
export function FigureLink({
  report,
  row,
  figure,
}: {
  report: MonthlyReport;
  row: ReportRow;
  figure: string;
}) {
  const language = useLanguage();
  const name = report.figures.find((each) => each.id === figure)?.name ?? figure;
  const count = row.counts[figure] ?? 0;
  return (
    <Link
      to="/reports/monthly/dossiers"
      search={{ from: report.from, to: report.to, unit: row.unit === '' ? undefined : row.unit, figure }}
      aria-label={`${name}: ${number(count, language)}. ${row.name}`}
      data-testid="figure"
      data-figure={figure}
      data-unit={row.unit}
      data-count={count}
    >
      {number(count, language)}
    </Link>
  );
}
