import { useState } from 'react';
import { useT } from '../i18n/i18n';
import { Button, IconButton } from '../ui/button';
import { Select } from '../ui/field';
import { withOwn } from './step-form';
import type { ActionRow, Choices, EditOperation, StepRow } from './types';
import { useWords } from './use-words';

/** What the person at the step may choose, and where each choice leads. */
export function StepActions({
  row,
  rows,
  choices,
  onEdit,
}: {
  row: StepRow;
  rows: readonly StepRow[];
  choices: Choices;
  onEdit: (operation: EditOperation) => Promise<void>;
}) {
  const t = useT();
  const words = useWords(choices);
  const [chosen, setChosen] = useState('');
  const [open, setOpen] = useState<string | null>(null);
  const free = choices.actions.filter((action) => !row.actions.some((each) => each.id === action.value));
  const steps = rows
    .filter((each) => each.id !== row.id)
    .map((each) => ({ value: each.id, label: each.name }));
  const none = { value: '', label: t('designer.action.none') };
  const set = (action: ActionRow, key: string, value: string): void => {
    void onEdit({ do: 'set-action', id: row.id, action: action.id, key, value: value === '' ? null : value });
  };

  return (
    <fieldset className="step-actions">
      <legend>{t('designer.step.actions')}</legend>
      {row.actions.length === 0 ? <p className="small">{t('designer.action.onlyNext')}</p> : null}
      <ul>
        {row.actions.map((action) => (
          <li key={action.id}>
            <div className="spread">
              <button
                type="button"
                className="step-action"
                aria-expanded={open === action.id}
                onClick={() => setOpen(open === action.id ? null : action.id)}
              >
                <strong>{action.name}</strong>
                <span className="muted"> {effect(action)}</span>
              </button>
              <IconButton
                icon="x"
                label={t('designer.action.remove', { name: action.name })}
                onClick={() => void onEdit({ do: 'remove-action', id: row.id, action: action.id })}
              />
            </div>
            {open === action.id ? (
              <div className="step-pair">
                <Select
                  label={t('designer.action.to')}
                  options={withOwn([none, ...steps], action.to ?? '')}
                  value={action.to ?? ''}
                  onChange={(event) => set(action, 'to', event.target.value)}
                />
                <Select
                  label={t('designer.action.outcome')}
                  options={withOwn([none, ...words.options(choices.outcomes)], action.outcome ?? '')}
                  value={action.outcome ?? ''}
                  onChange={(event) => set(action, 'outcome', event.target.value)}
                />
                <Select
                  label={t('designer.action.pause')}
                  options={withOwn([none, ...words.options(choices.grounds)], action.pause ?? '')}
                  value={action.pause ?? ''}
                  onChange={(event) => set(action, 'pause', event.target.value)}
                />
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      <div className="step-add-action">
        <Select
          label={t('designer.action.new')}
          options={[{ value: '', label: t('common.choose') }, ...words.options(free)]}
          value={chosen}
          onChange={(event) => setChosen(event.target.value)}
        />
        <Button
          icon="plus"
          onClick={() => {
            if (chosen === '') return;
            const action = chosen;
            setChosen('');
            setOpen(action);
            void onEdit({ do: 'set-action', id: row.id, action });
          }}
        >
          {t('designer.action.add')}
        </Button>
      </div>
    </fieldset>
  );

  function effect(action: ActionRow): string {
    const to = rows.find((each) => each.id === action.to)?.name ?? action.to;
    const parts = [
      to === null ? null : `→ ${to}`,
      action.pause === null
        ? null
        : t('designer.action.pauses', {
            ground:
              words.options(choices.grounds).find((each) => each.value === action.pause)?.label ??
              action.pause,
          }),
      action.outcome === null
        ? null
        : t('designer.action.sets', {
            outcome:
              words.options(choices.outcomes).find((each) => each.value === action.outcome)?.label ??
              action.outcome,
          }),
      action.atMost === null ? null : t('designer.action.atMost', { n: action.atMost }),
    ].filter((part) => part !== null);
    return parts.length === 0 ? t('designer.action.next') : parts.join(' · ');
  }
}
