import { Maximize } from 'lucide-react';
import type { Action } from '../../platform/react/actions.tsx';

export const fitView: Action = {
  id: 'fit-view',
  group: 'view',
  icon: Maximize,
  shortcuts: ['Mod+0', 'Shift+1'],
  run: ({ session }) => session.getState().requestView('fit'),
};
