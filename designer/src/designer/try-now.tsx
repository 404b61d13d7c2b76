import { useEffect, useState } from 'react';
import { useLanguage, useT } from '../i18n/i18n';
import { moment, money } from '../text/format';
import { Notice, Tag } from '../ui/bits';
import { Button } from '../ui/button';
import { Input } from '../ui/field';
import { Icon } from '../ui/icon';
import { TimeText } from '../ui/time';
import type { TryAct, TryState } from './types';

/** What was done, and how it is told. */
export interface DoneAct {
  act: TryAct;
  words: string;
}

/** Where the dossier stands on the virtual clock, and everything that can happen next. */
export function TryNow({
  state,
  acts,
  onAct,
  onBack,
  onAgain,
}: {
  state: TryState;
  acts: readonly DoneAct[];
  onAct: (act: TryAct, words: string) => void;
  onBack: () => void;
  onAgain: () => void;
}) {
  const t = useT();
  const language = useLanguage();
  return (
    <section className="try-now" aria-labelledby="try-now">
      <div className="try-head">
        <h2 id="try-now">
          <Icon name="calendar" /> <span data-testid="try-now">{state.nowText}</span>
        </h2>
        <Tag tone="tint">{state.status.text}</Tag>
        <span data-testid="try-due" data-due={state.promise.due ?? ''}>
          {t('designer.try.due')} <strong>{state.promise.dueText}</strong>{' '}
          <TimeText time={state.promise} loud />
        </span>
      </div>
      <ClockMove state={state} onAct={onAct} />
      {state.incidents
        .filter((incident) => incident.open)
        .map((incident) => (
          <Notice key={incident.id} tone="over">
            {incident.step}: {incident.message}
          </Notice>
        ))}
      <ul className="try-open">
        {state.tasks.map((task) => (
          <li key={task.task} data-testid="try-task" data-step={task.step.id}>
            <p>
              <strong>{task.step.name}</strong>{' '}
              <span className="muted">
                {task.unit} · {task.role}
              </span>{' '}
              <TimeText time={task.clock} />
            </p>
            <div className="row">
              {task.actions.map((action) => (
                <Button
                  key={action.do}
                  small
                  title={[action.effect, action.next].filter(Boolean).join(' · ')}
                  onClick={() => onAct({ do: action.do }, `${task.step.name}: ${action.name}`)}
                >
                  {action.name}
                </Button>
              ))}
            </div>
          </li>
        ))}
        {state.waits.map((wait) => (
          <li key={wait.do} data-testid="try-wait">
            <p>
              <Icon name="pause" size={14} /> <strong>{wait.groundText}</strong>{' '}
              <span className="muted">
                {wait.for} · {wait.until} · {wait.endsText}
              </span>
            </p>
            <Button
              small
              onClick={() =>
                onAct(
                  { do: wait.do },
                  wait.supplement
                    ? t('designer.try.supplement')
                    : `${wait.groundText}: ${t('designer.try.waitOver')}`,
                )
              }
            >
              {wait.supplement ? t('designer.try.supplement') : t('designer.try.waitOver')}
            </Button>
          </li>
        ))}
        {state.ended ? <li className="problems-none">{t('designer.try.ended')}</li> : null}
      </ul>
      {state.fees.length === 0 ? null : (
        <p className="small">
          {t('receive.fees')}:{' '}
          {state.fees.map((fee) => `${fee.name} ${money(fee.amount, language)}`).join(', ')}
        </p>
      )}
      {acts.length === 0 ? null : (
        <div className="try-acts">
          <ol aria-label={t('designer.try.done')}>
            {acts.map(({ words }, n) => (
              // The list only grows and shrinks at its end.
              <li key={String(n)}>
                {n + 1}. {words}
              </li>
            ))}
          </ol>
          <span className="row">
            <Button small icon="undo" onClick={onBack}>
              {t('designer.try.back')}
            </Button>
            <Button small onClick={onAgain}>
              {t('designer.try.again')}
            </Button>
          </span>
        </div>
      )}
    </section>
  );
}

/** The virtual clock goes on: to what is due next, or to any moment. */
function ClockMove({ state, onAct }: { state: TryState; onAct: (act: TryAct, words: string) => void }) {
  const t = useT();
  const [to, setTo] = useState(state.now);
  useEffect(() => setTo(state.now), [state.now]);
  return (
    <div className="try-move">
      {state.next === null ? null : (
        <Button
          icon="right"
          onClick={() => {
            if (state.next !== null) onAct({ at: state.next.at }, `→ ${state.next.atText}`);
          }}
        >
          {t('designer.try.jump', { what: state.next.what, at: state.next.atText })}
        </Button>
      )}
      <Input
        label={t('designer.try.moveTo')}
        type="datetime-local"
        min={state.now}
        value={to}
        onChange={(event) => setTo(event.target.value)}
      />
      <Button
        onClick={() => {
          if (to > state.now) onAct({ at: to }, `→ ${moment(to)}`);
        }}
      >
        {t('designer.try.move')}
      </Button>
    </div>
  );
}
