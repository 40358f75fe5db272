import { Library } from 'lucide-react';
import type { Action } from '../../platform/react/actions.tsx';

export const showLibrary: Action = {
  id: 'show-library',
  group: 'design',
  icon: Library,
  run: ({ session }) => session.getState().set({ dialog: 'library' }),
};
