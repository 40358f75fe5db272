import type { ComponentPropsWithRef, MouseEvent, ReactElement } from 'react';
import { cx } from './cx.ts';
import styles from './icon-button.module.css';
import type { IconComponent } from './icon.ts';
import { ariaShortcut, isApplePlatform } from './shortcut.ts';
import { Tooltip } from './tooltip.tsx';
import type { TooltipProps } from './tooltip.tsx';

export interface IconButtonProps extends Omit<
  ComponentPropsWithRef<'button'>,
  'aria-label' | 'aria-pressed' | 'children'
> {
  icon: IconComponent;
  /** The accessible name, and the tooltip unless `hint` says more. */
  label: string;
  /** What the tooltip says instead of the label, e.g. why the button is disabled. */
  hint?: string | undefined;
  shortcut?: string | undefined;
  /** Makes it a toggle button. */
  pressed?: boolean | undefined;
  size?: 's' | 'm' | undefined;
  tooltipSide?: TooltipProps['side'];
}

/**
 * A button that shows only an icon. Disabled it stays focusable and keeps its tooltip, so that it
 * can say why; its clicks go nowhere.
 */
export function IconButton({
  icon: Icon,
  label,
  hint,
  shortcut,
  pressed,
  size = 'm',
  tooltipSide,
  disabled = false,
  className,
  onClick,
  type = 'button',
  ...rest
}: IconButtonProps): ReactElement {
  const click = (event: MouseEvent<HTMLButtonElement>): void => {
    if (disabled) event.preventDefault();
    else onClick?.(event);
  };
  const keys = shortcut === undefined ? undefined : ariaShortcut(shortcut, isApplePlatform());
  return (
    <Tooltip content={hint ?? label} shortcut={shortcut} side={tooltipSide}>
      <button
        {...rest}
        type={type}
        className={cx(styles['button'], size === 's' && styles['s'], className)}
        aria-label={label}
        aria-pressed={pressed}
        aria-disabled={disabled || undefined}
        aria-keyshortcuts={keys}
        onClick={click}
      >
        <Icon size={size === 's' ? 14 : 16} aria-hidden />
      </button>
    </Tooltip>
  );
}
