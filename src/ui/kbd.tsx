import type { ReactElement } from 'react';
import { cx } from './cx.ts';
import styles from './kbd.module.css';
import { formatShortcut, isApplePlatform } from './shortcut.ts';

export interface KbdProps {
  /** As in {@link formatShortcut}: `Mod+Shift+Z`. */
  shortcut: string;
  /** `plain` beside a label in a menu or tooltip, `cap` drawn as a key in running text. */
  look?: 'plain' | 'cap' | undefined;
  className?: string | undefined;
}

/** A shortcut as the user's own keyboard shows it. */
export function Kbd({ shortcut, look = 'plain', className }: KbdProps): ReactElement {
  return (
    <kbd className={cx(styles['kbd'], look === 'cap' && styles['cap'], className)}>
      {formatShortcut(shortcut, isApplePlatform())}
    </kbd>
  );
}
