/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a separator that moves is a widget, `hr` is not */
import { useId, useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent, ReactElement, ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './split-pane.module.css';
import { TID } from './test-ids.ts';

/** Pixels that an arrow key moves the separator; with Shift four times as far. */
const STEP = 16;

export interface SplitPaneProps {
  /** Accessible name of the separator, e.g. what it makes wider. */
  label: string;
  /** `horizontal`: the panes stand side by side; `vertical`: one above the other. */
  orientation?: 'horizontal' | 'vertical' | undefined;
  /** Which pane `size` belongs to; the other takes what is left. */
  sized?: 'first' | 'second' | undefined;
  /** Size of the sized pane in CSS pixels. */
  size: number;
  min: number;
  max: number;
  /** Pixels that are always left to the other pane, whatever `max` says. */
  minRest?: number | undefined;
  onSizeChange: (size: number) => void;
  /** The sized pane is away; the separator stays to bring it back. */
  collapsed?: boolean | undefined;
  /** Double click and Enter on the separator. Without it the pane does not collapse. */
  onCollapsedChange?: ((collapsed: boolean) => void) | undefined;
  /**
   * The sized pane lies over the other: over all of it, which is then out of reach, or over its side.
   * There is nothing to part then.
   */
  cover?: 'all' | 'side' | undefined;
  first: ReactNode;
  second: ReactNode;
}

/** Two panes with a separator between them that is moved by pointer or keyboard. */
export function SplitPane({
  label,
  orientation = 'horizontal',
  sized = 'first',
  size,
  min,
  max,
  minRest = 120,
  onSizeChange,
  collapsed = false,
  onCollapsedChange,
  cover,
  first,
  second,
}: SplitPaneProps): ReactElement {
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const drag = useRef<{ from: number; size: number } | null>(null);
  const [dragging, setDragging] = useState(false);
  const horizontal = orientation === 'horizontal';
  const sign = sized === 'first' ? 1 : -1;

  /** The bounds at this moment: the container may be smaller than `max` allows for. */
  const clamp = (wanted: number): number => {
    const box = root.current?.getBoundingClientRect();
    const extent = (horizontal ? box?.width : box?.height) ?? 0;
    const most = extent > 0 ? Math.min(max, extent - minRest) : max;
    return Math.round(Math.max(min, Math.min(most, wanted)));
  };
  const resize = (wanted: number): void => {
    const next = clamp(wanted);
    if (next !== size) onSizeChange(next);
  };
  const position = (event: PointerEvent): number => (horizontal ? event.clientX : event.clientY);

  const start = (event: PointerEvent<HTMLElement>): void => {
    if (event.button !== 0 || collapsed) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { from: position(event), size };
    setDragging(true);
  };
  const move = (event: PointerEvent): void => {
    if (drag.current) resize(drag.current.size + sign * (position(event) - drag.current.from));
  };
  const stop = (): void => {
    drag.current = null;
    setDragging(false);
  };

  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && onCollapsedChange) {
      event.preventDefault();
      onCollapsedChange(!collapsed);
      return;
    }
    if (collapsed) return;
    const step = event.shiftKey ? 4 * STEP : STEP;
    const [less, more] = horizontal ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
    const wanted = {
      [less]: size - sign * step,
      [more]: size + sign * step,
      Home: min,
      End: max,
    }[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    resize(wanted);
  };

  const room = cover === undefined ? `calc(100% - ${minRest}px)` : '100%';
  const bounded = horizontal ? { width: size, maxWidth: room } : { height: size, maxHeight: room };
  const sizedPane = (children: ReactNode): ReactElement => (
    <div
      id={id}
      className={styles['sized']}
      data-cover={cover}
      data-side={sized}
      style={cover === 'all' ? {} : bounded}
      hidden={collapsed}
    >
      {children}
    </div>
  );
  const rest = (children: ReactNode): ReactElement => (
    <div className={styles['rest']} inert={cover === 'all' && !collapsed}>
      {children}
    </div>
  );
  return (
    <div ref={root} className={cx(styles['split'], !horizontal && styles['vertical'])}>
      {sized === 'first' ? sizedPane(first) : rest(first)}
      <div
        role="separator"
        className={cx(styles['separator'], collapsed && styles['collapsed'])}
        tabIndex={0}
        hidden={cover !== undefined}
        aria-label={label}
        aria-orientation={horizontal ? 'vertical' : 'horizontal'}
        aria-controls={id}
        aria-valuenow={collapsed ? 0 : size}
        aria-valuemin={onCollapsedChange ? 0 : min}
        aria-valuemax={max}
        data-testid={TID.splitSeparator}
        data-dragging={dragging || undefined}
        onPointerDown={start}
        onPointerMove={move}
        onPointerUp={stop}
        onLostPointerCapture={stop}
        onKeyDown={press}
        onDoubleClick={() => onCollapsedChange?.(!collapsed)}
      />
      {sized === 'second' ? sizedPane(second) : rest(second)}
    </div>
  );
}
