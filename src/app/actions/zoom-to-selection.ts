import { Focus } from 'lucide-react';
import type { Action } from '../../platform/react/actions.tsx';
import { reasons } from './action-helpers.ts';

export const zoomToSelection: Action = {
  id: 'zoom-to-selection',
  group: 'view',
  icon: Focus,
  shortcuts: ['Shift+2'],
  isEnabled: ({ session }) => session.getState().selection.size > 0,
  whyDisabled: () => reasons.nothingSelected,
  run: ({ session }) => session.getState().requestView('frame', [...session.getState().selection]),
};
