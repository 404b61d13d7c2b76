import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError } from '../api/problem';
import { problemText } from '../api/problem-text';
import { useT } from '../i18n/i18n';

/** Sends a command about accounts: what is wrong stands at its fields, the rest above them; pages read again. */
export function useCommand() {
  const t = useT();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({});

  /** The answer, or null when it was refused. */
  async function send<T>(command: () => Promise<T>): Promise<{ answer: T } | null> {
    setBusy(true);
    setFailure(null);
    setWrong({});
    try {
      const answer = await command();
      await queries.invalidateQueries({ queryKey: ['accounts'] });
      return { answer };
    } catch (error) {
      const fields = error instanceof ApiError ? error.errors : [];
      setWrong(Object.fromEntries(fields.map((each) => [each.field, each.message])));
      if (fields.length === 0) setFailure(problemText(error, t));
      return null;
    } finally {
      setBusy(false);
    }
  }

  return { send, busy, failure, wrong, setWrong };
}
