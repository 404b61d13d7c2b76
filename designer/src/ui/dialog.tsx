import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useT } from '../i18n/i18n';
import { IconButton } from './button';
import './dialog.css';

interface DialogProps {
  /** The question. */
  title: ReactNode;
  children: ReactNode;
  /** Buttons that name the act. */
  foot?: ReactNode;
  /** Text has been typed: Esc does not throw it away. */
  dirty?: boolean;
  wide?: boolean;
  /** Without it the dialog can't be closed by the person (signing in again). */
  onClose?: () => void;
}

/** A native modal dialog: focus goes in, stays in, and returns to where it was. */
export function Dialog({ title, children, foot, dirty = false, wide = false, onClose }: DialogProps) {
  const t = useT();
  const id = useId();
  const box = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    const dialog = box.current;
    if (dialog === null) return undefined;
    dialog.showModal();
    return () => dialog.close();
  }, []);

  return (
    <dialog
      ref={box}
      className={wide ? 'dialog dialog-wide' : 'dialog'}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        if (!dirty) onClose?.();
      }}
    >
      <div className="dialog-head">
        <h2 id={id}>{title}</h2>
        {onClose === undefined ? null : <IconButton icon="x" label={t('common.close')} onClick={onClose} />}
      </div>
      <div className="dialog-body">{children}</div>
      {foot === undefined ? null : <div className="dialog-foot">{foot}</div>}
    </dialog>
  );
}
