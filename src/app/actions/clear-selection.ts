import type { Action } from '../../platform/react/actions.tsx';

/** Escape: leaves what is being previewed, else the selection. */
export const clearSelection: Action = {
  id: 'clear-selection',
  shortcuts: ['Escape'],
  run: ({ session }) => {
    const { preview, select, set } = session.getState();
    if (preview === null) select([]);
    else set({ preview: null });
  },
};
