import { Share2 } from 'lucide-react';
import type { Action } from '../../platform/react/actions.tsx';
import { hasContent } from '../open-design.ts';

export const share: Action = {
  id: 'share',
  icon: Share2,
  isEnabled: ({ document }) => hasContent(document.getState().topology),
  run: ({ session }) => session.getState().set({ dialog: 'share' }),
};
