import { GitCompareArrows } from 'lucide-react';
import type { Action } from '../../platform/react/actions.tsx';

export const compareDesigns: Action = {
  id: 'compare-designs',
  group: 'design',
  icon: GitCompareArrows,
  shortcuts: ['Mod+Shift+D'],
  run: ({ session }) => session.getState().set({ dialog: 'compare' }),
};
