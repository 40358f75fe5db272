import { ZoomIn } from 'lucide-react';
import type { Action } from '../../platform/react/actions.tsx';

export const zoomIn: Action = {
  id: 'zoom-in',
  icon: ZoomIn,
  shortcuts: ['Mod+=', 'Mod++'],
  run: ({ session }) => session.getState().requestView('zoom-in'),
};
