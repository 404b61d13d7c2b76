import { useEffect, useState } from 'react';
import { designerApi } from './api';
import type { QuickFix, TextFinding } from './types';

/** Findings whose fixes are asked for by themselves: each answer tries every candidate on the whole text. */
const most = 6;
const pause = 400;

export function findingKey(finding: Pick<TextFinding, 'code' | 'line' | 'column'>): string {
  return `${finding.code} ${String(finding.line)}:${String(finding.column)}`;
}

/** The fixes of the first problems of a text, by finding; asked one after the other once the person rests. */
export function useFixes(text: string, findings: readonly TextFinding[]): ReadonlyMap<string, QuickFix[]> {
  const [known, setKnown] = useState<{ of: string; fixes: ReadonlyMap<string, QuickFix[]> }>({
    of: '',
    fixes: new Map(),
  });
  useEffect(() => {
    const ask = new AbortController();
    const timer = setTimeout(() => void askAll(), pause);
    return () => {
      clearTimeout(timer);
      ask.abort();
    };

    async function askAll(): Promise<void> {
      const fixes = new Map<string, QuickFix[]>();
      try {
        for (const finding of findings.filter((each) => each.severity !== 'notice').slice(0, most)) {
          const answer = await designerApi.fixes(text, finding.from, finding.to, ask.signal);
          if (ask.signal.aborted) return;
          const key = findingKey(finding);
          fixes.set(
            key,
            answer.fixes.filter((fix) => findingKey(fix) === key),
          );
          setKnown({ of: text, fixes: new Map(fixes) });
        }
      } catch {
        // A fix is an offer; without one the problem is still shown.
      }
    }
  }, [text, findings]);
  return known.of === text ? known.fixes : new Map();
}
