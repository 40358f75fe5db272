import { ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './panel.module.css';

export interface PanelProps {
  title: string;
  /** A count or mark after the title. */
  badge?: ReactNode;
  /** Controls at the end of the title row. */
  actions?: ReactNode;
  /** Whether the title opens and closes the panel. */
  collapsible?: boolean | undefined;
  /** Open or not, from outside; without it the panel remembers by itself, open at first. */
  open?: boolean | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
  /** Level of the heading in the page's outline. */
  level?: 2 | 3 | 4 | undefined;
  /** No padding around the content. */
  flush?: boolean | undefined;
  className?: string | undefined;
  testId?: string | undefined;
  children: ReactNode;
}

/** A titled part of a side bar. */
export function Panel({
  title,
  badge,
  actions,
  collapsible = false,
  open,
  onOpenChange,
  level = 2,
  flush = false,
  className,
  testId,
  children,
}: PanelProps): ReactElement {
  const id = useId();
  const [ownOpen, setOwnOpen] = useState(true);
  const shown = !collapsible || (open ?? ownOpen);
  const toggle = (): void => {
    setOwnOpen(!shown);
    onOpenChange?.(!shown);
  };
  const Heading = `h${level}` as const;
  const text = (
    <>
      <span className={styles['text']} id={`${id}-title`}>
        {title}
      </span>
      {badge}
    </>
  );
  return (
    <section
      className={cx(styles['panel'], className)}
      aria-labelledby={`${id}-title`}
      data-testid={testId}
    >
      <div className={styles['head']}>
        <Heading className={styles['title']}>
          {collapsible ? (
            <button
              type="button"
              className={styles['toggle']}
              aria-expanded={shown}
              aria-controls={`${id}-body`}
              onClick={toggle}
            >
              <ChevronRight size={14} className={styles['chevron']} aria-hidden />
              {text}
            </button>
          ) : (
            text
          )}
        </Heading>
        {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
      </div>
      <div
        id={`${id}-body`}
        className={cx(styles['body'], flush && styles['flush'])}
        hidden={!shown}
      >
        {shown && children}
      </div>
    </section>
  );
}
