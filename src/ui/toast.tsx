/* oxlint-disable jsx-a11y/no-noninteractive-element-interactions -- reading stops the clock */
import { X } from 'lucide-react';
import { createContext, use, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { Button } from './button.tsx';
import { IconButton } from './icon-button.tsx';
import type { Severity } from './severity-icon.tsx';
import { SeverityIcon } from './severity-icon.tsx';
import { TID } from './test-ids.ts';
import styles from './toast.module.css';

/** Milliseconds that a toast stays when it does not say so itself. */
const STAY = 6000;
/** An offer to act needs time to be reached. */
const STAY_WITH_ACTION = 10_000;
/** More than these at once push out the oldest. */
const MOST = 4;

export interface Toast {
  /** A toast with the id of one that is still there takes its place. */
  id?: string | undefined;
  severity?: Severity | undefined;
  title: string;
  text?: string | undefined;
  /** One thing to do about it; doing it dismisses the toast. */
  action?: { label: string; shortcut?: string | undefined; onSelect: () => void } | undefined;
  /** Milliseconds to stay; 0 stays until it is dismissed. */
  duration?: number | undefined;
}

export interface Toasts {
  /** Shows a toast and returns its id. */
  show: (toast: Toast) => string;
  dismiss: (id: string) => void;
}

type Shown = Toast & { id: string; turn: number };

const ToastContext = createContext<Toasts | null>(null);

/**
 * The means to show toasts.
 * @throws Error outside of a {@link ToastProvider}
 */
export function useToasts(): Toasts {
  const toasts = use(ToastContext);
  if (!toasts) throw new Error('useToasts needs a ToastProvider above it');
  return toasts;
}

/** Calls back once `duration` ms have passed, not counting the time it is paused. 0: never. */
function useCountdown(duration: number, paused: boolean, onEnd: () => void): void {
  const left = useRef(duration);
  const end = useRef(onEnd);
  useEffect(() => {
    end.current = onEnd;
  });
  useEffect(() => {
    if (duration === 0 || paused) return undefined;
    const started = performance.now();
    const timer = setTimeout(() => end.current(), left.current);
    return () => {
      clearTimeout(timer);
      left.current -= performance.now() - started;
    };
  }, [duration, paused]);
}

function ToastCard({
  toast,
  dismissLabel,
  paused,
  onDismiss,
}: {
  toast: Shown;
  dismissLabel: string;
  paused: boolean;
  onDismiss: () => void;
}): ReactElement {
  const { severity, title, text, action } = toast;
  useCountdown(toast.duration ?? (action ? STAY_WITH_ACTION : STAY), paused, onDismiss);
  return (
    <li className={styles['toast']} data-testid={TID.toast}>
      {severity && <SeverityIcon severity={severity} className={styles['mark']} />}
      <div className={styles['words']}>
        <p className={styles['title']}>{title}</p>
        {text !== undefined && <p className={styles['text']}>{text}</p>}
      </div>
      {action && (
        <Button
          size="s"
          shortcut={action.shortcut}
          onClick={() => {
            onDismiss();
            action.onSelect();
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton icon={X} label={dismissLabel} size="s" tooltipSide="top" onClick={onDismiss} />
    </li>
  );
}

export interface ToastProviderProps {
  /** Accessible name of the corner in which toasts appear. */
  label: string;
  /** Accessible name of the button that puts one away. */
  dismissLabel: string;
  children: ReactNode;
}

/**
 * Holds the toasts, says them politely to screen readers and lets them go after a while; pointing
 * at them or moving the focus to them stops the clock for all.
 */
export function ToastProvider({ label, dismissLabel, children }: ToastProviderProps): ReactElement {
  const [toasts, setToasts] = useState<readonly Shown[]>([]);
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);
  const turns = useRef(0);

  const dismiss = useCallback((id: string): void => {
    setToasts((now) => now.filter((toast) => toast.id !== id));
  }, []);
  const show = useCallback((toast: Toast): string => {
    turns.current += 1;
    const turn = turns.current;
    const id = toast.id ?? `toast-${turn}`;
    setToasts((now) =>
      [...now.filter((other) => other.id !== id), { ...toast, id, turn }].slice(-MOST),
    );
    return id;
  }, []);
  const means = useMemo(() => ({ show, dismiss }), [show, dismiss]);

  // A toast that goes under the pointer or with the focus inside sends no leaving event.
  if (toasts.length === 0 && (pointed || focused)) {
    setPointed(false);
    setFocused(false);
  }

  return (
    <ToastContext value={means}>
      {children}
      <section
        className={styles['viewport']}
        aria-label={label}
        data-testid={TID.toasts}
        onPointerEnter={() => setPointed(true)}
        onPointerLeave={() => setPointed(false)}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
      >
        <ol className={styles['list']} aria-live="polite" aria-relevant="additions text">
          {toasts.map((toast) => (
            <ToastCard
              key={`${toast.id} ${toast.turn}`}
              toast={toast}
              dismissLabel={dismissLabel}
              paused={pointed || focused}
              onDismiss={() => dismiss(toast.id)}
            />
          ))}
        </ol>
      </section>
    </ToastContext>
  );
}
