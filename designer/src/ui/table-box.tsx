import { useEffect, useRef, useState, type ReactNode } from 'react';

/** A table in a box; where it is wider than the box, the box can be scrolled by keyboard and has a name. */
export function TableBox({ label, children }: { label: string; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const watch = new ResizeObserver(() => setScrolls(element.scrollWidth > element.clientWidth));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  const reachable = scrolls ? { tabIndex: 0, role: 'region', 'aria-label': label } : {};
  return (
    <div className="table-boxed" ref={box} {...reachable}>
      {children}
    </div>
  );
}
