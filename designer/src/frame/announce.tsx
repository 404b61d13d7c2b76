import { useEffect, useState } from 'react';

const apart = 30_000;
const wanted = new Set<(text: string) => void>();

/** Says something politely to screen readers. */
export function announce(text: string): void {
  for (const say of wanted) say(text);
}

/** The one polite live region: at most one message in 30 seconds, the last one wins. */
export function Announcer() {
  const [text, setText] = useState('');

  useEffect(() => {
    let last = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const say = (next: string): void => {
      clearTimeout(timer);
      timer = setTimeout(
        () => {
          last = Date.now();
          setText(next);
        },
        Math.max(0, last + apart - Date.now()),
      );
    };
    wanted.add(say);
    return () => {
      wanted.delete(say);
      clearTimeout(timer);
    };
  }, []);

  return (
    <div className="visually-hidden" role="status" aria-live="polite" data-testid="announce">
      {text}
    </div>
  );
}
