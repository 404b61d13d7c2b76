import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { api } from '../api/api';
import { ApiError } from '../api/problem';
import type { CalendarMonth, CalendarRange, CalendarRow, CalendarYear, WeekdayHours } from '../api/types';
import { useMe } from '../frame/session';
import { useLanguage, useT, type Key } from '../i18n/i18n';
import { Empty, Notice, Tag } from '../ui/bits';
import { Select } from '../ui/field';
import { NotYet } from '../ui/not-yet';
import { PageHead, usePageTitle, useReady } from '../ui/page';
import { TableBox } from '../ui/table-box';
import './rules.css';

const route = getRouteApi('/calendars');

/** Units that are named at once. */
const few = 3;

/** Which days count, in a year of a calendar; and how sure it is of them. */
export function CalendarsPage() {
  const t = useT();
  const me = useMe();
  const language = useLanguage();
  const navigate = useNavigate();
  const search = route.useSearch();
  const list = useQuery({ queryKey: ['calendars', language], queryFn: api.calendars });
  const chosen = list.data?.find((each) => each.id === search.calendar) ?? list.data?.[0];
  const year = Number(search.year ?? me.today.slice(0, 4));
  const found = useQuery({
    queryKey: ['calendar', language, chosen?.id, year],
    queryFn: () => api.calendar(chosen?.id ?? '', year),
    enabled: chosen !== undefined,
    placeholderData: (last) => last,
  });
  usePageTitle(t('rules.calendars'));
  useReady(found.data !== undefined || found.isError);

  const absent = found.error instanceof ApiError && found.error.status === 404;
  return (
    <div className="page">
      <PageHead title={t('rules.calendars')}>
        <Link to="/policies">{t('rules.policies')}</Link>
      </PageHead>
      {list.data === undefined ? (
        <NotYet query={list} />
      ) : chosen === undefined ? (
        <Empty icon="calendar" what={t('calendar.none')} />
      ) : (
        <div className="page-body rules">
          <div className="rules-choice">
            <Select
              label={t('calendar.choose')}
              value={chosen.id}
              options={list.data.map((each) => ({
                value: each.id,
                label: each.province ? `${each.title} (${t('calendar.province')})` : each.title,
              }))}
              onChange={(event) =>
                void navigate({
                  to: '/calendars',
                  search: { ...search, calendar: event.target.value },
                  replace: true,
                })
              }
            />
            <Select
              label={t('calendar.year')}
              value={String(year)}
              options={years(chosen, year)}
              onChange={(event) =>
                void navigate({
                  to: '/calendars',
                  search: { ...search, year: event.target.value },
                  replace: true,
                })
              }
            />
          </div>
          {absent ? (
            <Empty icon="calendar" what={t('calendar.absent', { year: String(year) })} />
          ) : found.data === undefined ? (
            <NotYet query={found} />
          ) : (
            <Year view={found.data} calendar={chosen} />
          )}
        </div>
      )}
    </div>
  );
}

function years(calendar: CalendarRow, year: number) {
  const covered = calendar.years.map((each) => ({
    value: String(each.year),
    label: `${String(each.year)} · ${each.statusText}`,
  }));
  return calendar.years.some((each) => each.year === year)
    ? covered
    : [...covered, { value: String(year), label: String(year) }];
}

function Year({ view, calendar }: { view: CalendarYear; calendar: CalendarRow }) {
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
function Month({ month, week }: { month: CalendarMonth; week: readonly WeekdayHours[] }) {
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
