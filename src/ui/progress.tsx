import { Progress as RadixProgress } from 'radix-ui';
import type { ReactElement } from 'react';
import styles from './progress.module.css';

export interface ProgressProps {
  /** Accessible name: what is progressing. */
  label: string;
  /** From 0 to 1. */
  value: number;
}

/** How far something has come. */
export function Progress({ label, value }: ProgressProps): ReactElement {
  const percent = Math.round(Math.max(0, Math.min(1, value)) * 100);
  return (
    <RadixProgress.Root className={styles['track']} value={percent} aria-label={label}>
      <RadixProgress.Indicator className={styles['bar']} style={{ width: `${percent}%` }} />
    </RadixProgress.Root>
  );
}
