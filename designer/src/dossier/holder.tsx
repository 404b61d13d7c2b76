import { useState } from 'react';
import { api } from '../api/api';
import type { DossierTask, DossierView } from '../api/types';
import { useT } from '../i18n/i18n';
import { AssignDialog } from '../inbox/assign-dialog';
import { Notice } from '../ui/bits';
import { Button } from '../ui/button';
import { useToast } from '../ui/toast';
import { TaskActs } from './acts-menu';
import { useDossierCommand } from './use-dossier-command';

/** Whose task it is, and taking it, giving it back or handing it to a colleague. */
export function Holder({ view, task }: { view: DossierView; task: DossierTask }) {
  const t = useT();
  const toast = useToast();
  const command = useDossierCommand(view.address);
  const [assigning, setAssigning] = useState(false);
  const acts = view.acts.some((act) => act.task === task.task && act.mayNot === null);
  const options = (key: string) => ({ version: view.version, key });

  async function claim(): Promise<void> {
    const done = await command.run((key) => api.claim(task.task, options(key)));
    if (done === null) return;
    toast({
      text: t('act.claimed', { count: 1 }),
      undo: () => void command.run((key) => api.release(task.task, { version: done.version, key })),
    });
  }

  return (
    <section className="holder" aria-label={t('decision.holder')}>
      <h2>{t('decision.title', { step: task.step.name })}</h2>
      <p className="small">
        {task.unit.name} · {task.role.name} · {task.term}
      </p>
      <p data-testid="holder">
        {task.mine
          ? t('decision.mine')
          : task.assignee === null
            ? t('decision.unclaimed')
            : t('decision.heldBy', { name: task.assignee.name })}
        {task.for === null ? null : (
          <span data-testid="acts-for"> {t('delegation.actsFor', { name: task.for.name })}</span>
        )}
      </p>
      {task.may.claim || task.may.assign || task.may.release || acts ? (
        <div className="row">
          {task.may.claim ? (
            <Button busy={command.busy && t('bulk.claiming')} onClick={() => void claim()}>
              {t('act.claim')}
            </Button>
          ) : null}
          {task.may.assign ? (
            <Button kind="light" onClick={() => setAssigning(true)}>
              {t('act.assign')}
            </Button>
          ) : null}
          {task.may.release ? (
            <Button
              kind="quiet"
              onClick={() => void command.run((key) => api.release(task.task, options(key)))}
            >
              {t('act.release')}
            </Button>
          ) : null}
          <TaskActs view={view} task={task.task} />
        </div>
      ) : null}
      {command.error === null ? null : (
        <Notice tone="over" live="alert">
          {command.error}
        </Notice>
      )}
      {assigning ? (
        <AssignDialog
          rows={[{ task: task.task, code: view.address }]}
          onClose={() => setAssigning(false)}
          onAssign={(to) => {
            setAssigning(false);
            void command
              .run((key) => api.assign(task.task, to.user, options(key)))
              .then(
                (done) => done !== null && toast({ text: t('act.assigned', { count: 1, name: to.name }) }),
              );
          }}
        />
      ) : null}
    </section>
  );
}
