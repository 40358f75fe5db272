import { Presentation } from 'lucide-react';
import type { Action } from '../../platform/react/actions.tsx';
import { reasons } from './action-helpers.ts';

/** Chooses what is shown full screen, or exported as pictures, and starts it. */
export const present: Action = {
  id: 'present',
  group: 'output',
  icon: Presentation,
  shortcuts: ['Mod+Alt+Enter'],
  isEnabled: ({ document }) => document.getState().topology.components.length > 0,
  whyDisabled: () => reasons.noComponents,
  run: ({ session }) => session.getState().set({ dialog: 'present' }),
};
