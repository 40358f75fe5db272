import { TextCursorInput } from 'lucide-react';
import type { Action } from '../../platform/react/actions.tsx';
import { canEdit, reasons, whyNoEdit } from './action-helpers.ts';

export const renameSelection: Action = {
  id: 'rename-selection',
  group: 'edit',
  icon: TextCursorInput,
  shortcuts: ['F2'],
  isEnabled: (workspace) => canEdit(workspace) && workspace.session.getState().selection.size === 1,
  whyDisabled: (workspace) => whyNoEdit(workspace) ?? reasons.oneSelected,
  run: ({ session }) => {
    const [only] = session.getState().selection;
    if (only !== undefined) session.getState().set({ renaming: only });
  },
};
