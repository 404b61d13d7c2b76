import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { api } from '../api/api';
import { problemText } from '../api/problem-text';
import type { CutAsk, CutRefused, CutResult, ReductionDraft } from '../api/types';
import { useT } from '../i18n/i18n';

export function draftKey(id: string): readonly unknown[] {
  return ['reduction-draft', id];
}

/** Puts what a command changed into the draft. */
export function withResult(draft: ReductionDraft, result: CutResult): ReductionDraft {
  const gone = new Set([...result.cleared, ...result.cuts.map((cut) => cut.code)]);
  return {
    ...draft,
    version: result.version,
    total: result.total,
    cuts: [...draft.cuts.filter((cut) => !gone.has(cut.code)), ...result.cuts],
  };
}

/** Sends one change after the other: each builds on the version that the one before made. */
export function useDraftCuts(id: string | undefined) {
  const t = useT();
  const client = useQueryClient();
  const queue = useRef<Promise<void>>(Promise.resolve());
  const [refused, setRefused] = useState<readonly CutRefused[]>([]);
  const [problem, setProblem] = useState<string | null>(null);

  function cut(ask: CutAsk): Promise<void> {
    const next = queue.current.then(() => send(ask));
    queue.current = next;
    return next;
  }

  async function send(ask: CutAsk): Promise<void> {
    const draft = id === undefined ? undefined : client.getQueryData<ReductionDraft>(draftKey(id));
    if (draft === undefined) return;
    try {
      const result = await api.cut(draft.id, ask, { version: draft.version });
      client.setQueryData<ReductionDraft>(draftKey(draft.id), (last) =>
        last === undefined ? last : withResult(last, result),
      );
      setRefused(result.refused);
      setProblem(null);
    } catch (error) {
      setProblem(problemText(error, t));
      await client.invalidateQueries({ queryKey: draftKey(draft.id) });
    }
  }

  return { cut, refused, problem, forget: () => setRefused([]) };
}
