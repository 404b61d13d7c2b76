import { useLanguage, useT } from '../i18n/i18n';
import { Notice } from '../ui/bits';
import { Button } from '../ui/button';
import { Select } from '../ui/field';
import { Typed, withOwn } from './step-form';
import { joinTerm, shownAmount, splitTerm } from './terms';
import type { Choices, EditOperation, StepRow, UsedTemplate } from './types';
import { useInSight } from './use-in-sight';
import { useWords } from './use-words';

interface TemplateProps {
  template: UsedTemplate;
  readOnly: boolean;
  onEdit: (operation: EditOperation) => Promise<void>;
}

/** Says that the steps are a template's, and offers to make them the file's own. */
export function TemplateNotice({ template, readOnly, onEdit }: TemplateProps) {
  const t = useT();
  return (
    <Notice
      tone="pause"
      title={t('designer.template.from', { name: template.name })}
      action={
        readOnly ? null : (
          <Button small onClick={() => void onEdit({ do: 'take-steps' })}>
            {t('designer.template.take')}
          </Button>
        )
      }
    >
      {t('designer.template.fixed', { reference: template.reference })}
    </Notice>
  );
}

/** What the template leaves open beside the terms of its steps, e.g. which department is asked. */
export function TemplateValues({
  template,
  choices,
  readOnly,
  onEdit,
}: TemplateProps & { choices: Choices | null }) {
  const t = useT();
  const words = useWords(choices);
  if (choices === null || template.parameters.length === 0) return null;
  const places = words.options(choices.places);
  return (
    <fieldset className="template-values" disabled={readOnly}>
      <legend className="field-label">{t('designer.template.others')}</legend>
      {template.parameters.map((each) => {
        const shown = each.value ?? each.default ?? '';
        const set = (value: string | null): void => void onEdit({ do: 'set-argument', key: each.id, value });
        return places.some((place) => place.value === shown) ? (
          <Select
            key={each.id}
            label={each.name}
            options={withOwn(places, shown)}
            value={shown}
            onChange={(event) => set(event.target.value)}
          />
        ) : (
          <Typed
            key={each.id}
            label={each.name}
            value={each.value ?? ''}
            placeholder={each.default ?? ''}
            onDone={(value) => set(value === '' ? null : value)}
          />
        );
      })}
    </fieldset>
  );
}

/** One step of the template: what it is, and its term where the template leaves that open. */
export function TemplateStep({
  row,
  number,
  total,
  choices,
  readOnly,
  onEdit,
}: {
  row: StepRow;
  number: number;
  total: number;
  choices: Choices;
  readOnly: boolean;
  onEdit: (operation: EditOperation) => Promise<void>;
}) {
  const t = useT();
  const language = useLanguage();
  const words = useWords(choices);
  const title = useInSight<HTMLHeadingElement>();
  const term = splitTerm(row.within);
  const unit = term.unit === '' ? 'working days' : term.unit;
  const set = (value: string | null): void => {
    if (row.termParameter !== null) void onEdit({ do: 'set-argument', key: row.termParameter, value });
  };
  const facts: [string, string][] = [
    [t('designer.steps.place'), words.place(row.at)],
    [t('procedures.role'), words.role(row.role)],
    ...(row.actions.length === 0
      ? []
      : [
          [t('designer.step.actions'), row.actions.map((action) => action.name).join(' · ')] as [
            string,
            string,
          ],
        ]),
  ];
  return (
    <section className="step-form" aria-labelledby="step-form-title" data-testid="step-form">
      <h2 id="step-form-title" ref={title}>
        {t('designer.step.title', { n: number, total, name: row.name })}
      </h2>
      <dl className="template-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {row.termParameter === null ? (
        <p className="small">{t('designer.template.termFixed')}</p>
      ) : (
        <fieldset disabled={readOnly} className="step-pair">
          <Typed
            label={t('steps.allowance')}
            value={shownAmount(term.amount, language)}
            inputMode="decimal"
            help={t('designer.template.term')}
            onDone={(value) => set(value === '' ? null : joinTerm(value, unit))}
          />
          <Select
            label={t('designer.step.unit')}
            options={withOwn(words.options(choices.units), unit)}
            value={unit}
            onChange={(event) => set(joinTerm(term.amount === '' ? '1' : term.amount, event.target.value))}
          />
        </fieldset>
      )}
    </section>
  );
}
