import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { newKey } from '../api/client';
import { ApiError } from '../api/problem';
import { problemText } from '../api/problem-text';
import { useT } from '../i18n/i18n';

export interface DossierCommand {
  /** Pending until the server has answered: nothing legal is shown before that. */
  busy: boolean;
  error: string | null;
  /** The dossier moved on meanwhile (409, 412): what was typed stays. */
  conflict: boolean;
  /** What is wrong with which field of what was sent. */
  fields: Readonly<Record<string, string>>;
  run: <T>(send: (key: string) => Promise<T>) => Promise<T | null>;
  forget: () => void;
}

/** Sends one command to a dossier and has every page about it read again. */
export function useDossierCommand(code: string): DossierCommand {
  const t = useT();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [conflict, setConflict] = useState(false);
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const key = useRef<string | null>(null);

  const run = useCallback(
    async <T>(send: (key: string) => Promise<T>): Promise<T | null> => {
      setBusy(true);
      setError(null);
      setConflict(false);
      setFields({});
      // The network may fail after the server acted: trying again is the same command.
      key.current ??= newKey();
      try {
        const answer = await send(key.current);
        key.current = null;
        return answer;
      } catch (failure) {
        if (!(failure instanceof ApiError) || !failure.unreachable) key.current = null;
        setError(problemText(failure, t));
        setConflict(failure instanceof ApiError && failure.conflict);
        if (failure instanceof ApiError)
          setFields(Object.fromEntries(failure.errors.map((each) => [each.field, each.message])));
        return null;
      } finally {
        setBusy(false);
        await Promise.all([
          queries.invalidateQueries({ queryKey: ['dossier', code] }),
          queries.invalidateQueries({ queryKey: ['clock', code] }),
          queries.invalidateQueries({ queryKey: ['lateness', code] }),
          queries.invalidateQueries({ queryKey: ['inbox'] }),
          queries.invalidateQueries({ queryKey: ['counts'] }),
        ]);
      }
    },
    [code, queries, t],
  );

  const forget = useCallback(() => {
    setError(null);
    setConflict(false);
    setFields({});
  }, []);
  return { busy, error, conflict, fields, run, forget };
}
