import type { ReactElement, ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './empty-state.module.css';
import type { IconComponent } from './icon.ts';

export interface EmptyStateProps {
  icon?: IconComponent | undefined;
  title: string;
  text?: ReactNode;
  /** What to do about it. */
  actions?: ReactNode;
  /** `l` for a whole page. */
  size?: 'm' | 'l' | undefined;
}

/** What stands where there is nothing yet, and how to begin. */
export function EmptyState({
  icon: Icon,
  title,
  text,
  actions,
  size = 'm',
}: EmptyStateProps): ReactElement {
  return (
    <div className={cx(styles['empty'], size === 'l' && styles['large'])}>
      {Icon && (
        <span className={styles['icon']}>
          <Icon size={size === 'l' ? 36 : 24} aria-hidden />
        </span>
      )}
      <p className={styles['title']}>{title}</p>
      {text !== undefined && <p className={styles['text']}>{text}</p>}
      {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
    </div>
  );
}
