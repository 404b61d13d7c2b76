import { useQuery } from '@tanstack/react-query';
import { api } from '../api/api';
import type { FormField } from '../api/types';
import { useT } from '../i18n/i18n';
import { Combobox } from '../ui/combobox';
import { Checkbox, Choice, Input, Radio, Select, TextArea } from '../ui/field';
import { controlId, kindOf } from './draft';
import type { PartProps } from './receive-form';

const fewChoices = 3;

/** The questions of this procedure, from its file. */
export function FormPart({ procedure, draft, change, error }: PartProps) {
  const t = useT();
  return (
    <section className="part" aria-labelledby="part-form">
      <h2 id="part-form">{t('receive.form')}</h2>
      <div className="part-grid">
        {procedure.form.map((field) => (
          <Question
            key={field.id}
            field={field}
            value={draft.form[field.id] ?? ''}
            error={error(`form.${field.id}`)}
            onChange={(value) => change({ form: { ...draft.form, [field.id]: value } })}
          />
        ))}
      </div>
    </section>
  );
}

interface QuestionProps {
  field: FormField;
  value: string | boolean;
  error: string | undefined;
  onChange: (value: string | boolean) => void;
}

/** One question, by the kind of its field. */
export function Question({ field, value, error, onChange }: QuestionProps) {
  const t = useT();
  const kind = kindOf(field);
  const id = controlId(`form.${field.id}`);
  const text = typeof value === 'string' ? value : '';
  // A conditional question is required only under its condition, which the server judges.
  const needed = field.required && field.when === null;
  const common = {
    id,
    label: field.label,
    error,
    help: field.help ?? undefined,
    required: needed,
    optional: needed ? undefined : field.when === null ? t('common.optional') : t('receive.whenApplies'),
  };
  const typed = (event: { target: { value: string } }): void => onChange(event.target.value);

  if (kind === 'yesno') {
    return (
      <div className="part-check">
        <Checkbox
          id={id}
          label={field.label}
          detail={field.help}
          checked={value === true}
          onChange={(event) => onChange(event.target.checked)}
        />
      </div>
    );
  }
  if (kind === 'commune') return <Commune {...common} value={text} onChange={onChange} />;
  if (kind === 'choice') {
    const choices = field.choices ?? [];
    if (choices.length <= fewChoices) {
      return (
        <Choice inline id={id} label={field.label} error={error}>
          {choices.map((choice) => (
            <Radio
              key={choice.value}
              name={id}
              label={choice.label}
              checked={value === choice.value}
              onChange={() => onChange(choice.value)}
            />
          ))}
        </Choice>
      );
    }
    return (
      <Select
        {...common}
        value={text}
        options={[{ value: '', label: t('common.choose') }, ...choices]}
        onChange={typed}
      />
    );
  }
  const limit = typeof field.maxLength === 'number' ? { maxLength: field.maxLength } : {};
  if (kind === 'long') {
    return (
      <div className="part-whole">
        <TextArea {...common} {...limit} value={text} onChange={typed} />
      </div>
    );
  }
  if (kind === 'number')
    return (
      <Input
        {...common}
        type="text"
        inputMode="decimal"
        className="input-number"
        autoComplete="off"
        value={text}
        onChange={typed}
      />
    );
  if (kind === 'date')
    return (
      <Input
        {...common}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        placeholder={t('receive.datePlaceholder')}
        value={text}
        onChange={typed}
      />
    );
  const type = kind === 'phone' ? 'tel' : kind === 'email' ? 'email' : 'text';
  return <Input {...common} {...limit} type={type} autoComplete="off" value={text} onChange={typed} />;
}

interface CommuneProps {
  id: string;
  label: string;
  error: string | undefined;
  required: boolean;
  optional: string | undefined;
  value: string;
  onChange: (code: string) => void;
}

function Commune({ value, onChange, ...rest }: CommuneProps) {
  const t = useT();
  const units = useQuery({
    queryKey: ['units', 'commune'],
    queryFn: () => api.units({ office: 'commune' }),
    staleTime: Infinity,
  });
  const items = units.data ?? [];
  return (
    <Combobox
      {...rest}
      items={items}
      value={items.find((unit) => unit.code === value) ?? null}
      itemKey={(unit) => unit.code}
      itemText={(unit) => unit.name}
      placeholder={t('receive.communePlaceholder')}
      nothing={t('common.nothingFound')}
      onChange={(unit) => onChange(unit?.code ?? '')}
    />
  );
}
