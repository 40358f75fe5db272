import { useCallback } from 'react';
import type { Command, CommandResult } from '../../core/commands/command.ts';
import type { DispatchOptions } from '../../store/document-store.ts';
import { useWorkspace } from './workspace.tsx';

/** Dispatches a command; a refusal is told to the user in passing, and returned. */
export function useEdit(): (command: Command, options?: DispatchOptions) => CommandResult {
  const { document, session } = useWorkspace();
  return useCallback(
    (command, options) => {
      const result = document.getState().dispatch(command, options);
      if (!result.ok) session.getState().notify('warning', result.reason);
      return result;
    },
    [document, session],
  );
}
