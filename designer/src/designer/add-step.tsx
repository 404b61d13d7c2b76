import { useState } from 'react';
import { useT } from '../i18n/i18n';
import { Button } from '../ui/button';
import { Input, Select } from '../ui/field';
import { joinTerm } from './terms';
import type { Choices, EditOperation, StepRow } from './types';
import { useWords } from './use-words';

/** A new step: what, who, where, how long; its id is made from its name. */
export function AddStep({
  after,
  choices,
  onAdd,
  onCancel,
}: {
  after: StepRow | null;
  choices: Choices | null;
  onAdd: (operation: EditOperation) => Promise<void>;
  onCancel: () => void;
}) {
  const t = useT();
  const words = useWords(choices);
  const [name, setName] = useState('');
  const [kind, setKind] = useState('work');
  const [place, setPlace] = useState(after?.at ?? 'authority');
  const [role, setRole] = useState(after?.role ?? 'specialist');
  const [amount, setAmount] = useState('1');
  const [unit, setUnit] = useState('working days');
  const [missing, setMissing] = useState(false);
  if (choices === null) return null;
  const places = words.options(choices.places);
  return (
    <form
      className="add-step"
      aria-label={t('designer.steps.add')}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === '') {
          setMissing(true);
          return;
        }
        const values: Record<string, string> = { name: name.trim(), at: place, role };
        if (kind !== 'work') values['kind'] = kind;
        if (amount.trim() !== '') values['within'] = joinTerm(amount, unit);
        void onAdd(after === null ? { do: 'add-step', values } : { do: 'add-step', after: after.id, values });
      }}
    >
      <p className="small">
        {after === null ? t('designer.steps.addFirst') : t('designer.steps.addAfter', { name: after.name })}
      </p>
      <div className="add-step-fields">
        <Input
          label={t('designer.step.name')}
          value={name}
          autoFocus
          error={missing && name.trim() === '' ? t('designer.step.nameMissing') : undefined}
          onChange={(event) => setName(event.target.value)}
        />
        <Select
          label={t('designer.step.kind')}
          options={words.options(choices.kinds)}
          value={kind}
          onChange={(event) => setKind(event.target.value)}
        />
        <Select
          label={t('designer.steps.place')}
          options={
            places.some((each) => each.value === place) ? places : [{ value: place, label: place }, ...places]
          }
          value={place}
          onChange={(event) => setPlace(event.target.value)}
        />
        <Select
          label={t('procedures.role')}
          options={words.options(choices.roles)}
          value={role}
          onChange={(event) => setRole(event.target.value)}
        />
        <Input
          label={t('steps.allowance')}
          inputMode="decimal"
          value={amount}
          onChange={(event) => setAmount(event.target.value)}
        />
        <Select
          label={t('designer.step.unit')}
          options={words.options(choices.units)}
          value={unit}
          onChange={(event) => setUnit(event.target.value)}
        />
      </div>
      <span className="row">
        <Button kind="primary" small type="submit">
          {t('designer.steps.addNow')}
        </Button>
        <Button small onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      </span>
    </form>
  );
}
