import type { ClockKind, ClockView } from '../api/types';
import { useT, type Key } from '../i18n/i18n';
import { clockScale } from './clock-scale';

const weekdays: readonly Key[] = [
  'clock.day.0',
  'clock.day.1',
  'clock.day.2',
  'clock.day.3',
  'clock.day.4',
  'clock.day.5',
  'clock.day.6',
];
const legend: readonly ClockKind[] = ['counted', 'remaining', 'paused', 'off'];
const mostLabels = 16;

/** The picture of the table below: it repeats it and never replaces it, so it is hidden from assistive technology. */
export function ClockBars({ clock }: { clock: ClockView }) {
  const t = useT();
  const { bar, nowAt, dueAt } = clock;
  const scale = clockScale(bar, [nowAt, dueAt]);
  const every = Math.ceil(scale.days.length / mostLabels);
  const late = nowAt !== null && dueAt !== null && nowAt > dueAt;
  return (
    <div aria-hidden="true">
      <div className="bars">
        {bar
          .filter((span) => span.kind !== 'off')
          .map((span) => (
            <span
              key={`${span.from}-${span.kind}`}
              className={`bar bar-${span.kind}`}
              style={{
                left: `${String(scale.at(span.from))}%`,
                width: `${String(scale.at(span.to) - scale.at(span.from))}%`,
              }}
            >
              {span.label === null ? null : <span className="bar-label">{span.label}</span>}
            </span>
          ))}
        {nowAt === null ? null : <span className="bar-now" style={{ left: `${String(scale.at(nowAt))}%` }} />}
        {dueAt === null ? null : (
          <span
            className={late ? 'bar-due bar-late' : 'bar-due'}
            style={{ left: `${String(scale.at(dueAt))}%` }}
          />
        )}
      </div>
      <div className="bar-days">
        {scale.days.map((day, index) => (
          <span
            key={day.date}
            className="bar-day"
            style={{ left: `${String(day.from)}%`, width: `${String(day.to - day.from)}%` }}
          >
            {index % every !== 0
              ? null
              : day.off && scale.days.length > 8
                ? t(weekdays[day.weekday] ?? 'clock.day.0')
                : t('clock.dayLabel', {
                    day: t(weekdays[day.weekday] ?? 'clock.day.0'),
                    date: day.dayOfMonth,
                  })}
          </span>
        ))}
      </div>
    </div>
  );
}

/** What the grounds of the bar mean. */
export function ClockLegend({ clock }: { clock: ClockView }) {
  const t = useT();
  const kinds = legend.filter((kind) => kind === 'off' || clock.bar.some((span) => span.kind === kind));
  return (
    <div className="bar-legend" aria-hidden="true">
      {kinds.map((kind) => (
        <span key={kind}>
          <span className={`bar-swatch bar-${kind}`} />
          {t(`clock.kind.${kind}`)}
        </span>
      ))}
    </div>
  );
}
