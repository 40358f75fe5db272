import { type Workspace } from '../platform/react/workspace.tsx';
import { isEditingText } from '../ui/editing-target.ts';
import { canEdit } from './actions/action-helpers.ts';
import { copyTo } from './actions/clipboard.ts';
import { deleteSelection } from './actions/delete-selection.ts';

/** Whether the event is about text or another part of the page, not about the drawing. */
function concernsText(event: ClipboardEvent): boolean {
  if (isEditingText(event)) return true;
  const elsewhere = event
    .composedPath()
    .some(
      (node) =>
        node instanceof Element &&
        node.matches('[role=dialog],[role=alertdialog],[role=menu],.cm-editor'),
    );
  return elsewhere || document.getSelection()?.isCollapsed === false;
}

/**
 * Copy, cut and paste as the browser tells of them, by key or by its own menu: the one way to the
 * clipboard that asks for no permission. Returns how to stop.
 */
export function followClipboard(workspace: Workspace): () => void {
  const write = (event: ClipboardEvent): boolean => {
    const copied = copyTo(workspace, (text) => event.clipboardData?.setData('text/plain', text));
    if (copied) event.preventDefault();
    return copied;
  };
  const onCopy = (event: ClipboardEvent): void => {
    if (!concernsText(event)) write(event);
  };
  const onCut = (event: ClipboardEvent): void => {
    if (concernsText(event) || !canEdit(workspace)) return;
    if (write(event)) void deleteSelection.run(workspace);
  };
  const onPaste = (event: ClipboardEvent): void => {
    if (concernsText(event) || !canEdit(workspace)) return;
    const files = Array.from(event.clipboardData?.files ?? []);
    const text = event.clipboardData?.getData('text/plain') ?? '';
    event.preventDefault();
    if (files.length > 0 && text === '') {
      void import('./open-files.ts').then(({ openFiles }) => openFiles(workspace, files));
    } else void import('./paste-text.ts').then(({ pasteText }) => pasteText(workspace, text));
  };
  addEventListener('copy', onCopy);
  addEventListener('cut', onCut);
  addEventListener('paste', onPaste);
  return () => {
    removeEventListener('copy', onCopy);
    removeEventListener('cut', onCut);
    removeEventListener('paste', onPaste);
  };
}
