import { Redo2 } from 'lucide-react';
import type { Action } from '../../platform/react/actions.tsx';
import { stepForward } from '../../store/simulation.ts';
import { reasons, simulationStepLabel, stepLabel } from './action-helpers.ts';

/** Brings back what undo took: an edit, or in a simulation its next step. */
export const redo: Action = {
  id: 'redo',
  group: 'edit',
  icon: Redo2,
  shortcuts: ['Mod+Shift+Z', 'Mod+Y'],
  isEnabled: ({ document, session }) => {
    const { simulation, diff } = session.getState();
    if (diff !== null) return false;
    return simulation === null
      ? document.getState().history.future.length > 0
      : simulation.cursor < simulation.steps.length;
  },
  whyDisabled: () => reasons.nothingToRedo,
  labelData: (workspace, language) => {
    const { simulation } = workspace.session.getState();
    return simulation === null
      ? stepLabel(workspace.document.getState().history.future.at(0)?.label, language)
      : simulationStepLabel(workspace, simulation.steps[simulation.cursor], language);
  },
  run: ({ document, session }) => {
    const { simulation, simulate } = session.getState();
    if (simulation === null) document.getState().redo();
    else simulate(stepForward);
  },
};
