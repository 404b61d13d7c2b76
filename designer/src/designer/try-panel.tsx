import { useEffect, useState } from 'react';
import { problemText } from '../api/problem-text';
import type { FieldValue } from '../api/types';
import { ClockBars, ClockLegend } from '../dossier/clock-bars';
import { ClockTable } from '../dossier/clock-table';
import { Timeline } from '../dossier/timeline-tab';
import '../dossier/clock.css';
import '../dossier/dossier.css';
import { useT } from '../i18n/i18n';
import { answers } from '../receive/draft';
import { Notice } from '../ui/bits';
import { Button } from '../ui/button';
import { Input, Select } from '../ui/field';
import { designerApi } from './api';
import { TryForm, type TryStart } from './try-form';
import { TryNow, type DoneAct } from './try-now';
import type { TextEdit, TryRun, TryView } from './types';

const pause = 200;

/**
 * A dossier of the text, run by the real engine on a clock of its own. The server keeps nothing: every question
 * carries all that was done so far.
 */
export function TryPanel({
  text,
  today,
  readOnly,
  onPatch,
}: {
  text: string;
  today: string;
  readOnly: boolean;
  onPatch: (before: string, edits: readonly TextEdit[]) => boolean;
}) {
  const t = useT();
  const [start, setStart] = useState<TryStart>({
    received: today,
    channel: 'counter',
    case: '',
    calendar: '',
    form: null,
  });
  const [acts, setActs] = useState<DoneAct[]>([]);
  const [clock, setClock] = useState('committed');
  const [view, setView] = useState<TryView | null>(null);
  const [failed, setFailed] = useState<unknown>(null);

  const run: TryRun = {
    received: start.received,
    channel: start.channel,
    ...(start.case === '' ? {} : { case: start.case }),
    ...(start.calendar === '' ? {} : { calendar: start.calendar }),
    form: answers(view?.form ?? [], start.form ?? {}),
    acts: acts.map(({ act }) => act),
  };
  const asked = JSON.stringify(run);
  useEffect(() => {
    const ask = new AbortController();
    const timer = setTimeout(() => {
      designerApi.try(text, JSON.parse(asked) as TryRun, clock, ask.signal).then(
        (next) => {
          setView(next);
          setFailed(null);
          setStart((last) => (last.form === null ? { ...last, form: typedOf(next.sample) } : last));
        },
        (error: unknown) => {
          if (!ask.signal.aborted) setFailed(error);
        },
      );
    }, pause);
    return () => {
      clearTimeout(timer);
      ask.abort();
    };
  }, [text, asked, clock]);

  const state = view?.state ?? null;
  return (
    <div className="try-panel" data-testid="try">
      <TryForm
        start={start}
        view={view}
        onChange={(next) => {
          setStart(next);
          setActs([]);
        }}
      />
      <div className="try-run">
        {failed === null ? null : (
          <Notice tone="over" live="alert">
            {problemText(failed, t)}
          </Notice>
        )}
        {view?.refusal === null || view?.refusal === undefined ? null : (
          <Notice
            tone="soon"
            live="alert"
            title={view.stopped === -1 ? t('designer.try.notReceived') : undefined}
            action={
              acts.length === 0 ? null : (
                <Button small onClick={() => setActs(acts.slice(0, -1))}>
                  {t('designer.try.back')}
                </Button>
              )
            }
          >
            {view.refusal}
          </Notice>
        )}
        {state === null ? null : (
          <>
            <TryNow
              state={state}
              acts={acts}
              onAct={(act, words) => setActs([...acts, { act, words }])}
              onBack={() => setActs(acts.slice(0, -1))}
              onAgain={() => setActs([])}
            />
            {readOnly ? null : <SaveRun text={text} run={run} onPatch={onPatch} />}
            <section className="try-clock" aria-labelledby="try-clock">
              <div className="spread">
                <h2 id="try-clock">{t('designer.try.clock')}</h2>
                <Select
                  label={t('designer.try.whichClock')}
                  options={state.clocks.map((each) => ({ value: each.id, label: each.name }))}
                  value={state.clocks.some((each) => each.id === clock) ? clock : 'committed'}
                  onChange={(event) => setClock(event.target.value)}
                />
              </div>
              {state.clock === null ? (
                <p className="muted">{t('designer.try.noClock')}</p>
              ) : (
                <>
                  <p>
                    <strong>{state.clock.title}</strong>{' '}
                    <span className="muted">
                      {state.clock.term} · {state.clock.calendar.name} {state.clock.calendar.text}
                    </span>
                  </p>
                  {state.clock.notices.map((text) => (
                    <p key={text} className="small">
                      {text}
                    </p>
                  ))}
                  {state.clock.bar.length === 0 ? null : <ClockBars clock={state.clock} />}
                  <ClockLegend clock={state.clock} />
                  <ClockTable clock={state.clock} />
                </>
              )}
            </section>
            <section aria-labelledby="try-timeline">
              <h2 id="try-timeline">{t('timeline.title')}</h2>
              <Timeline entries={state.timeline} />
            </section>
          </>
        )}
      </div>
    </div>
  );
}

/** The run becomes an example in the text; the server writes it, and it can be undone like any other edit. */
function SaveRun({
  text,
  run,
  onPatch,
}: {
  text: string;
  run: TryRun;
  onPatch: (before: string, edits: readonly TextEdit[]) => boolean;
}) {
  const t = useT();
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const [saved, setSaved] = useState(false);
  async function save(): Promise<void> {
    setSaved(false);
    try {
      const answer = await designerApi.saveExample(text, run, name);
      if (answer.problem !== null) {
        setProblem(answer.message ?? answer.problem);
        return;
      }
      setProblem(undefined);
      setSaved(onPatch(text, answer.edits));
    } catch (error) {
      setProblem(problemText(error, t));
    }
  }
  return (
    <form
      className="try-save"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Input
        label={t('designer.try.exampleName')}
        value={name}
        error={problem}
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="submit">{t('designer.try.save')}</Button>
      <span role="status">{saved ? t('designer.try.saved') : ''}</span>
    </form>
  );
}

/** Answers as they are typed. */
function typedOf(sample: Readonly<Record<string, FieldValue | null>>): Record<string, string | boolean> {
  return Object.fromEntries(
    Object.entries(sample).map(([id, value]) => [
      id,
      typeof value === 'boolean' ? value : value === null ? '' : String(value),
    ]),
  );
}
