import type { ReactNode } from 'react';
import { cx } from '../../ui/cx.ts';
import styles from './analysis.module.css';
import { usePointing } from './use-pointing.ts';

export interface ElementButtonProps {
  /** Ids of elements or of what fails by itself. */
  readonly ids: readonly string[];
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** Words that stand for elements: pointed at they are shown, pressed they are selected and framed. */
export function ElementButton({ ids, className, children }: ElementButtonProps): ReactNode {
  const { handlers, show, gone } = usePointing(ids);
  return (
    <button
      type="button"
      className={cx(styles['element'], className)}
      aria-disabled={gone || undefined}
      onClick={show}
      {...handlers}
    >
      {children}
    </button>
  );
}
