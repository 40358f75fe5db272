import { Map as MapIcon } from 'lucide-react';
import type { Action } from '../../platform/react/actions.tsx';

export const toggleMinimap: Action = {
  id: 'toggle-minimap',
  group: 'view',
  icon: MapIcon,
  isChecked: ({ preferences }) => preferences.getState().minimap,
  run: ({ preferences }) => {
    const { minimap, set } = preferences.getState();
    set({ minimap: !minimap });
  },
};
