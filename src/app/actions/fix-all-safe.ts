import { Wrench } from 'lucide-react';
import type { Action } from '../../platform/react/actions.tsx';
import { canEdit, reasons, whyNoEdit } from './action-helpers.ts';

/** Shows what can be resolved without a change of the design, to do it in one step. */
export const fixAllSafe: Action = {
  id: 'fix-all-safe',
  group: 'edit',
  icon: Wrench,
  shortcuts: ['Mod+Shift+F'],
  isEnabled: (workspace) =>
    canEdit(workspace) &&
    workspace.session.getState().assessment?.diagnostics.some(({ fix }) => fix?.kind === 'safe') ===
      true,
  whyDisabled: (workspace) => whyNoEdit(workspace) ?? reasons.nothingToFix,
  run: ({ session }) => session.getState().set({ dialog: 'fix-all' }),
};
