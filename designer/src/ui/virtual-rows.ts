import { useEffect, useState, type RefObject } from 'react';

/** Rows above and below the visible ones that are drawn too, so that a fast scroll shows no gap. */
const spare = 8;

export interface VirtualRows {
  from: number;
  to: number;
  /** Pixels that the rows above and below would take. */
  above: number;
  below: number;
}

/** Which of many rows of one height are to be drawn: thousands scroll like a hundred. */
export function useVirtualRows(
  box: RefObject<HTMLElement | null>,
  count: number,
  height: number,
): VirtualRows {
  const [view, setView] = useState({ top: 0, size: 800 });
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const look = (): void => setView({ top: element.scrollTop, size: element.clientHeight });
    look();
    element.addEventListener('scroll', look, { passive: true });
    const watch = new ResizeObserver(look);
    watch.observe(element);
    return () => {
      element.removeEventListener('scroll', look);
      watch.disconnect();
    };
  }, [box]);
  return visibleRows(view.top, view.size, count, height);
}

export function visibleRows(top: number, size: number, count: number, height: number): VirtualRows {
  const first = Math.min(Math.floor(top / height), Math.max(0, count - 1));
  const from = Math.max(0, first - spare);
  const to = Math.min(count, Math.ceil((top + size) / height) + spare);
  return { from, to, above: from * height, below: (count - to) * height };
}
