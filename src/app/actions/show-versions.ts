import { History } from 'lucide-react';
import type { Action } from '../../platform/react/actions.tsx';

export const showVersions: Action = {
  id: 'show-versions',
  group: 'design',
  icon: History,
  shortcuts: ['Mod+Shift+H'],
  run: ({ session }) => session.getState().set({ dialog: 'versions' }),
};
