import { Focus } from 'lucide-react';
import type { Action } from '../../platform/react/actions.tsx';

export const zoomToSelection: Action = {
  id: 'zoom-to-selection',
  icon: Focus,
  shortcuts: ['Shift+2'],
  isEnabled: ({ session }) => session.getState().selection.size > 0,
  run: ({ session }) => session.getState().requestView('frame', [...session.getState().selection]),
};
