import { Link } from '@tanstack/react-router';
import type { DossierTask, DossierView, TimeText as Time } from '../api/types';
import { useT, type Key } from '../i18n/i18n';
import { moment } from '../text/format';
import { Tag, type Tone } from '../ui/bits';
import { Icon } from '../ui/icon';
import { Popover } from '../ui/popover';
import { TimeText } from '../ui/time';
import { ActsMenu } from './acts-menu';
import { WatchButton } from './watch-button';

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
        <div className="dossier-acts">
          <WatchButton view={view} />
          {view.slips.length === 0 ? null : (
            <Popover
              align="right"
              className="button button-quiet button-small"
              button={
                <span className="button-label">
                  <Icon name="print" /> {t('dossier.print')} <Icon name="down" size={14} />
                </span>
              }
            >
              {(close) =>
                view.slips.map((slip) => (
                  <a
                    key={slip.kind}
                    className="popover-item"
                    data-slip={slip.kind}
                    href={slip.path}
                    target="_blank"
                    rel="noreferrer"
                    onClick={close}
                  >
                    {slip.name}
                  </a>
                ))
              }
            </Popover>
          )}
          <ActsMenu view={view} />
        </div>
      </div>
      <div className="dossier-identity">
        <h1 title={view.procedure.name}>
          <span className="title-number" data-testid="dossier-code">
            {view.code === '' ? t('dossier.noCode') : view.code}
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
        {promise.newDateText === null ? null : (
          <div className="dossier-clock" data-testid="new-date">
            <p className="small">{t('dossier.newDate')}</p>
            <p className="strong">{promise.newDateText}</p>
          </div>
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
