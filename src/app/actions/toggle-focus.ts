import { Spotlight } from 'lucide-react';
import type { Action } from '../../platform/react/actions.tsx';

/** Dims all that has nothing to do with what is selected, and follows the selection. */
export const toggleFocus: Action = {
  id: 'toggle-focus',
  group: 'view',
  icon: Spotlight,
  shortcuts: ['Shift+3'],
  isChecked: ({ session }) => session.getState().focused,
  run: ({ session }) => {
    const { focused, set } = session.getState();
    set({ focused: !focused });
  },
};
