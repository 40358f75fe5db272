import { ZoomIn } from 'lucide-react';
import type { Action } from '../../platform/react/actions.tsx';

export const zoomIn: Action = {
  id: 'zoom-in',
  group: 'view',
  icon: ZoomIn,
  shortcuts: ['Mod+=', 'Mod++'],
  run: ({ session }) => session.getState().requestView('zoom-in'),
};
