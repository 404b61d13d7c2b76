import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError } from '../api/problem';
import { designerApi } from './api';

const pause = 1200;

export type SaveState = 'saved' | 'changed' | 'saving' | 'failed' | 'conflict';

interface Saving {
  state: SaveState;
  at: string;
  error: unknown;
  /** Saves what is not saved yet, at once. */
  now: () => Promise<boolean>;
}

/** Keeps the text on the server while it is written: a moment after the last key, one save at a time. */
export function useDraftSave(
  id: string,
  text: string,
  start: { text: string; rowVersion: number; updatedAt: string },
  mine: boolean,
): Saving {
  const kept = useRef({ text: start.text, version: start.rowVersion });
  const wanted = useRef(text);
  const running = useRef<Promise<boolean> | null>(null);
  // Another window kept another text: this one is not sent again over it.
  const blocked = useRef(false);
  const [state, setState] = useState<{ state: SaveState; at: string; error: unknown }>({
    state: 'saved',
    at: start.updatedAt,
    error: null,
  });
  wanted.current = text;

  const save = useCallback(async (): Promise<boolean> => {
    if (running.current !== null) await running.current;
    const sent = wanted.current;
    if (!mine || sent === kept.current.text) return true;
    if (blocked.current) return false;
    const work = (async () => {
      setState((last) => ({ ...last, state: 'saving', error: null }));
      try {
        const saved = await designerApi.saveDraft(id, sent, { version: kept.current.version });
        kept.current = { text: sent, version: saved.rowVersion };
        setState({
          state: wanted.current === sent ? 'saved' : 'changed',
          at: saved.updatedAt,
          error: null,
        });
        return true;
      } catch (error) {
        const conflict = error instanceof ApiError && error.conflict;
        blocked.current = conflict;
        setState((last) => ({ ...last, state: conflict ? 'conflict' : 'failed', error }));
        return false;
      }
    })();
    running.current = work;
    const done = await work;
    running.current = null;
    return done;
  }, [id, mine]);

  useEffect(() => {
    if (!mine || text === kept.current.text) return undefined;
    setState((last) => (last.state === 'conflict' ? last : { ...last, state: 'changed' }));
    const timer = setTimeout(() => void save(), pause);
    return () => clearTimeout(timer);
  }, [text, mine, save]);

  useEffect(() => {
    function leaving(event: BeforeUnloadEvent): void {
      if (wanted.current !== kept.current.text) event.preventDefault();
    }
    window.addEventListener('beforeunload', leaving);
    return () => {
      window.removeEventListener('beforeunload', leaving);
      // Another page of the app: what was typed in the last moment is kept too.
      void save();
    };
  }, [save]);

  return { ...state, now: save };
}
