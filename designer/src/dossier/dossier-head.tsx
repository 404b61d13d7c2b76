import { Link } from '@tanstack/react-router';
import type { DossierTask, DossierView, TimeText as Time } from '../api/types';
import { useT, type Key } from '../i18n/i18n';
import { moment } from '../text/format';
import { Tag, type Tone } from '../ui/bits';
import { Icon } from '../ui/icon';
import { TimeText } from '../ui/time';
import { MoreActs } from './more-acts';

interface DossierHeadProps {
  view: DossierView;
  task: DossierTask | null;
  onWhy: (clock: string) => void;
}

/** Number, procedure, applicant, the four statuses that move apart, and the two clocks. */
export function DossierHead({ view, task, onWhy }: DossierHeadProps) {
  const t = useT();
  const { promise } = view;
  const moved = promise.original !== null && promise.original !== promise.due;
  return (
    <header className="dossier-head">
      <div className="dossier-line">
        <Link to="/inbox" className="back">
          <Icon name="left" /> {t('rail.inbox')}
        </Link>
        <a
          className="button button-quiet button-small dossier-print"
          href={view.slip}
          target="_blank"
          rel="noreferrer"
        >
          <span className="button-label">
            <Icon name="print" /> {t('dossier.print')}
          </span>
        </a>
        <MoreActs view={view} />
      </div>
      <div className="dossier-identity">
        <h1 title={view.procedure.name}>
          <span className="title-number" data-testid="dossier-code">
            {view.code}
          </span>{' '}
          {view.procedure.name}
        </h1>
        <p className="dossier-who">
          <span className="strong">{view.applicant.name}</span>
          <span className="muted">· {t(`dossier.by.${view.channel}`)}</span>
          {view.case === null ? null : <span className="muted">· {view.case.name}</span>}
          <Statuses view={view} />
        </p>
      </div>
      <div className="dossier-clocks">
        {task === null ? null : (
          <Clock
            label={t('dossier.stepClock', { step: task.step.name })}
            time={task.clock}
            testId="step-clock"
          />
        )}
        <Clock
          label={moved ? t('dossier.promiseMoved', { due: moment(promise.original) }) : t('dossier.promise')}
          time={promise}
          testId="clock-due"
          onWhy={() => onWhy('committed')}
        />
      </div>
    </header>
  );
}

interface ClockProps {
  label: string;
  time: Time;
  testId: string;
  onWhy?: () => void;
}

function Clock({ label, time, testId, onWhy }: ClockProps) {
  const t = useT();
  return (
    <div className="dossier-clock" data-testid={testId} data-due={time.due}>
      <p className="small">{label}</p>
      <TimeText time={time} loud />
      <p className="dossier-due">
        {time.dueText}
        {onWhy === undefined ? null : (
          <>
            {' · '}
            <button type="button" className="link" onClick={onWhy}>
              {t('dossier.why')}
            </button>
          </>
        )}
      </p>
      {time.provisional ? <p className="small">{t('dossier.provisional')}</p> : null}
    </div>
  );
}

const statusNames = ['business', 'financial', 'delivery', 'sync'] as const;

function Statuses({ view }: { view: DossierView }) {
  const t = useT();
  return (
    <>
      {statusNames.map((name) => {
        const label: Key = `dossier.status.${name}`;
        return (
          <span
            key={name}
            data-testid={`status-${name}`}
            data-code={view.statuses[name].code}
            title={t('dossier.national', {
              number: view.statuses.national.number,
              text: view.statuses.national.text,
            })}
          >
            <Tag tone={tone(name, view.statuses[name].code)}>
              {t('dossier.statusOf', { name: t(label), text: view.statuses[name].text })}
            </Tag>
          </span>
        );
      })}
    </>
  );
}

function tone(name: (typeof statusNames)[number], code: string): Tone {
  if (/error|fail|late|overdue/.test(code)) return 'soon';
  return name === 'business' ? 'tint' : 'neutral';
}
