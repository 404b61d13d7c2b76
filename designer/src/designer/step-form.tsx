import { useEffect, useState } from 'react';
import { useLanguage, useT } from '../i18n/i18n';
import { Icon } from '../ui/icon';
import { Input, Select, type Option } from '../ui/field';
import { StepActions } from './step-actions';
import { joinTerm, shownAmount, splitTerm } from './terms';
import type { Choices, EditOperation, StepRow, TextFinding } from './types';
import { useInSight } from './use-in-sight';
import { useWords } from './use-words';

export interface StepFormProps {
  row: StepRow;
  number: number;
  rows: readonly StepRow[];
  choices: Choices;
  /** Of this step alone. */
  findings: readonly TextFinding[];
  readOnly: boolean;
  onEdit: (operation: EditOperation) => Promise<void>;
}

/** One step. Every change goes into the text at once, and Ctrl+Z takes it back. */
export function StepForm(props: StepFormProps) {
  const { row, number, rows, choices, findings, readOnly, onEdit } = props;
  const t = useT();
  const language = useLanguage();
  const words = useWords(choices);
  const title = useInSight<HTMLHeadingElement>();
  const term = splitTerm(row.within);
  const set = (key: string, value: string | null): void => {
    void onEdit({ do: 'set-step', id: row.id, key, value });
  };
  const kindIsWorked = row.at !== null || row.role !== null || row.kind !== 'wait';

  return (
    <section className="step-form" aria-labelledby="step-form-title" data-testid="step-form">
      <h2 id="step-form-title" ref={title}>
        {t('designer.step.title', { n: number, total: rows.length, name: row.name })}
      </h2>
      {findings.map((finding) => (
        <p key={`${finding.code} ${finding.message}`} className={`problem-${finding.severity} step-finding`}>
          <Icon
            name={finding.severity === 'error' ? 'x' : finding.severity === 'warning' ? 'warn' : 'info'}
          />
          <span>{finding.message}</span>
        </p>
      ))}
      <fieldset disabled={readOnly} className="step-fields">
        <Typed
          label={t('designer.step.name')}
          value={row.hasName ? row.name : ''}
          placeholder={row.name}
          onDone={(value) => set('name', value === '' ? null : value)}
        />
        <div className="step-pair">
          <Select
            label={t('designer.step.kind')}
            options={withOwn(words.options(choices.kinds), row.kind)}
            value={row.kind}
            onChange={(event) => set('kind', event.target.value === 'work' ? null : event.target.value)}
          />
          <Typed
            label={t('designer.step.id')}
            value={row.id}
            onDone={(value) => {
              if (value !== '') void onEdit({ do: 'rename-step', id: row.id, value });
            }}
          />
        </div>
        {kindIsWorked ? (
          <div className="step-pair">
            <Select
              label={t('designer.steps.place')}
              options={withOwn(words.options(choices.places), row.at ?? '')}
              value={row.at ?? ''}
              onChange={(event) => set('at', event.target.value)}
            />
            <Select
              label={t('procedures.role')}
              options={withOwn(words.options(choices.roles), row.role ?? '')}
              value={row.role ?? ''}
              error={
                row.role !== null && !choices.roles.some((role) => role.value === row.role)
                  ? t('designer.step.roleUnknown')
                  : undefined
              }
              onChange={(event) => set('role', event.target.value)}
            />
          </div>
        ) : null}
        <div className="step-pair">
          <Typed
            label={t('steps.allowance')}
            value={shownAmount(term.amount, language)}
            inputMode="decimal"
            onDone={(value) => {
              set(
                'within',
                value === '' ? null : joinTerm(value, term.unit === '' ? 'working days' : term.unit),
              );
            }}
          />
          <Select
            label={t('designer.step.unit')}
            options={withOwn(words.options(choices.units), term.unit === '' ? 'working days' : term.unit)}
            value={term.unit === '' ? 'working days' : term.unit}
            help={row.setBy === null ? undefined : t('designer.step.setBy', { office: row.setBy })}
            onChange={(event) => {
              if (row.within !== null || event.target.value === 'same day') {
                set('within', joinTerm(term.amount === '' ? '1' : term.amount, event.target.value));
              }
            }}
          />
        </div>
        <StepActions row={row} rows={rows} choices={choices} onEdit={onEdit} />
      </fieldset>
      <p className="small">{t('designer.step.undo')}</p>
    </section>
  );
}

/** What stands in the text is offered even when nobody knows it. */
export function withOwn(options: readonly Option[], value: string): Option[] {
  return options.some((option) => option.value === value)
    ? [...options]
    : [{ value, label: value === '' ? '–' : value }, ...options];
}

/** A field that writes when it is left or Enter is pressed, and takes over what the text says meanwhile. */
export function Typed({
  label,
  value,
  placeholder,
  inputMode,
  help,
  onDone,
}: {
  label: string;
  value: string;
  placeholder?: string;
  inputMode?: 'decimal';
  help?: string;
  onDone: (value: string) => void;
}) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const done = (): void => {
    if (typed.trim() !== value) onDone(typed.trim());
  };
  return (
    <Input
      label={label}
      value={typed}
      placeholder={placeholder}
      inputMode={inputMode}
      help={help}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={done}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) done();
        if (event.key === 'Escape') setTyped(value);
      }}
    />
  );
}
