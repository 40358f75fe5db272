import { Maximize2, PanelBottom } from 'lucide-react';
import type { Action } from '../../platform/react/actions.tsx';

export const toggleBottom: Action = {
  id: 'toggle-bottom',
  group: 'panels',
  icon: PanelBottom,
  isChecked: ({ session }) => session.getState().bottomPanel !== null,
  run: ({ session }) => {
    const { bottomPanel, set } = session.getState();
    set({ bottomPanel: bottomPanel === null ? 'problems' : null, bottomMaximised: false });
  },
};

/** Gives the panel the place of the canvas, for a picture or a file that needs it, and back. */
export const maximiseBottom: Action = {
  id: 'maximise-bottom',
  group: 'panels',
  icon: Maximize2,
  shortcuts: ['Alt+0'],
  isChecked: ({ session }) => session.getState().bottomMaximised,
  run: ({ session }) => {
    const { bottomPanel, bottomMaximised, set } = session.getState();
    set({ bottomPanel: bottomPanel ?? 'problems', bottomMaximised: !bottomMaximised });
  },
};
