import { X } from 'lucide-react';
import { Dialog as RadixDialog } from 'radix-ui';
import { useRef } from 'react';
import type { ReactElement, ReactNode, RefObject } from 'react';
import { cx } from './cx.ts';
import styles from './dialog.module.css';
import { escapeIsKept } from './editing-target.ts';
import { IconButton } from './icon-button.tsx';
import { TID } from './test-ids.ts';

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: ReactNode;
  /** Accessible name of the button that closes the dialog. */
  closeLabel: string;
  /** Buttons at the bottom, the default action last. */
  footer?: ReactNode;
  /** 400, 560, 800 or 1120 pixels wide at most; `xl` also takes the height. */
  size?: 's' | 'm' | 'l' | 'xl' | undefined;
  /** The body fills the dialog without padding and scrolls by itself. */
  flush?: boolean | undefined;
  /** `search`: high up on the page, its title for screen readers alone, closed by Escape. */
  look?: 'plain' | 'search' | undefined;
  /** What gets the focus first; the first control otherwise. */
  initialFocus?: RefObject<HTMLElement | null> | undefined;
  /** Runs once the dialog is gone and the focus is back where it was. */
  onClosed?: (() => void) | undefined;
  testId?: string | undefined;
  children?: ReactNode;
}

/**
 * A modal dialog: traps the focus, closes on Escape and on a press beside it, gives the focus back.
 *
 * The scrim is the kit's own element rather than Radix' overlay, which would write a `<style>` into
 * the document to stop the page from scrolling: a strict content security policy refuses that, and
 * the page behind does not scroll.
 */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  closeLabel,
  footer,
  size = 'm',
  flush = false,
  look = 'plain',
  initialFocus,
  onClosed,
  testId = TID.dialog,
  children,
}: DialogProps): ReactElement {
  const opener = useRef<Element | null>(null);
  const focusFirst = (event: Event): void => {
    opener.current = document.activeElement;
    if (!initialFocus?.current) return;
    event.preventDefault();
    initialFocus.current.focus();
  };
  // Radix gives it back to its own trigger, which dialogs opened by a state do not have.
  const giveBack = (event: Event): void => {
    event.preventDefault();
    if (opener.current instanceof HTMLElement) opener.current.focus();
    onClosed?.();
  };
  const search = look === 'search';
  const hasDescription = description !== undefined && description !== null;
  return (
    <RadixDialog.Root open={open} onOpenChange={onOpenChange}>
      <RadixDialog.Portal>
        <div className={styles['scrim']} data-testid={TID.dialogScrim} />
        <div className={cx(styles['place'], search && styles['high'])}>
          <RadixDialog.Content
            className={cx(styles['dialog'], styles[size])}
            data-testid={testId}
            onOpenAutoFocus={focusFirst}
            onCloseAutoFocus={giveBack}
            onEscapeKeyDown={(event) => {
              if (escapeIsKept(event)) event.preventDefault();
            }}
            {...(hasDescription ? {} : { 'aria-describedby': undefined })}
          >
            <div className={cx(styles['head'], search && styles['hidden'])}>
              <RadixDialog.Title className={styles['title']}>{title}</RadixDialog.Title>
              {hasDescription && (
                <RadixDialog.Description asChild>
                  <div className={styles['description']}>{description}</div>
                </RadixDialog.Description>
              )}
            </div>
            {children !== undefined && (
              <div className={cx(styles['body'], flush && styles['flush'])}>{children}</div>
            )}
            {footer !== undefined && <div className={styles['footer']}>{footer}</div>}
            {!search && (
              <IconButton
                icon={X}
                label={closeLabel}
                shortcut="Escape"
                size="s"
                className={styles['close']}
                onClick={() => onOpenChange(false)}
              />
            )}
          </RadixDialog.Content>
        </div>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}
