import type { ComponentPropsWithRef, ReactNode } from 'react';
import { Icon, type IconName } from './icon';
import './button.css';

export type ButtonKind = 'primary' | 'default' | 'light' | 'danger' | 'quiet';

interface ButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'children'> {
  kind?: ButtonKind;
  icon?: IconName;
  /** The key that does the same, shown after the label. */
  hint?: string | undefined;
  /** The verb in progress ("Đang ký…"): shows a spinner, keeps the width, takes no second click. */
  busy?: string | false | undefined;
  small?: boolean;
  children: ReactNode;
}

/** A button that says what it does. There are no greyed mysteries: use `Refused` with its reason. */
export function Button(props: ButtonProps) {
  const {
    kind = 'default',
    icon,
    hint,
    busy = false,
    small = false,
    children,
    onClick,
    className,
    ...rest
  } = props;
  const working = busy !== false;
  return (
    <button
      type="button"
      {...rest}
      className={`button button-${kind}${small ? ' button-small' : ''}${className === undefined ? '' : ` ${className}`}`}
      aria-disabled={working || undefined}
      aria-busy={working || undefined}
      onClick={working ? (event) => event.preventDefault() : onClick}
    >
      <span
        className={working ? 'button-label button-label-away' : 'button-label'}
        aria-hidden={working || undefined}
      >
        {icon === undefined ? null : <Icon name={icon} />}
        {children}
        {hint === undefined ? null : <Key>{hint}</Key>}
      </span>
      {working ? (
        <span className="button-busy">
          <span className="spinner" />
          {busy}
        </span>
      ) : null}
    </button>
  );
}

/** Only for a cross, an arrow and the like: the name is spoken and shown as a tooltip. */
export function IconButton(
  props: Omit<ComponentPropsWithRef<'button'>, 'children'> & {
    icon: IconName;
    label: string;
    size?: 16 | 20;
  },
) {
  const { icon, label, size = 16, ...rest } = props;
  return (
    <button type="button" {...rest} className="icon-button" aria-label={label} title={label}>
      <Icon name={icon} size={size} />
    </button>
  );
}

/** An act that is not allowed now: dashed, with the reason as its text. */
export function Refused({ children }: { children: ReactNode }) {
  return <span className="button button-refused">{children}</span>;
}

export function Key({ children }: { children: ReactNode }) {
  return (
    <kbd className="key" aria-hidden="true">
      {children}
    </kbd>
  );
}
