import { Share2 } from 'lucide-react';
import type { Action } from '../../platform/react/actions.tsx';
import { hasContent } from '../open-design.ts';
import { reasons } from './action-helpers.ts';

export const share: Action = {
  id: 'share',
  group: 'output',
  icon: Share2,
  isEnabled: ({ document }) => hasContent(document.getState().topology),
  whyDisabled: () => reasons.emptyDesign,
  run: ({ session }) => session.getState().set({ dialog: 'share' }),
};
