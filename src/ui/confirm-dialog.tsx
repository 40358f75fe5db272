import { useRef } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

export interface ConfirmDialogProps {
  open: boolean;
  title: string;
  /** What will happen, in a sentence. */
  text: ReactNode;
  confirmLabel: string;
  cancelLabel: string;
  closeLabel: string;
  /** Paints the confirming button as dangerous and puts the focus on the other one. */
  destructive?: boolean | undefined;
  onConfirm: () => void;
  /** Cancel, Escape and a press beside the dialog. */
  onCancel: () => void;
  testId?: string | undefined;
}

/** Asks before something that cannot simply be undone. */
export function ConfirmDialog({
  open,
  title,
  text,
  confirmLabel,
  cancelLabel,
  closeLabel,
  destructive = false,
  onConfirm,
  onCancel,
  testId,
}: ConfirmDialogProps): ReactElement {
  const cancel = useRef<HTMLButtonElement>(null);
  const confirm = useRef<HTMLButtonElement>(null);
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (!next) onCancel();
      }}
      title={title}
      description={text}
      closeLabel={closeLabel}
      size="s"
      initialFocus={destructive ? cancel : confirm}
      testId={testId}
      footer={
        <>
          <Button ref={cancel} onClick={onCancel}>
            {cancelLabel}
          </Button>
          <Button ref={confirm} variant={destructive ? 'danger' : 'primary'} onClick={onConfirm}>
            {confirmLabel}
          </Button>
        </>
      }
    />
  );
}
