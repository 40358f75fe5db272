import { LayoutTemplate } from 'lucide-react';
import type { Action } from '../../platform/react/actions.tsx';

export const showStarters: Action = {
  id: 'show-starters',
  group: 'design',
  icon: LayoutTemplate,
  run: ({ session }) => session.getState().set({ dialog: 'starters' }),
};
