import { useEffect, useState, type ReactNode } from 'react';
import './page.css';

declare global {
  interface Window {
    /** For browser tests: true once the first data of the page is painted. */
    __app?: { ready: boolean };
  }
}

/** Marks the page as painted with data. */
export function useReady(ready: boolean): void {
  useEffect(() => {
    window.__app = { ready };
  }, [ready]);
}

export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = title;
  }, [title]);
}

/** True after `wait` ms of loading: shorter waits show nothing. */
export function useSlow(loading: boolean, wait = 150): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!loading) return undefined;
    const timer = setTimeout(() => setSlow(true), wait);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [loading, wait]);
  return slow;
}

export function useMedia(query: string): boolean {
  const [yes, setYes] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const list = matchMedia(query);
    const update = (): void => setYes(list.matches);
    update();
    list.addEventListener('change', update);
    return () => list.removeEventListener('change', update);
  }, [query]);
  return yes;
}

/** Tables become cards, the rail a bar at the foot. */
export function usePhone(): boolean {
  return useMedia('(max-width: 719px)');
}

/** The head of a page: its one h1, what it counts, its acts at the right end. */
export function PageHead({
  title,
  meta,
  children,
}: {
  title: ReactNode;
  meta?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="page-head">
      <h1>{title}</h1>
      {meta === undefined ? null : <div className="page-meta">{meta}</div>}
      <div className="page-acts">{children}</div>
    </div>
  );
}
