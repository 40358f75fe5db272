import { Undo2 } from 'lucide-react';
import type { Action } from '../../platform/react/actions.tsx';
import { stepBack } from '../../store/simulation.ts';
import { reasons, simulationStepLabel, stepLabel } from './action-helpers.ts';

/**
 * Takes back the last edit; in a simulation its last step: an edit that nobody sees undone would be
 * lost unnoticed.
 */
export const undo: Action = {
  id: 'undo',
  group: 'edit',
  icon: Undo2,
  shortcuts: ['Mod+Z'],
  isEnabled: ({ document, session }) => {
    const { simulation, diff } = session.getState();
    if (diff !== null) return false;
    return simulation === null
      ? document.getState().history.past.length > 0
      : simulation.cursor > 0;
  },
  whyDisabled: () => reasons.nothingToUndo,
  labelData: (workspace, language) => {
    const { simulation } = workspace.session.getState();
    return simulation === null
      ? stepLabel(workspace.document.getState().history.past.at(-1)?.label, language)
      : simulationStepLabel(workspace, simulation.steps[simulation.cursor - 1], language);
  },
  run: ({ document, session }) => {
    const { simulation, simulate } = session.getState();
    if (simulation === null) document.getState().undo();
    else simulate(stepBack);
  },
};
