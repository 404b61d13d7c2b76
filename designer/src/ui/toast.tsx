import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useT } from '../i18n/i18n';
import { IconButton } from './button';
import { Icon } from './icon';
import './toast.css';

interface ToastText {
  text: string;
  /** Takes the act back; offered while the seconds run. */
  undo?: () => void;
}

type Show = (toast: ToastText) => void;

const ToastContext = createContext<Show>(() => undefined);
const seconds = 10;

/** Says that something was done. Never for errors: those stay on the page as notices. */
export function useToast(): Show {
  return use(ToastContext);
}

export function ToastHost({ children }: { children: ReactNode }) {
  const [toast, setToast] = useState<(ToastText & { id: number }) | null>(null);
  const show = useCallback<Show>((next) => setToast({ ...next, id: Date.now() }), []);
  const close = useCallback(() => setToast(null), []);
  const shown = useMemo(() => toast, [toast]);
  return (
    <ToastContext value={show}>
      {children}
      <div className="toast-place" role="status">
        {shown === null ? null : <Toast key={shown.id} toast={shown} onClose={close} />}
      </div>
    </ToastContext>
  );
}

function Toast({ toast, onClose }: { toast: ToastText; onClose: () => void }) {
  const t = useT();
  const [left, setLeft] = useState(seconds);
  const [held, setHeld] = useState(false);

  useEffect(() => {
    if (held) return undefined;
    const timer = setInterval(() => setLeft((value) => value - 1), 1000);
    return () => clearInterval(timer);
  }, [held]);

  useEffect(() => {
    if (left <= 0) onClose();
  }, [left, onClose]);

  return (
    <div
      className="toast"
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon name="check" />
      <span>{toast.text}</span>
      {toast.undo === undefined ? null : (
        <>
          <button
            type="button"
            className="toast-undo"
            onClick={() => {
              toast.undo?.();
              onClose();
            }}
          >
            {t('common.undo')}
          </button>
          <span aria-hidden="true">{t('common.seconds', { n: Math.max(left, 0) })}</span>
        </>
      )}
      <IconButton icon="x" label={t('common.close')} onClick={onClose} />
    </div>
  );
}
