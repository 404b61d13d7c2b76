import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { newKey } from '../api/client';
import { ApiError } from '../api/problem';
import { problemText } from '../api/problem-text';
import { useT } from '../i18n/i18n';

/**
 * Sends what a form asks for: what is wrong stands at its fields, the rest above them; then what is shown under the query
 * key is read again.
 */
export function useCommand(queryKey: string) {
  const t = useT();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({});
  const last = useRef({ text: '', key: '' });

  /** The answer, or null when it was refused. The same body again is the same command: a repeated press does it once. */
  async function send<TBody, TAnswer>(
    body: TBody,
    command: (body: TBody, options: { key: string }) => Promise<TAnswer>,
  ): Promise<{ answer: TAnswer } | null> {
    const text = JSON.stringify(body);
    if (last.current.text !== text) last.current = { text, key: newKey() };
    setBusy(true);
    setFailure(null);
    setWrong({});
    try {
      return { answer: await command(body, { key: last.current.key }) };
    } catch (error) {
      const fields = error instanceof ApiError ? error.errors : [];
      setWrong(Object.fromEntries(fields.map((each) => [each.field, each.message])));
      if (fields.length === 0) setFailure(problemText(error, t));
      return null;
    } finally {
      await queries.invalidateQueries({ queryKey: [queryKey] });
      setBusy(false);
    }
  }

  return { send, busy, failure, wrong, setWrong };
}
