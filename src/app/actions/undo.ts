import { Undo2 } from 'lucide-react';
import type { Action } from '../../platform/react/actions.tsx';
import { stepLabel } from './action-helpers.ts';

export const undo: Action = {
  id: 'undo',
  icon: Undo2,
  shortcuts: ['Mod+Z'],
  isEnabled: ({ document }) => document.getState().history.past.length > 0,
  labelData: ({ document }, language) =>
    stepLabel(document.getState().history.past.at(-1)?.label, language),
  run: ({ document }) => void document.getState().undo(),
};
