import { BookmarkPlus } from 'lucide-react';
import type { Action } from '../../platform/react/actions.tsx';

/** Keeps the design as it is now under a name. */
export const saveVersion: Action = {
  id: 'save-version',
  group: 'design',
  icon: BookmarkPlus,
  shortcuts: ['Mod+Shift+S'],
  worksInText: true,
  run: ({ session }) => session.getState().set({ dialog: 'save-version' }),
};
