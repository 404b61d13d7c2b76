import { useT } from '../i18n/i18n';
import { Question } from '../receive/form-part';
import { Input, Select } from '../ui/field';
import type { TryView } from './types';

export interface TryStart {
  received: string;
  channel: string;
  case: string;
  calendar: string;
  /** As typed; null until the text's first example has been seen. */
  form: Record<string, string | boolean> | null;
}

/** When and with what the dossier comes in. */
export function TryForm({
  start,
  view,
  onChange,
}: {
  start: TryStart;
  view: TryView | null;
  onChange: (start: TryStart) => void;
}) {
  const t = useT();
  const set = (part: Partial<TryStart>): void => onChange({ ...start, ...part });
  const problem = (field: string): string | undefined =>
    view?.problems.find((each) => each.field === field)?.message;
  return (
    <section className="try-form" aria-labelledby="try-form">
      <h2 id="try-form">{t('designer.try.dossier')}</h2>
      <Input
        label={t('designer.try.received')}
        type="datetime-local"
        value={start.received}
        error={problem('received')}
        onChange={(event) => set({ received: event.target.value })}
      />
      <Select
        label={t('receive.channel')}
        options={(view?.channels ?? ['counter']).map((channel) => ({
          value: channel,
          label: t(`channel.${channel as 'counter' | 'online' | 'post'}`),
        }))}
        value={start.channel}
        onChange={(event) => set({ channel: event.target.value })}
      />
      {view === null || view.cases.length === 0 ? null : (
        <Select
          label={t('receive.case')}
          options={[
            { value: '', label: t('designer.try.usualCase') },
            ...view.cases.map((each) => ({ value: each.id, label: each.name })),
          ]}
          value={start.case}
          onChange={(event) => set({ case: event.target.value })}
        />
      )}
      <Select
        label={t('designer.try.calendar')}
        options={[
          { value: '', label: t('designer.try.ownCalendars') },
          ...(view?.calendars ?? []).map((each) => ({ value: each.id, label: each.name })),
        ]}
        value={start.calendar}
        onChange={(event) => set({ calendar: event.target.value })}
      />
      {(view?.form ?? []).map((field) => (
        <Question
          key={field.id}
          field={field}
          value={start.form?.[field.id] ?? ''}
          error={problem(field.id)}
          onChange={(value) => set({ form: { ...start.form, [field.id]: value } })}
        />
      ))}
    </section>
  );
}
