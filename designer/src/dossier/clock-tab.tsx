import { useQuery } from '@tanstack/react-query';
import { api } from '../api/api';
import type { ClockView, DossierView } from '../api/types';
import { useT } from '../i18n/i18n';
import { Notice } from '../ui/bits';
import { Button } from '../ui/button';
import { useToast } from '../ui/toast';
import { NotYet } from '../ui/not-yet';
import { ClockBars, ClockLegend } from './clock-bars';
import { ClockTable } from './clock-table';
import { Lateness } from './lateness';
import './clock.css';

interface ClockTabProps {
  view: DossierView;
  clock: string;
  onClock: (clock: string) => void;
}

/** How the date comes about, to be added up by hand. Every figure is the server's. */
export function ClockTab({ view, clock, onClock }: ClockTabProps) {
  const found = useQuery({
    queryKey: ['clock', view.address, clock, view.version],
    queryFn: () => api.clock(view.address, clock),
    placeholderData: (last) => last,
  });

  if (found.data === undefined) {
    return <NotYet query={found} />;
  }
  return (
    <div className="tab-body clock">
      <ClockChoice view={view} clock={clock} onClock={onClock} />
      <ClockHead clock={found.data} view={view} />
      {found.data.notices.map((text) => (
        <Notice key={text} tone="soon">
          {text}
        </Notice>
      ))}
      {found.data.bar.length === 0 ? null : <ClockBars clock={found.data} />}
      <ClockFoot clock={found.data} code={view.address} />
      <ClockTable clock={found.data} />
      <Lateness view={view} />
    </div>
  );
}

function ClockHead({ clock, view }: { clock: ClockView; view: DossierView }) {
  const t = useT();
  return (
    <div className="clock-head">
      <h2 data-testid="clock-title">{clock.title}</h2>
      <p>
        {clock.statutoryTerm === null || clock.committedTerm === null ? (
          <span className="strong">{clock.term}</span>
        ) : (
          <>
            {t('clock.statutory', { term: clock.statutoryTerm })} → {t('clock.committed')}{' '}
            <span className="strong">{clock.committedTerm}</span>
          </>
        )}
        <span className="muted">
          {' '}
          · {clock.calendar.name} {clock.calendar.text}
        </span>
      </p>
      <a className="small clock-source" href={`/app/procedures/${view.procedure.code}`}>
        {view.procedure.code} v{view.procedure.version}
      </a>
    </div>
  );
}

/** The promise, the legal limit, and each open step have a clock of their own. */
function ClockChoice({ view, clock, onClock }: ClockTabProps) {
  const t = useT();
  const choices = [
    { key: 'committed', label: t('clock.of.committed') },
    ...(view.statutory === null ? [] : [{ key: 'statutory', label: t('clock.of.statutory') }]),
    ...view.tasks
      .filter((task) => task.open)
      .map((task) => ({ key: `task:${task.task}`, label: t('clock.of.task', { step: task.step.name }) })),
  ];
  if (choices.length < 2) return null;
  return (
    <div className="modes" role="group" aria-label={t('clock.choice')}>
      {choices.map((choice) => (
        <button
          key={choice.key}
          type="button"
          className="mode"
          aria-pressed={choice.key === clock}
          onClick={() => onClock(choice.key)}
        >
          {choice.label}
        </button>
      ))}
    </div>
  );
}

function ClockFoot({ clock, code }: { clock: ClockView; code: string }) {
  const t = useT();
  const toast = useToast();

  function download(): void {
    const head = [
      t('clock.col.day'),
      t('clock.col.spans'),
      t('clock.col.minutes'),
      t('clock.col.total'),
      t('clock.col.why'),
    ];
    const lines = clock.rows.map((row) => [
      row.date,
      row.spans ?? '',
      String(row.minutes),
      String(row.total),
      row.why,
    ]);
    const text = [head, ...lines]
      .map((line) => line.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
      .join('\r\n');
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([`\uFEFF${text}`], { type: 'text/csv' }));
    link.download = `${code}.csv`;
    link.click();
    URL.revokeObjectURL(link.href);
  }

  return (
    <div className="clock-foot">
      <ClockLegend clock={clock} />
      <p className="small">{[clock.rule, clock.counterfactual].filter(Boolean).join(' · ')}</p>
      <span className="row">
        <Button small kind="quiet" icon="dn" onClick={download}>
          {t('clock.csv')}
        </Button>
        <Button
          small
          kind="quiet"
          icon="link"
          onClick={() =>
            void navigator.clipboard.writeText(location.href).then(() => toast({ text: t('clock.copied') }))
          }
        >
          {t('clock.copy')}
        </Button>
      </span>
    </div>
  );
}
