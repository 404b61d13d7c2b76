import type { ReactNode } from 'react';
import { Button } from './button';
import { Icon, type IconName } from './icon';
import './bits.css';

export type Tone = 'neutral' | 'tint' | 'over' | 'soon' | 'ok' | 'pause';

/** A fact in a word or two. A band ground only for a fact about risk. */
export function Tag({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`tag tag-${tone}`}>{children}</span>;
}

const noticeIcon: Record<'over' | 'soon' | 'ok' | 'pause', IconName> = {
  over: 'warn',
  soon: 'warn',
  ok: 'check',
  pause: 'info',
};

interface NoticeProps {
  tone: 'over' | 'soon' | 'ok' | 'pause';
  title?: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  icon?: IconName;
  /** An error is said at once; the rest waits its turn. */
  live?: 'alert' | 'status';
}

/** One icon, one sentence, one act. It stays while it is true. */
export function Notice({ tone, title, children, action, icon, live }: NoticeProps) {
  return (
    <div className={`notice notice-${tone}`} role={live}>
      <Icon name={icon ?? noticeIcon[tone]} />
      <div className="notice-body">
        {title === undefined ? null : <p className="notice-title">{title}</p>}
        {children}
      </div>
      {action}
    </div>
  );
}

interface StateProps {
  icon: IconName;
  /** What is empty. */
  what: ReactNode;
  /** Why it is. */
  why?: ReactNode;
  /** What to do next. */
  act?: ReactNode;
}

/** An empty part of the sheet: what, why, next act. */
export function Empty({ icon, what, why, act }: StateProps) {
  return (
    <div className="empty">
      <Icon name={icon} size={20} />
      <p className="strong">{what}</p>
      {why === undefined ? null : <p className="empty-why">{why}</p>}
      {act}
    </div>
  );
}

/** Twelve-pixel bars of the final height, where text will be. */
export function Skeleton({ width }: { width: string }) {
  return <span className="skeleton" style={{ width }} aria-hidden="true" />;
}

export function SkeletonBlock({ lines = 6 }: { lines?: number }) {
  return (
    <div className="skeleton-block" aria-hidden="true">
      {Array.from({ length: lines }, (_, index) => (
        <Skeleton key={index} width={`${String(72 - ((index * 17) % 40))}%`} />
      ))}
    </div>
  );
}

/** The floating word about new work; rows stay where they are until it is pressed. */
export function Pill({
  children,
  hint,
  onClick,
}: {
  children: ReactNode;
  hint?: string;
  onClick: () => void;
}) {
  return (
    <button type="button" className="pill" onClick={onClick}>
      {children}
      {hint === undefined ? null : (
        <kbd className="pill-key" aria-hidden="true">
          {hint}
        </kbd>
      )}
    </button>
  );
}

interface ChipProps {
  label: string;
  value: string | undefined;
  options: readonly { value: string; label: string }[];
  any: string;
  clear: string;
  onChange: (value: string | undefined) => void;
}

/** A filter: a native select in the shape of a chip; set, it is tinted and has a cross. */
export function FilterChip({ label, value, options, any, clear, onChange }: ChipProps) {
  const set = value !== undefined && value !== '';
  const shown = options.find((option) => option.value === value)?.label ?? value ?? '';
  return (
    <span className={set ? 'chip chip-set' : 'chip'}>
      <span className="chip-text" aria-hidden="true">
        {set ? `${label} = ${shown}` : label}
        {set ? null : <Icon name="down" size={14} />}
      </span>
      <select
        className="chip-native"
        aria-label={label}
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
      >
        <option value="">{any}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {set ? (
        <button
          type="button"
          className="chip-clear"
          aria-label={clear}
          title={clear}
          onClick={() => onChange(undefined)}
        >
          <Icon name="x" size={14} />
        </button>
      ) : null}
    </span>
  );
}

/** Data could not be fetched and there is nothing older to show. */
export function LoadFailed({
  title,
  detail,
  retry,
  onRetry,
}: {
  title: string;
  detail: string;
  retry: string;
  onRetry: () => void;
}) {
  return <Empty icon="warn" what={title} why={detail} act={<Button onClick={onRetry}>{retry}</Button>} />;
}
