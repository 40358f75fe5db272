import type { ReactElement, ReactNode } from 'react';
import styles from './badge.module.css';
import { cx } from './cx.ts';
import type { IconComponent } from './icon.ts';
import type { Severity } from './severity-icon.tsx';

/** The colours that a small mark may take. */
export type Tone = Severity | 'neutral' | 'accent' | 'etcd';

export interface BadgeProps {
  tone?: Tone | undefined;
  icon?: IconComponent | undefined;
  title?: string | undefined;
  children: ReactNode;
}

/** A count or a word or two in a pill. */
export function Badge({ tone = 'neutral', icon: Icon, title, children }: BadgeProps): ReactElement {
  return (
    <span className={cx(styles['badge'], styles[tone])} title={title}>
      {Icon && <Icon size={12} aria-hidden />}
      {children}
    </span>
  );
}
