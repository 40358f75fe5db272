import { Keyboard } from 'lucide-react';
import type { Action } from '../../platform/react/actions.tsx';

export const showShortcuts: Action = {
  id: 'show-shortcuts',
  group: 'help',
  icon: Keyboard,
  shortcuts: ['?'],
  run: ({ session }) => session.getState().set({ dialog: 'shortcuts' }),
};
