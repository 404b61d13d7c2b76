import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { feed, type LiveState } from './feed';

export function useLiveState(): LiveState {
  return useSyncExternalStore(
    (listener) => feed.onState(listener),
    () => feed.state,
  );
}

/** Keeps the connection while somebody is signed in and has pages read again what changed, at most once a second. */
export function useLiveConnection(user: string): void {
  const queries = useQueryClient();
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    let codes = new Set<string>();
    let all = false;
    const flush = (): void => {
      waiting = undefined;
      refresh(queries, all ? null : codes);
      codes = new Set();
      all = false;
    };
    const off = feed.onChanged((dossiers) => {
      if (dossiers === null) all = true;
      else for (const code of dossiers) codes.add(code);
      waiting ??= setTimeout(flush, 300);
    });
    void feed.start();
    return () => {
      off();
      clearTimeout(waiting);
      void feed.stop();
    };
  }, [queries, user]);
}

export function useWatch(code: string): void {
  useEffect(() => feed.watch(code), [code]);
}

function refresh(queries: QueryClient, codes: ReadonlySet<string> | null): void {
  void queries.invalidateQueries({ queryKey: ['inbox'] });
  void queries.invalidateQueries({ queryKey: ['counts'] });
  void queries.invalidateQueries({ queryKey: ['dossiers'] });
  if (codes === null) void queries.invalidateQueries({ queryKey: ['dossier'] });
  else for (const code of codes) void queries.invalidateQueries({ queryKey: ['dossier', code] });
}

/** Calls back just after every full minute, a little apart in every browser so that a province doesn't ask at once. */
export function useMinute(onMinute: () => void): void {
  useEffect(() => {
    const apart = 500 + Math.random() * 2500;
    let timer: ReturnType<typeof setTimeout>;
    const wait = (): void => {
      timer = setTimeout(
        () => {
          if (!document.hidden) onMinute();
          wait();
        },
        60_000 - (Date.now() % 60_000) + apart,
      );
    };
    wait();
    return () => clearTimeout(timer);
  }, [onMinute]);
}
