import { useEffect, useState } from 'react';
import { designerApi } from './api';
import type { Picture } from './types';

/** After the last key the server is asked about the text; shorter pauses are still typing. */
const pause = 90;

/**
 * What the server sees in the text: the last answer and the text that it is about. While an answer is on its way
 * the last one stays shown.
 */
export function usePicture(
  text: string,
  language: string,
): { picture: Picture | null; of: string; failed: unknown } {
  const [seen, setSeen] = useState<{ picture: Picture | null; of: string; failed: unknown }>({
    picture: null,
    of: '',
    failed: null,
  });
  useEffect(() => {
    const ask = new AbortController();
    const timer = setTimeout(() => {
      designerApi.picture(text, ask.signal).then(
        (picture) => {
          if (!ask.signal.aborted) setSeen({ picture, of: text, failed: null });
        },
        (failed: unknown) => {
          if (!ask.signal.aborted) setSeen((last) => ({ ...last, failed }));
        },
      );
    }, pause);
    return () => {
      clearTimeout(timer);
      ask.abort();
    };
  }, [text, language]);
  return seen;
}
