import type { DossierView, TimelineEntry } from '../api/types';
import { useT } from '../i18n/i18n';
import { Icon, isIcon } from '../ui/icon';

export function TimelineTab({ view }: { view: DossierView }) {
  const t = useT();
  return (
    <div className="tab-body">
      <section aria-labelledby="part-timeline">
        <h2 id="part-timeline">{t('timeline.title')}</h2>
        <Timeline entries={view.timeline} />
      </section>
    </div>
  );
}

/** What happened, the newest first. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  return (
    <ol className="timeline">
      {entries.map((entry) => (
        <li key={entry.seq} data-testid="timeline-entry" data-kind={entry.kind}>
          <time className="muted" dateTime={entry.at}>
            {entry.atText}
          </time>
          <Icon name={isIcon(entry.icon) ? entry.icon : 'circle'} />
          <span className="timeline-text">
            <span className={/pause|resume|wait/.test(entry.kind) ? 'strong' : undefined}>{entry.title}</span>
            {entry.actor === null ? null : <span className="small"> {entry.actor}</span>}
            {entry.detail === null || entry.detail === '' ? null : (
              <span className="timeline-detail">{entry.detail}</span>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
