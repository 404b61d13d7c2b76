import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../api/api';
import { ApiError } from '../api/problem';
import { problemText } from '../api/problem-text';
import type { Act, ActField, ActPreview, ActValues, DossierView } from '../api/types';
import { useT } from '../i18n/i18n';
import { moment, parseMoment } from '../text/format';
import { Notice } from '../ui/bits';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Input, Select, TextArea } from '../ui/field';
import { useToast } from '../ui/toast';
import { useDossierCommand } from './use-dossier-command';

interface ActDialogProps {
  view: DossierView;
  act: Act;
  onClose: () => void;
}

type Typed = Readonly<Record<string, string>>;

const typingPause = 400;

/** The form of one act. What it asks, where it goes and what it would do are the server's words. */
export function ActDialog({ view, act, onClose }: ActDialogProps) {
  const t = useT();
  const toast = useToast();
  const command = useDossierCommand(view.address);
  const [typed, setTyped] = useState<Typed>(() => startOf(act));
  const [asked, setAsked] = useState(false);
  const missing = act.fields.filter((field) => field.required && (typed[field.id] ?? '').trim() === '');
  const preview = usePreview(act, typed, missing.length === 0);
  const previewErrors = fieldsOf(preview.error);

  function problem(field: ActField): string | undefined {
    if (asked && missing.includes(field)) return t('decision.reasonMissing');
    return command.fields[field.id] ?? previewErrors[field.id];
  }

  async function send(): Promise<void> {
    setAsked(true);
    if (missing.length > 0) return;
    const done = await command.run((key) =>
      api.act(act.path, valuesOf(act, typed), { version: view.version, key }),
    );
    if (done === null) return;
    const { undo } = act;
    toast({
      text: done.message,
      ...(undo === null
        ? {}
        : {
            undo: () =>
              void command.run((key) =>
                api.act(undo, { reason: t('acts.undoReason') }, { version: done.version, key }),
              ),
          }),
    });
    onClose();
  }

  return (
    <Dialog
      title={act.name}
      dirty={JSON.stringify(typed) !== JSON.stringify(startOf(act))}
      onClose={onClose}
      foot={
        <>
          <Button
            kind={act.danger ? 'danger' : 'primary'}
            busy={command.busy && t('common.sending')}
            onClick={() => void send()}
          >
            {act.name}
          </Button>
          <Button kind="light" onClick={onClose}>
            {t('common.cancel')}
          </Button>
        </>
      }
    >
      {act.effect === null ? null : <p>{act.effect}</p>}
      {command.error === null || Object.keys(command.fields).length > 0 ? null : (
        <Notice tone={command.conflict ? 'soon' : 'over'} live="alert" title={t('decision.failed')}>
          {command.error} {t('state.inputKept')}
        </Notice>
      )}
      {act.fields.map((field) => (
        <FieldOf
          key={field.id}
          field={field}
          value={typed[field.id] ?? ''}
          error={problem(field)}
          onChange={(value) => setTyped({ ...typed, [field.id]: value })}
        />
      ))}
      {act.preview === null ? null : (
        <Preview
          preview={preview.data}
          problem={
            preview.error === null || Object.keys(previewErrors).length > 0
              ? null
              : problemText(preview.error, t)
          }
          waiting={missing.length > 0}
        />
      )}
    </Dialog>
  );
}

interface FieldProps {
  field: ActField;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}

function FieldOf({ field, value, error, onChange }: FieldProps) {
  const t = useT();
  const shared = {
    label: field.label,
    help: field.help,
    error,
    optional: field.required ? undefined : t('common.optional'),
    required: field.required,
    value,
  };
  if (field.kind === 'choice')
    return (
      <Select {...shared} options={field.options ?? []} onChange={(event) => onChange(event.target.value)} />
    );
  if (field.kind === 'area')
    return <TextArea {...shared} rows={2} onChange={(event) => onChange(event.target.value)} />;
  return (
    <Input
      {...shared}
      type={field.kind === 'money' ? 'number' : 'text'}
      min={field.kind === 'money' ? 1 : undefined}
      placeholder={field.kind === 'moment' ? t('acts.momentPlaceholder') : undefined}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

/** Each date before and after; nothing is stored yet. */
function Preview({
  preview,
  problem,
  waiting,
}: {
  preview: ActPreview | undefined;
  problem: string | null;
  waiting: boolean;
}) {
  const t = useT();
  return (
    <section
      className="act-preview"
      aria-live="polite"
      aria-label={t('acts.preview')}
      data-testid="act-preview"
    >
      <h3>{t('acts.preview')}</h3>
      {problem !== null ? (
        <p className="act-problem">{problem}</p>
      ) : waiting || preview === undefined ? (
        <p className="small">{t('acts.previewWaits')}</p>
      ) : (
        <>
          <dl className="act-dates">
            {preview.dates.map((date) => (
              <div key={date.name}>
                <dt>{date.name}</dt>
                <dd>
                  {date.moved ? (
                    <>
                      <s className="muted">{date.beforeText}</s> →{' '}
                      <span className="strong">{date.afterText}</span>
                    </>
                  ) : (
                    <>
                      {date.afterText} <span className="muted">({t('acts.stays')})</span>
                    </>
                  )}
                </dd>
              </div>
            ))}
          </dl>
          {preview.paused === null ? null : <p>{preview.paused}</p>}
          <p className="small">{t('acts.records', { what: preview.records.join('; ') })}</p>
        </>
      )}
    </section>
  );
}

function usePreview(act: Act, typed: Typed, whole: boolean) {
  const text = JSON.stringify(valuesOf(act, typed));
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), typingPause);
    return () => clearTimeout(timer);
  }, [text]);
  return useQuery({
    queryKey: ['act-preview', act.preview, settled],
    queryFn: () => api.previewAct(act.preview ?? '', JSON.parse(settled) as ActValues),
    enabled: act.preview !== null && whole,
    gcTime: 30_000,
    retry: false,
  });
}

function startOf(act: Act): Typed {
  return Object.fromEntries(
    act.fields.map((field) => [
      field.id,
      field.kind === 'moment' && field.value !== null ? moment(field.value) : (field.value ?? ''),
    ]),
  );
}

/** Left out when empty: what is not asked for need not be answered. */
function valuesOf(act: Act, typed: Typed): ActValues {
  return Object.fromEntries(
    act.fields
      .map((field): [string, string | number] => {
        const value = (typed[field.id] ?? '').trim();
        if (field.kind === 'money' && value !== '') return [field.id, Number(value)];
        // What is no moment goes as it is: the server says so at the field.
        if (field.kind === 'moment') return [field.id, parseMoment(value) ?? value];
        return [field.id, value];
      })
      .filter(([, value]) => value !== ''),
  );
}

function fieldsOf(error: Error | null): Readonly<Record<string, string>> {
  return error instanceof ApiError
    ? Object.fromEntries(error.errors.map((each) => [each.field, each.message]))
    : {};
}
