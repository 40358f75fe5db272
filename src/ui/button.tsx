import { ChevronDown } from 'lucide-react';
import type { ComponentPropsWithRef, ReactElement } from 'react';
import styles from './button.module.css';
import { cx } from './cx.ts';
import type { IconComponent } from './icon.ts';
import { Kbd } from './kbd.tsx';

export interface ButtonProps extends ComponentPropsWithRef<'button'> {
  variant?: 'primary' | 'default' | 'ghost' | 'danger' | undefined;
  size?: 's' | 'm' | undefined;
  icon?: IconComponent | undefined;
  /** Shown after the label, see {@link Kbd}; it does not bind the keys. */
  shortcut?: string | undefined;
  /** Draws the arrow of a button that opens a menu. */
  opensMenu?: boolean | undefined;
}

/** A button with a text label. It is `type="button"` unless told otherwise. */
export function Button({
  variant = 'default',
  size = 'm',
  icon: Icon,
  shortcut,
  opensMenu = false,
  className,
  children,
  type = 'button',
  ...rest
}: ButtonProps): ReactElement {
  return (
    <button
      {...rest}
      type={type}
      className={cx(styles['button'], styles[variant], styles[size], className)}
    >
      {Icon && <Icon size={size === 's' ? 14 : 15} className={styles['icon'] ?? ''} aria-hidden />}
      {children}
      {shortcut !== undefined && <Kbd shortcut={shortcut} className={styles['kbd']} />}
      {opensMenu && <ChevronDown size={13} className={styles['caret']} aria-hidden />}
    </button>
  );
}
