import type { ClockRow, ClockView } from '../api/types';
import { useT } from '../i18n/i18n';
import { Icon } from '../ui/icon';
import { TableBox } from '../ui/table-box';

/** Every interval, its minutes, the running total and why; the last row says whether the sum is the commitment. */
export function ClockTable({ clock }: { clock: ClockView }) {
  const t = useT();
  const { rows, sum } = clock;
  const now = rows.findIndex((row) => row.kind === 'remaining');
  const due = rows.findLastIndex(
    (row) => (row.kind === 'remaining' || row.kind === 'counted') && row.minutes > 0,
  );
  return (
    <TableBox label={t('clock.table')}>
      <table className="table clock-table" aria-label={t('clock.table')}>
        <thead>
          <tr>
            <th scope="col" className="clock-day">
              {t('clock.col.day')}
            </th>
            <th scope="col" className="clock-spans">
              {t('clock.col.spans')}
            </th>
            <th scope="col" className="clock-sum numeric">
              {t('clock.col.minutes')}
            </th>
            <th scope="col" className="clock-sum numeric">
              {t('clock.col.total')}
            </th>
            <th scope="col">{t('clock.col.why')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <Row key={`${row.date}-${String(index)}`} row={row} now={index === now} due={index === due} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {t('clock.sum')}
            </th>
            <td className="numeric">{rows.findLast((row) => row.kind !== 'off')?.totalText ?? ''}</td>
            <td className="numeric">{sum.agrees ? t('clock.agrees') : t('clock.disagrees')}</td>
            <td className="wrap">
              <span
                className={sum.agrees ? 'clock-verdict' : 'clock-verdict clock-wrong'}
                data-testid="clock-sum"
                data-agrees={sum.agrees}
              >
                <Icon name={sum.agrees ? 'check' : 'x'} />
                {sum.text}
              </span>
            </td>
          </tr>
        </tfoot>
      </table>
    </TableBox>
  );
}

function Row({ row, now, due }: { row: ClockRow; now: boolean; due: boolean }) {
  const empty = row.minutes === 0 && row.kind !== 'paused' && row.kind !== 'not-charged';
  const state = ['clock-row', `clock-${row.kind}`, now ? 'clock-now' : '', due ? 'clock-end' : ''].join(' ');
  if (row.kind === 'paused') {
    return (
      <tr className={state} data-testid="clock-row" data-kind={row.kind}>
        <th scope="row" colSpan={row.spans === null || row.spans === '' ? 2 : 1}>
          <span className="clock-pause">
            <Icon name="pause" size={14} /> {row.date}
          </span>
        </th>
        {row.spans === null || row.spans === '' ? null : <td>{row.spans}</td>}
        <td className="numeric">{row.minutesText}</td>
        <td className="numeric muted">{row.totalText}</td>
        <Why row={row} />
      </tr>
    );
  }
  return (
    <tr className={state} data-testid="clock-row" data-kind={row.kind}>
      <th scope="row">{row.date}</th>
      <td>{row.spans === null || row.spans === '' ? '–' : row.spans}</td>
      <td className="numeric">{empty ? '–' : row.minutesText}</td>
      <td className="numeric clock-total">{row.totalText}</td>
      <Why row={row} />
    </tr>
  );
}

function Why({ row }: { row: ClockRow }) {
  return (
    <td className="wrap clock-why">
      {row.why}
      {row.basis === null || row.basis === '' ? null : <span className="small"> · {row.basis}</span>}
    </td>
  );
}
