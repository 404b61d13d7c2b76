import type { ClockBar, Moment } from '../api/types';

/**
 * Places on the bar of time. A day with counted, remaining or paused time is wide, a day off is narrow, and
 * nights are cut away unless the clock counts them. Drawing only: which spans count is the server's word.
 */
export interface ClockScale {
  /** From the left edge, in percent. */
  at: (moment: Moment) => number;
  days: { date: string; weekday: number; dayOfMonth: number; from: number; to: number; off: boolean }[];
}

const dayMinutes = 24 * 60;
const offWidth = 0.42;
const margin = 60;
const usualWindow = { from: 6 * 60, to: 19 * 60 };

export function clockScale(bar: readonly ClockBar[], marks: readonly (Moment | null)[]): ClockScale {
  const moments = [...bar.flatMap((span) => [span.from, span.to]), ...marks].filter((mark) => mark !== null);
  const first = Math.min(...moments.map(dayOf));
  const last = Math.max(
    ...moments.map((moment) => (minuteOf(moment) === 0 ? dayOf(moment) - 1 : dayOf(moment))),
    first,
  );
  const busy = bar.filter((span) => span.kind !== 'off');
  const view = windowOf(busy);

  let total = 0;
  const starts: { start: number; width: number }[] = [];
  const days: ClockScale['days'] = [];
  for (let day = first; day <= last; day++) {
    const off = !busy.some(
      (span) => dayOf(span.from) <= day && dayOf(span.to) >= day && minutesWithin(span, day) > 0,
    );
    const width = off ? offWidth : 1;
    starts.push({ start: total, width });
    const date = new Date(day * dayMinutes * 60_000);
    days.push({
      date: date.toISOString().slice(0, 10),
      weekday: date.getUTCDay(),
      dayOfMonth: date.getUTCDate(),
      from: total,
      to: total + width,
      off,
    });
    total += width;
  }

  const percent = (value: number): number => (value / total) * 100;
  return {
    at: (moment) => {
      const slot = starts[dayOf(moment) - first];
      if (slot === undefined) return dayOf(moment) < first ? 0 : 100;
      const within = (minuteOf(moment) - view.from) / (view.to - view.from);
      return percent(slot.start + slot.width * Math.min(1, Math.max(0, within)));
    },
    days: days.map((day) => ({ ...day, from: percent(day.from), to: percent(day.to) })),
  };
}

/** The part of the day worth showing: office hours with an hour around, or all of it. */
function windowOf(busy: readonly ClockBar[]): { from: number; to: number } {
  const counted = busy.filter((span) => span.kind !== 'paused');
  if (counted.some((span) => dayOf(span.to) > dayOf(span.from))) return { from: 0, to: dayMinutes };
  return {
    from: Math.max(0, Math.min(usualWindow.from, ...counted.map((span) => minuteOf(span.from) - margin))),
    to: Math.min(dayMinutes, Math.max(usualWindow.to, ...counted.map((span) => minuteOf(span.to) + margin))),
  };
}

function minutesWithin(span: ClockBar, day: number): number {
  const from = Math.max(minutes(span.from), day * dayMinutes);
  const to = Math.min(minutes(span.to), (day + 1) * dayMinutes);
  return to - from;
}

/** Minutes since an arbitrary start, the wall clock taken as it is. */
function minutes(moment: Moment): number {
  return Date.parse(`${moment.slice(0, 16)}Z`) / 60_000;
}

function dayOf(moment: Moment): number {
  return Math.floor(minutes(moment) / dayMinutes);
}

function minuteOf(moment: Moment): number {
  return minutes(moment) - dayOf(moment) * dayMinutes;
}
