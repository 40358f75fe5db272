import { LoaderCircle } from 'lucide-react';
import type { ReactElement } from 'react';
import styles from './spinner.module.css';
import { VisuallyHidden } from './visually-hidden.tsx';

export interface SpinnerProps {
  /** What is being waited for. */
  label: string;
  /** Shows the label beside the icon; otherwise it is only spoken. */
  showLabel?: boolean | undefined;
  size?: number | undefined;
}

/** Something is going on whose end is not known. */
export function Spinner({ label, showLabel = false, size = 16 }: SpinnerProps): ReactElement {
  return (
    <output className={styles['spinner']}>
      <LoaderCircle size={size} className={styles['turning'] ?? ''} aria-hidden />
      {showLabel ? label : <VisuallyHidden>{label}</VisuallyHidden>}
    </output>
  );
}
