import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { DossierTask, DossierView } from '../api/types';
import { useT } from '../i18n/i18n';
import { Notice } from '../ui/bits';
import { Button } from '../ui/button';
import { Select } from '../ui/field';
import { ActionForm } from './action-form';
import { Holder } from './holder';
import { WaitPanel } from './wait-panel';
import './decision.css';

interface DecisionPanelProps {
  view: DossierView;
  task: DossierTask | null;
  tasks: readonly DossierTask[];
  onTask: (task: string) => void;
}

/** The same place at every step: what this step and this role may do, and nothing else. */
export function DecisionPanel({ view, task, tasks, onTask }: DecisionPanelProps) {
  const t = useT();
  const panel = useRef<HTMLDivElement>(null);
  const [done, setDone] = useState<string | null>(null);
  const ended = task === null && view.waits.length === 0;
  return (
    <aside className="decision" aria-label={t('decision.label')}>
      <div className="decision-inner" ref={panel} tabIndex={-1}>
        {done === null ? null : (
          <Notice tone="ok" live="status">
            {done} <Link to="/inbox">{t('decision.backToInbox')}</Link>
          </Notice>
        )}
        {view.waits.map((wait) => (
          <WaitPanel key={wait.id} view={view} wait={wait} onDone={setDone} />
        ))}
        {tasks.length > 1 && task !== null ? (
          <Select
            label={t('decision.openTasks', { count: tasks.length })}
            value={task.task}
            options={tasks.map((each) => ({ value: each.task, label: each.step.name }))}
            onChange={(event) => onTask(event.target.value)}
          />
        ) : null}
        {task === null ? null : (
          <>
            <Holder view={view} task={task} />
            {task.may.complete ? (
              <ActionForm key={task.task} view={view} task={task} onDone={setDone} />
            ) : (
              <Notice tone="pause" icon="lock">
                {task.mayNot ?? t('decision.notYours')}
              </Notice>
            )}
          </>
        )}
        {ended ? (
          <>
            <h2>{t('decision.ended')}</h2>
            <p>{view.statuses.business.text}</p>
          </>
        ) : null}
      </div>
      {ended ? null : (
        <div className="decision-bar">
          <Button
            kind="primary"
            className="button-wide"
            onClick={() => {
              panel.current?.scrollIntoView({ block: 'start' });
              panel.current?.focus({ preventScroll: true });
            }}
          >
            {t('decision.open')}
          </Button>
        </div>
      )}
    </aside>
  );
}
