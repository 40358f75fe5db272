import { Separator } from 'radix-ui';
import { useRef } from 'react';
import type { KeyboardEvent, ReactElement, ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './toolbar.module.css';

const FOCUSABLE = 'button:not(:disabled), a[href], [role="radio"], [role="combobox"]';

/** What a style sheet hides on a narrow page cannot take the focus. */
function isShown(element: HTMLElement): boolean {
  return element.checkVisibility();
}

export interface ToolbarProps {
  /** Accessible name. */
  label: string;
  orientation?: 'horizontal' | 'vertical' | undefined;
  className?: string | undefined;
  children: ReactNode;
}

/**
 * A row of controls. Arrow keys, Home and End move between its buttons besides Tab; text fields
 * inside keep their own keys.
 */
export function Toolbar({
  label,
  orientation = 'horizontal',
  className,
  children,
}: ToolbarProps): ReactElement {
  const root = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || !(event.target instanceof HTMLButtonElement)) return;
    const [back, on] =
      orientation === 'horizontal' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
    const stops = [...(root.current?.querySelectorAll<HTMLElement>(FOCUSABLE) ?? [])].filter(
      isShown,
    );
    const at = stops.indexOf(event.target);
    if (at < 0) return;
    const next = { [back]: at - 1, [on]: at + 1, Home: 0, End: stops.length - 1 }[event.key];
    const stop = next === undefined ? undefined : stops.at(next % stops.length);
    if (!stop) return;
    event.preventDefault();
    stop.focus();
  };
  return (
    <div
      ref={root}
      role="toolbar"
      tabIndex={-1}
      aria-label={label}
      aria-orientation={orientation}
      className={cx(styles['toolbar'], orientation === 'vertical' && styles['vertical'], className)}
      onKeyDown={move}
    >
      {children}
    </div>
  );
}

/** A line between groups of a toolbar. */
export function ToolbarSeparator(): ReactElement {
  return <Separator.Root decorative className={styles['separator']} />;
}
