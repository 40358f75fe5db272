import { PanelRight } from 'lucide-react';
import type { Action } from '../../platform/react/actions.tsx';
import { isNarrow } from '../../platform/react/narrow.ts';

/** Beside the canvas the inspector is a matter of taste that is kept; over it, of the moment. */
export const toggleInspector: Action = {
  id: 'toggle-inspector',
  group: 'panels',
  icon: PanelRight,
  shortcuts: ['Alt+6'],
  isChecked: ({ preferences, session }) =>
    isNarrow() ? session.getState().inspectorOver : preferences.getState().inspectorOpen,
  run: ({ preferences, session }) => {
    if (isNarrow()) {
      const { inspectorOver, set } = session.getState();
      set({ inspectorOver: !inspectorOver });
    } else {
      const { inspectorOpen, set } = preferences.getState();
      set({ inspectorOpen: !inspectorOpen });
    }
  },
};
