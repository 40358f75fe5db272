import { renderMessage, type Language, type Message } from '../../core/model/message.ts';
import type { ScenarioStep } from '../../core/model/topology.ts';
import { topologyIndex, type Workspace } from '../../platform/react/workspace.tsx';
import { describeStep } from '../../store/describe-step.ts';

/** A label's data for the step that undo or redo would take; empty text if there is none. */
export function stepLabel(step: Message | undefined, language: Language): { step: string } {
  return { step: step === undefined ? '' : renderMessage(step, language) };
}

/** The same for a step of the simulation that runs. */
export function simulationStepLabel(
  { document }: Workspace,
  step: ScenarioStep | undefined,
  language: Language,
): { step: string } {
  if (step === undefined) return { step: '' };
  return stepLabel(describeStep(topologyIndex(document.getState().topology), step), language);
}

/** Whether the drawing can be edited just now: not while failures are played on it. */
export function canEdit({ session }: Workspace): boolean {
  return session.getState().simulation === null;
}
