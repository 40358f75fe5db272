import type { Action } from '../../platform/react/actions.tsx';
import { chooseCutFrom } from '../../store/simulation.ts';

/**
 * Escape: leaves what is being previewed, else what lies over the canvas, else the choice of a place
 * to cut from, else the selection, else the simulation or the comparison.
 */
export const clearSelection: Action = {
  id: 'clear-selection',
  group: 'select',
  shortcuts: ['Escape'],
  run: ({ session }) => {
    const { preview, bottomMaximised, inspectorOver, selection, simulation, diff } =
      session.getState();
    const { select, set, simulate, endSimulation, endDiff } = session.getState();
    if (preview !== null) set({ preview: null });
    else if (bottomMaximised || inspectorOver)
      set({ bottomMaximised: false, inspectorOver: false });
    else if (simulation !== null && simulation.cutFrom !== null)
      simulate((now) => chooseCutFrom(now, null));
    else if (simulation !== null && selection.size === 0) endSimulation();
    else if (diff !== null && selection.size === 0) endDiff();
    else select([]);
  },
};
