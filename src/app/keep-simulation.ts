import type { Workspace } from '../platform/react/workspace.tsx';
import { withoutMissing } from '../store/simulation.ts';

/**
 * Keeps what is simulated true to the document: an edit goes on under the simulation, which loses
 * what the edit took away; another design ends it, and a comparison, too.
 */
export function keepSimulation({
  document,
  session,
}: Pick<Workspace, 'document' | 'session'>): () => void {
  return document.subscribe((state, previous) => {
    if (state.topology === previous.topology) return;
    const { simulation, simulate, endSimulation, endDiff } = session.getState();
    if (state.designId !== previous.designId) endDiff();
    if (simulation === null) return;
    if (state.designId !== previous.designId) endSimulation();
    else simulate((now) => withoutMissing(now, state.topology));
  });
}
