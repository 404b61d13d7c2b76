import { useEffect, useRef, type RefObject } from 'react';

/** So much of a form below its title must be seen. */
const least = 160;

/** Brings the title of what has just been opened into the middle of what scrolls, where it would be out of sight. */
export function useInSight<E extends HTMLElement>(): RefObject<E | null> {
  const title = useRef<E>(null);
  useEffect(() => {
    const panel = title.current?.closest('.designer-panel');
    if (title.current === null || panel === null || panel === undefined) return;
    const place = title.current.getBoundingClientRect();
    const view = panel.getBoundingClientRect();
    if (place.top + least > Math.min(view.bottom, window.innerHeight)) {
      title.current.scrollIntoView({ block: 'center' });
    }
  }, []);
  return title;
}
