import { PanelLeft } from 'lucide-react';
import type { Action } from '../../platform/react/actions.tsx';

export const togglePalette: Action = {
  id: 'toggle-palette',
  group: 'panels',
  icon: PanelLeft,
  shortcuts: ['Alt+5'],
  isChecked: ({ preferences }) => preferences.getState().paletteOpen,
  run: ({ preferences }) => {
    const { paletteOpen, set } = preferences.getState();
    set({ paletteOpen: !paletteOpen });
  },
};
