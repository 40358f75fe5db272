import { TableRowsSplit } from 'lucide-react';
import type { Action } from '../../platform/react/actions.tsx';
import { canEdit, reasons, whyNoEdit } from './action-helpers.ts';

export const pasteRows: Action = {
  id: 'paste-rows',
  group: 'edit',
  icon: TableRowsSplit,
  isEnabled: canEdit,
  whyDisabled: (workspace) => whyNoEdit(workspace) ?? reasons.simulating,
  run: ({ session }) => session.getState().set({ dialog: 'paste-rows', pastedRows: '' }),
};
