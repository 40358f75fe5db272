import { BookOpen } from 'lucide-react';
import type { Action } from '../../platform/react/actions.tsx';

export const showRules: Action = {
  id: 'show-rules',
  group: 'help',
  icon: BookOpen,
  shortcuts: ['Alt+9'],
  run: ({ session }) => session.getState().set({ rulePage: '' }),
};
