import type { CalendarMonth, WeekdayHours } from '../api/types';
import { useT, type Key } from '../i18n/i18n';

const shortDays: readonly Key[] = [
  'clock.day.1',
  'clock.day.2',
  'clock.day.3',
  'clock.day.4',
  'clock.day.5',
  'clock.day.6',
  'clock.day.0',
];

/** A month as a table of weeks, Monday first; what a date is stands in its words, not in its colour alone. */
export function Month({ month, week }: { month: CalendarMonth; week: readonly WeekdayHours[] }) {
  const t = useT();
  const blanks = (month.days[0]?.weekday ?? 1) - 1;
  const cells = [...Array.from({ length: blanks }, () => null), ...month.days];
  const rows = Array.from({ length: Math.ceil(cells.length / 7) }, (_, row) =>
    cells.slice(row * 7, row * 7 + 7),
  );
  return (
    <table className="rules-month">
      <caption>
        {t('calendar.month', { n: month.month })}
        <span className="small">{t('calendar.workingDays', { count: month.workingDays })}</span>
      </caption>
      <thead>
        <tr>
          {week.map((day, index) => (
            <th key={day.weekday} scope="col" abbr={day.weekday}>
              {t(shortDays[index] ?? 'clock.day.0')}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells, row) => (
          <tr key={row}>
            {cells.map((cell, column) =>
              cell === null ? (
                <td key={column} />
              ) : (
                <td key={column} data-kind={cell.kind} title={t(`calendar.day.${cell.kind}`)}>
                  {cell.day}
                  {cell.kind === 'work' ? null : (
                    <span className="visually-hidden"> {t(`calendar.day.${cell.kind}`)}</span>
                  )}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
