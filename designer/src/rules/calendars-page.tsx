import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { api } from '../api/api';
import { ApiError } from '../api/problem';
import type { CalendarRow } from '../api/types';
import { useMe } from '../frame/session';
import { useLanguage, useT } from '../i18n/i18n';
import { Empty } from '../ui/bits';
import { Select } from '../ui/field';
import { NotYet } from '../ui/not-yet';
import { PageHead, usePageTitle, useReady } from '../ui/page';
import { Year } from './calendar-year';
import './rules.css';

const route = getRouteApi('/calendars');

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
