import { useCallback, type KeyboardEvent } from 'react';
import { useAction } from '../../platform/react/actions.tsx';
import { useWorkspace } from '../../platform/react/workspace.tsx';
import { shapeUnder } from './use-canvas-keys.ts';

/** Keys on a focused shape while two states are compared: Enter selects it, Escape leaves. */
export function useCompareKeys(): (event: KeyboardEvent) => void {
  const { session } = useWorkspace();
  const { run: escape } = useAction('clear-selection');
  return useCallback(
    (event) => {
      const id = shapeUnder(event.target);
      if (id === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key !== 'Enter' && event.key !== ' ' && event.key !== 'Escape') return;
      // React Flow would deselect on Escape before the page can tell what Escape is to leave.
      event.preventDefault();
      event.stopPropagation();
      if (event.key === 'Escape') escape();
      else session.getState().select([id]);
    },
    [session, escape],
  );
}
