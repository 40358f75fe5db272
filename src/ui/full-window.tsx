import { Dialog as RadixDialog } from 'radix-ui';
import { useRef, type KeyboardEventHandler, type ReactElement, type ReactNode } from 'react';
import styles from './full-window.module.css';

export interface FullWindowProps {
  /** What it is, for those who do not see it. */
  title: string;
  onClose: () => void;
  onKeyDown?: KeyboardEventHandler | undefined;
  testId?: string | undefined;
  children: ReactNode;
}

/**
 * Takes the whole window, or the whole screen, for one thing: traps the focus, which starts on the
 * whole of it, closes on Escape, gives the focus back.
 */
export function FullWindow({
  title,
  onClose,
  onKeyDown,
  testId,
  children,
}: FullWindowProps): ReactElement {
  const place = useRef<HTMLDivElement>(null);
  const opener = useRef<Element | null>(null);
  return (
    <RadixDialog.Root open onOpenChange={(open) => !open && onClose()}>
      <RadixDialog.Portal>
        <RadixDialog.Content
          ref={place}
          className={styles['window']}
          tabIndex={-1}
          aria-describedby={undefined}
          data-testid={testId}
          onKeyDown={onKeyDown}
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            opener.current = document.activeElement;
            place.current?.focus();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (opener.current instanceof HTMLElement) opener.current.focus();
          }}
        >
          <RadixDialog.Title className={styles['title']}>{title}</RadixDialog.Title>
          {children}
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}
