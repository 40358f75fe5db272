import { Redo2 } from 'lucide-react';
import type { Action } from '../../platform/react/actions.tsx';
import { stepLabel } from './action-helpers.ts';

export const redo: Action = {
  id: 'redo',
  icon: Redo2,
  shortcuts: ['Mod+Shift+Z', 'Mod+Y'],
  isEnabled: ({ document }) => document.getState().history.future.length > 0,
  labelData: ({ document }, language) =>
    stepLabel(document.getState().history.future.at(0)?.label, language),
  run: ({ document }) => void document.getState().redo(),
};
