import { useT } from '../i18n/i18n';
import { Icon } from '../ui/icon';
import type { TimeBar } from './types';

/** Steps, commitment and law to one scale. Every figure comes from the server. */
export function TimeBarView({
  time,
  selected,
  onSelect,
}: {
  time: TimeBar;
  selected: string | null;
  onSelect: (step: string) => void;
}) {
  const t = useT();
  const parts = [
    time.committed === null ? null : t('designer.time.committed', { term: time.committed }),
    time.statutory === null ? null : t('designer.time.statutory', { term: time.statutory }),
  ].filter((part) => part !== null);
  return (
    <section className="time-bar" aria-label={t('designer.time.label')} data-testid="time-bar">
      <p className="time-bar-head">
        <span>
          <strong>{t('designer.time.steps', { sum: time.steps })}</strong>
          <span className="muted"> {parts.join(' · ')}</span>
        </span>
        <span className={`time-bar-verdict time-bar-${time.verdict}`} data-testid="time-verdict">
          <Icon name={time.verdict === 'over' ? 'x' : time.verdict === 'fits' ? 'check' : 'info'} />
          {time.verdictText}
        </span>
      </p>
      <ol className="time-bar-parts">
        {time.parts.map((part) => (
          <li key={part.step} style={{ flexBasis: `${String(part.share * 100)}%` }}>
            <button
              type="button"
              className={`time-bar-part${part.others ? ' time-bar-others' : ''}`}
              aria-pressed={part.step === selected}
              title={`${part.name}: ${part.text}`}
              aria-label={`${part.name}: ${part.text}`}
              onClick={() => onSelect(part.step)}
            >
              {part.share > 0.12 ? `${part.name} ${part.text}` : ''}
            </button>
          </li>
        ))}
        {time.committedShare === null ? null : (
          <li
            className="time-bar-mark"
            style={{ left: `${String(time.committedShare * 100)}%` }}
            aria-hidden="true"
          />
        )}
      </ol>
    </section>
  );
}
