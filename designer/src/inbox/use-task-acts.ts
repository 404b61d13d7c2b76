import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { api } from '../api/api';
import { newKey } from '../api/client';
import { problemText } from '../api/problem-text';
import type { Person, TaskResult } from '../api/types';
import { useT } from '../i18n/i18n';
import { useToast } from '../ui/toast';

export interface ActTarget {
  task: string;
  code: string;
  version: number;
}

interface Failure {
  code: string;
  reason: string;
}

interface Outcome {
  done: (ActTarget & { result: TaskResult })[];
  failed: Failure[];
}

export interface TaskActs {
  busy: boolean;
  failed: readonly Failure[];
  succeeded: number;
  claim: (rows: readonly ActTarget[]) => Promise<void>;
  assign: (rows: readonly ActTarget[], to: Person) => Promise<void>;
  forget: () => void;
}

/** Claiming and handing to a colleague, one or many: each row has its own command and its own answer. */
export function useTaskActs(): TaskActs {
  const t = useT();
  const toast = useToast();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<readonly Failure[]>([]);
  const [succeeded, setSucceeded] = useState(0);

  const refresh = useCallback(async () => {
    await Promise.all(
      ['inbox', 'counts', 'dossier'].map((name) => queries.invalidateQueries({ queryKey: [name] })),
    );
  }, [queries]);

  const each = useCallback(
    async <R extends ActTarget>(
      rows: readonly R[],
      send: (row: R) => Promise<TaskResult>,
    ): Promise<Outcome> => {
      setBusy(true);
      setFailed([]);
      const outcome: Outcome = { done: [], failed: [] };
      for (const row of rows) {
        try {
          outcome.done.push({ ...row, result: await send(row) });
        } catch (error) {
          outcome.failed.push({ code: row.code, reason: problemText(error, t) });
        }
      }
      setFailed(outcome.failed);
      setSucceeded(outcome.done.length);
      setBusy(false);
      await refresh();
      return outcome;
    },
    [refresh, t],
  );

  const release = useCallback(
    async (done: Outcome['done']) => {
      await each(done, (row) => api.release(row.task, { version: row.result.version, key: newKey() }));
    },
    [each],
  );

  const claim = useCallback(
    async (rows: readonly ActTarget[]) => {
      const { done } = await each(rows, (row) => api.claim(row.task, { version: row.version }));
      if (done.length > 0)
        toast({ text: t('act.claimed', { count: done.length }), undo: () => void release(done) });
    },
    [each, release, t, toast],
  );

  const assign = useCallback(
    async (rows: readonly ActTarget[], to: Person) => {
      const { done } = await each(rows, (row) => api.assign(row.task, to.user, { version: row.version }));
      if (done.length > 0) toast({ text: t('act.assigned', { count: done.length, name: to.name }) });
    },
    [each, t, toast],
  );

  const forget = useCallback(() => setFailed([]), []);
  return { busy, failed, succeeded, claim, assign, forget };
}
