import type { CalendarRange, CalendarRow, CalendarYear, WeekdayHours } from '../api/types';
import { useT } from '../i18n/i18n';
import { Notice, Tag } from '../ui/bits';
import { TableBox } from '../ui/table-box';
import { Month } from './calendar-month';

/** Units that are named at once. */
const few = 3;

/** How sure a year is, its week, its months, and every date that differs from the week. */
export function Year({ view, calendar }: { view: CalendarYear; calendar: CalendarRow }) {
  const t = useT();
  return (
    <>
      <p className="rules-facts" data-testid="calendar-facts">
        <Tag tone={view.year.status === 'decided' ? 'ok' : 'soon'}>{view.year.statusText}</Tag>
        <span className="strong">{t('calendar.workingDays', { count: view.workingDays })}</span>
        <span className="muted">{t('calendar.version', { n: view.version })}</span>
      </p>
      <dl className="rules-basis">
        <dt>{t('calendar.decision')}</dt>
        <dd>{view.year.decision ?? t('calendar.noDecision')}</dd>
        {view.year.source === null ? null : (
          <>
            <dt>{t('calendar.source')}</dt>
            <dd>{view.year.source}</dd>
          </>
        )}
        {calendar.units.length === 0 ? null : (
          <>
            <dt>{t('calendar.units')}</dt>
            <dd>
              <Units names={calendar.units} />
            </dd>
          </>
        )}
        {calendar.desks.length === 0 ? null : (
          <>
            <dt>{t('calendar.desks')}</dt>
            <dd>
              <Units names={calendar.desks} />
            </dd>
          </>
        )}
      </dl>
      {view.year.status === 'provisional' ? <Notice tone="soon">{view.year.statusText}</Notice> : null}
      <section aria-labelledby="calendar-week">
        <h2 id="calendar-week">{t('calendar.week')}</h2>
        <Hours week={view.week} />
        <p className="small">
          {t('calendar.dayLength', { length: view.dayLength })}{' '}
          {view.cutOff === null ? null : t('calendar.cutOff', { time: view.cutOff })}
        </p>
      </section>
      <section aria-labelledby="calendar-months">
        <h2 id="calendar-months">{t('calendar.months')}</h2>
        <div className="rules-months">
          {view.months.map((month) => (
            <Month key={month.month} month={month} week={view.week} />
          ))}
        </div>
      </section>
      <section aria-labelledby="calendar-special">
        <h2 id="calendar-special">{t('calendar.special')}</h2>
        {view.special.length === 0 ? (
          <p className="muted">{t('calendar.specialNone')}</p>
        ) : (
          <TableBox label={t('calendar.special')}>
            <table className="table rules-special">
              <thead>
                <tr>
                  <th scope="col" className="rules-day">
                    {t('calendar.col.day')}
                  </th>
                  <th scope="col" className="rules-kind">
                    {t('calendar.col.kind')}
                  </th>
                  <th scope="col" className="rules-hours">
                    {t('calendar.col.hours')}
                  </th>
                  <th scope="col">{t('calendar.col.reason')}</th>
                </tr>
              </thead>
              <tbody>
                {view.special.map((day) => (
                  <tr key={day.date} data-testid="special-day" data-date={day.date} data-kind={day.kind}>
                    <td>{day.text}</td>
                    <td>
                      <Tag tone={day.kind === 'undecided' ? 'soon' : 'neutral'}>{day.kindText}</Tag>
                    </td>
                    <td>{day.hours ?? '–'}</td>
                    <td title={day.reason}>{day.reason}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableBox>
        )}
      </section>
      <Ranges id="calendar-seasons" title={t('calendar.seasons')} ranges={view.seasons} />
      <Ranges id="calendar-closures" title={t('calendar.closures')} ranges={view.closures} />
    </>
  );
}

/** The first few by name, the rest to be opened. */
function Units({ names }: { names: readonly string[] }) {
  const t = useT();
  const rest = names.slice(few);
  return (
    <>
      {names.slice(0, few).join('; ')}
      {rest.length === 0 ? null : (
        <details>
          <summary>{t('calendar.moreUnits', { count: rest.length })}</summary>
          {rest.join('; ')}
        </details>
      )}
    </>
  );
}

function Hours({ week }: { week: readonly WeekdayHours[] }) {
  const t = useT();
  return (
    <dl className="rules-week">
      {week.map((day) => (
        <div key={day.weekday}>
          <dt>{day.weekday}</dt>
          <dd className={day.hours === null ? 'muted' : undefined}>{day.hours ?? t('calendar.off')}</dd>
        </div>
      ))}
    </dl>
  );
}

function Ranges({ id, title, ranges }: { id: string; title: string; ranges: readonly CalendarRange[] }) {
  if (ranges.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {ranges.map((range) => (
        <div key={range.text}>
          <p>
            <span className="strong">{range.text}</span> {range.reason}
          </p>
          {range.week.length === 0 ? null : <Hours week={range.week} />}
        </div>
      ))}
    </section>
  );
}
