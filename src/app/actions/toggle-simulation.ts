import { FlaskConical } from 'lucide-react';
import type { Action } from '../../platform/react/actions.tsx';
import { beginSimulation } from '../../store/simulation.ts';
import { reasons } from './action-helpers.ts';

/** Plays failures on the canvas, and ends that; the design is not touched by it. */
export const toggleSimulation: Action = {
  id: 'toggle-simulation',
  group: 'edit',
  icon: FlaskConical,
  shortcuts: ['Alt+7'],
  isEnabled: ({ document }) => document.getState().topology.components.length > 0,
  whyDisabled: () => reasons.noComponents,
  isChecked: ({ session }) => session.getState().simulation !== null,
  run: ({ session }) => {
    const { simulation, startSimulation, endSimulation } = session.getState();
    if (simulation === null) startSimulation(beginSimulation());
    else endSimulation();
  },
};
