import { useId, useRef, type KeyboardEvent, type ReactNode } from 'react';
import './tabs.css';

export interface TabItem<K extends string> {
  key: K;
  label: ReactNode;
  count?: number | undefined;
}

interface TabsProps<K extends string> {
  label: string;
  items: readonly TabItem<K>[];
  current: K;
  onChange: (key: K) => void;
  /** Id of the panel that the tabs steer; the panel takes `tabPanel(id, current)`. */
  panel: string;
}

/** The attributes of the one panel below the tabs. */
export function tabPanel(panel: string, current: string) {
  return { id: panel, role: 'tabpanel', 'aria-labelledby': `${panel}-${current}` } as const;
}

export function usePanelId(): string {
  return useId();
}

export function Tabs<K extends string>({ label, items, current, onChange, panel }: TabsProps<K>) {
  const list = useRef<HTMLDivElement>(null);

  function move(event: KeyboardEvent): void {
    const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const index = items.findIndex((item) => item.key === current);
    const next = items[(index + step + items.length) % items.length];
    if (next === undefined) return;
    onChange(next.key);
    list.current?.querySelector<HTMLElement>(`[data-key="${next.key}"]`)?.focus();
  }

  return (
    <div className="tabs" role="tablist" aria-label={label} ref={list} onKeyDown={move}>
      {items.map((item) => (
        <button
          key={item.key}
          type="button"
          role="tab"
          id={`${panel}-${item.key}`}
          data-key={item.key}
          aria-selected={item.key === current}
          aria-controls={panel}
          tabIndex={item.key === current ? 0 : -1}
          className="tab"
          onClick={() => onChange(item.key)}
        >
          {item.label}
          {item.count === undefined ? null : <span className="tab-count">{item.count}</span>}
        </button>
      ))}
    </div>
  );
}
