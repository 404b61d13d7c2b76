import { useState } from 'react';
import { api } from '../api/api';
import type { Completion, DossierTask, DossierView, TaskAction } from '../api/types';
import { useT } from '../i18n/i18n';
import { inSentence } from '../text/format';
import { Notice } from '../ui/bits';
import { Button } from '../ui/button';
import { Checkbox, Choice, Radio, TextArea } from '../ui/field';
import { CheckDialog } from './check-dialog';
import { useDossierCommand } from './use-dossier-command';

interface ActionFormProps {
  view: DossierView;
  task: DossierTask;
  onDone: (message: string) => void;
}

interface Wrong {
  action?: string;
  reason?: string;
  papers?: string;
}

/** One of the step's actions, with its effect in words; nothing is chosen at the start. */
export function ActionForm({ view, task, onDone }: ActionFormProps) {
  const t = useT();
  const command = useDossierCommand(view.address);
  const [chosen, setChosen] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [note, setNote] = useState<string | null>(null);
  const [papers, setPapers] = useState<readonly string[]>([]);
  const [wrong, setWrong] = useState<Wrong>({});
  const [checking, setChecking] = useState(false);
  const [started, setStarted] = useState(view.version);
  const action = task.actions.find((each) => each.id === chosen) ?? null;
  const dirty = reason !== '' || papers.length > 0 || (note ?? '') !== '';

  function review(): void {
    const problems = action === null ? { action: t('decision.chooseFirst') } : problemsOf(action);
    setWrong(problems);
    if (Object.keys(problems).length === 0) setChecking(true);
  }

  function problemsOf(act: TaskAction): Wrong {
    return {
      ...(act.needsReason && reason.trim() === '' ? { reason: t('decision.reasonMissing') } : {}),
      ...(act.needsPapers && papers.length === 0 ? { papers: t('decision.papersMissing') } : {}),
    };
  }

  async function send(act: TaskAction): Promise<void> {
    const body: Completion = {
      action: act.id,
      ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
      ...(act.needsPapers || act.takesPapers ? { papers: [...papers] } : {}),
      ...(note === null || note.trim() === '' ? {} : { note: note.trim() }),
    };
    const done = await command.run((key) => api.complete(task.task, body, { version: view.version, key }));
    setChecking(false);
    if (done !== null) onDone(done.message);
  }

  return (
    <form
      className="action-form"
      onSubmit={(event) => {
        event.preventDefault();
        review();
      }}
    >
      <Choice label={t('decision.chooseOne')} error={wrong.action}>
        {task.actions.map((each) => (
          <Radio
            key={each.id}
            className={each.id === chosen ? 'action action-chosen' : 'action'}
            name="action"
            value={each.id}
            label={<span className={each.id === chosen ? 'strong' : undefined}>{each.name}</span>}
            detail={[each.next, each.effect].filter(Boolean).join(' · ')}
            checked={each.id === chosen}
            onChange={() => {
              setChosen(each.id);
              setWrong({});
              if (!dirty) setStarted(view.version);
            }}
          />
        ))}
      </Choice>
      {action?.needsPapers === true || action?.takesPapers === true ? (
        <Choice
          label={t(action.id === 'receive' ? 'decision.papersCame' : 'decision.papers')}
          error={wrong.papers}
        >
          {view.papers.map((paper) => (
            <Checkbox
              key={paper.id}
              label={paper.name}
              detail={paper.missing ? t('decision.paperMissing') : undefined}
              checked={papers.includes(paper.id)}
              onChange={(event) =>
                setPapers(
                  event.target.checked ? [...papers, paper.id] : papers.filter((id) => id !== paper.id),
                )
              }
            />
          ))}
        </Choice>
      ) : null}
      {action !== null && (action.needsReason || action.needsPapers) ? (
        <TextArea
          label={t('decision.reason')}
          help={t('decision.reasonHelp')}
          optional={action.needsReason ? undefined : t('common.optional')}
          required={action.needsReason}
          error={wrong.reason}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      ) : null}
      {action === null ? null : note === null ? (
        <button type="button" className="link link-plain" onClick={() => setNote('')}>
          + {t('decision.note')}
        </button>
      ) : (
        <TextArea
          label={t('decision.note')}
          rows={2}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      )}
      <div className="action-foot">
        <Changed view={view} since={started} show={dirty && !command.busy} />
        {command.error === null ? null : (
          <Notice
            tone={command.conflict ? 'soon' : 'over'}
            icon={command.conflict ? 'sync' : 'warn'}
            live="alert"
            title={command.conflict ? t('conflict.title') : t('decision.failed')}
          >
            {command.error} {t('state.inputKept')}
            {command.conflict ? <LastChange view={view} /> : null}
          </Notice>
        )}
        <Button
          kind="primary"
          type="submit"
          className="button-wide"
          busy={command.busy && t('common.sending')}
        >
          {action === null
            ? t('decision.review')
            : t('decision.reviewThen', { act: inSentence(action.name) })}
        </Button>
      </div>
      {checking && action !== null ? (
        <CheckDialog
          view={view}
          action={action}
          reason={reason}
          papers={view.papers.filter(
            (paper) => (action.needsPapers || action.takesPapers) && papers.includes(paper.id),
          )}
          busy={command.busy}
          onSend={() => void send(action)}
          onBack={() => setChecking(false)}
        />
      ) : null}
    </form>
  );
}

/** Somebody changed the dossier while this one was writing: said at once, nothing typed is lost. */
function Changed({ view, since, show }: { view: DossierView; since: number; show: boolean }) {
  const t = useT();
  if (!show || view.version === since) return null;
  return (
    <Notice tone="pause" icon="sync" live="status" title={t('conflict.changed')}>
      <LastChange view={view} />
    </Notice>
  );
}

function LastChange({ view }: { view: DossierView }) {
  const last = view.timeline[0];
  if (last === undefined) return null;
  return (
    <p>
      {last.atText}: {last.title}
      {last.actor === null ? null : ` — ${last.actor}`}
    </p>
  );
}
