import type { Action } from '../../platform/react/actions.tsx';

/** Escape: leaves what is being previewed, else what lies over the canvas, else the selection. */
export const clearSelection: Action = {
  id: 'clear-selection',
  shortcuts: ['Escape'],
  run: ({ session }) => {
    const { preview, bottomMaximised, inspectorOver, select, set } = session.getState();
    if (preview !== null) set({ preview: null });
    else if (bottomMaximised || inspectorOver)
      set({ bottomMaximised: false, inspectorOver: false });
    else select([]);
  },
};
