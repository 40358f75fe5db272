import { Plus } from 'lucide-react';
import type { Action } from '../../platform/react/actions.tsx';
import { canEdit, reasons, whyNoEdit } from './action-helpers.ts';

/** A list at the pointer of what can be added there. */
export const quickAdd: Action = {
  id: 'quick-add',
  group: 'add',
  icon: Plus,
  shortcuts: ['A'],
  isEnabled: canEdit,
  whyDisabled: (workspace) => whyNoEdit(workspace) ?? reasons.simulating,
  run: ({ session }) => session.getState().set({ quickAdd: true }),
};
