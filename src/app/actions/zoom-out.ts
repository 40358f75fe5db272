import { ZoomOut } from 'lucide-react';
import type { Action } from '../../platform/react/actions.tsx';

export const zoomOut: Action = {
  id: 'zoom-out',
  group: 'view',
  icon: ZoomOut,
  shortcuts: ['Mod+-'],
  run: ({ session }) => session.getState().requestView('zoom-out'),
};
