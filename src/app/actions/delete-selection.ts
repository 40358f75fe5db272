import { Trash2 } from 'lucide-react';
import type { Action } from '../../platform/react/actions.tsx';
import { removeCommand } from '../../store/membership.ts';
import { canEdit, reasons, whyNoEdit } from './action-helpers.ts';

export const deleteSelection: Action = {
  id: 'delete-selection',
  group: 'edit',
  icon: Trash2,
  shortcuts: ['Delete', 'Backspace'],
  isEnabled: (workspace) => canEdit(workspace) && workspace.session.getState().selection.size > 0,
  whyDisabled: (workspace) => whyNoEdit(workspace) ?? reasons.nothingSelected,
  run: ({ document, session }) => {
    const { selection, notify, select } = session.getState();
    const { topology, dispatch } = document.getState();
    const result = dispatch(removeCommand(topology, selection));
    if (result.ok) select([]);
    else notify('warning', result.reason);
  },
};
