import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api } from '../api/api';
import { newKey } from '../api/client';
import { ApiError } from '../api/problem';
import { problemText } from '../api/problem-text';
import type { FieldProblem, ProcedureView, Received, Reception } from '../api/types';
import { useMe } from '../frame/session';
import { useT } from '../i18n/i18n';
import { ErrorSummary } from '../ui/error-summary';
import { usePageTitle } from '../ui/page';
import { ApplicantPart } from './applicant-part';
import { CasePart } from './case-part';
import { check, controlId, emptyDraft, fieldName, receivingUnits, toReception, type Draft } from './draft';
import { FormPart } from './form-part';
import { PapersPart } from './papers-part';
import { PreviewPanel } from './preview-panel';

interface ReceiveFormProps {
  procedure: ProcedureView;
  onReceived: (answer: Received, applicant: string) => void;
}

export interface PartProps {
  procedure: ProcedureView;
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  error: (field: string) => string | undefined;
}

const typingPause = 400;

export function ReceiveForm({ procedure, onReceived }: ReceiveFormProps) {
  const t = useT();
  const me = useMe();
  const [draft, setDraft] = useState(() => emptyDraft(procedure, receivingUnits(me)[0]?.[0] ?? ''));
  const [problems, setProblems] = useState<FieldProblem[]>([]);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const command = useRef({ body: '', key: '' });
  const body = toReception(procedure, draft);
  const preview = usePreview(body);
  usePageTitle(
    problems.length > 0 ? t('receive.titleError') : t('receive.titleOf', { name: procedure.name }),
  );

  const change = (part: Partial<Draft>): void => setDraft((last) => ({ ...last, ...part }));
  const error = (field: string): string | undefined =>
    problems.find((problem) => problem.field === field)?.message;

  async function submit(): Promise<void> {
    setFailure(null);
    const found = check(procedure, draft, t);
    setProblems(found);
    if (found.length > 0) return;
    setBusy(true);
    // The same input again is the same command: a repeated press can't make two dossiers.
    const text = JSON.stringify(body);
    if (command.current.body !== text) command.current = { body: text, key: newKey() };
    try {
      onReceived(await api.receive(body, { key: command.current.key }), body.applicant.name);
    } catch (refusal) {
      setBusy(false);
      const fields = await fieldsOf(refusal, body);
      setProblems(fields.map((problem) => ({ ...problem, field: fieldName(problem.field, procedure) })));
      if (fields.length === 0) setFailure(problemText(refusal, t));
    }
  }

  const part: PartProps = { procedure, draft, change, error };
  return (
    <form
      className="receive"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <div className="receive-parts">
        {problems.length === 0 ? null : (
          <ErrorSummary
            title={t('common.problems', { count: problems.length })}
            problems={problems.map((problem) => ({
              target: controlId(problem.field),
              message: problem.message,
            }))}
          />
        )}
        <CasePart {...part} />
        <ApplicantPart {...part} />
        {procedure.form.length === 0 ? null : <FormPart {...part} />}
        {procedure.papers.length === 0 ? null : <PapersPart {...part} />}
      </div>
      <PreviewPanel
        preview={preview.data}
        failed={preview.isError ? problemText(preview.error, t) : null}
        stale={preview.isFetching}
        limit={procedure.limitText}
        failure={failure}
        busy={busy}
      />
    </form>
  );
}

/** The promised date and the fees of what is typed so far. Nothing is stored. */
function usePreview(body: Reception) {
  const text = JSON.stringify(body);
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), typingPause);
    return () => clearTimeout(timer);
  }, [text]);
  return useQuery({
    queryKey: ['preview', settled],
    queryFn: () => api.preview(JSON.parse(settled) as Reception),
    placeholderData: (last) => last,
    gcTime: 30_000,
    retry: false,
  });
}

/** The fields a refusal is about: named in it, or found by asking for the preview of the same input. */
async function fieldsOf(refusal: unknown, body: Reception): Promise<FieldProblem[]> {
  if (!(refusal instanceof ApiError) || refusal.status !== 422) return [];
  if (refusal.errors.length > 0) return refusal.errors;
  try {
    return (await api.preview(body)).problems;
  } catch {
    return [];
  }
}
