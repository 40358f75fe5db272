import { describe, expect, it } from 'vitest';
import { createDocumentStore } from '../../store/document-store.ts';
import { createPreferencesStore } from '../../store/preferences-store.ts';
import { createSessionStore } from '../../store/session-store.ts';
import { toggleFailed } from '../../store/simulation.ts';
import { topology } from '../../testing/topology-builder.ts';
import { deleteSelection } from './delete-selection.ts';
import { redo } from './redo.ts';
import { toggleSimulation } from './toggle-simulation.ts';
import { undo } from './undo.ts';

function workspaceOf(design = topology().zones(3).stacked(3).build()) {
  return {
    document: createDocumentStore('one', design),
    session: createSessionStore(),
    preferences: createPreferencesStore({ read: () => null, write: () => undefined }),
    openDesign: () => undefined,
  };
}

describe('a simulation', () => {
  it('begins with everything up, and ends by the same verb', async () => {
    const workspace = workspaceOf();
    await toggleSimulation.run(workspace);
    expect(workspace.session.getState().simulation?.steps).toEqual([]);
    expect(toggleSimulation.isChecked?.(workspace)).toBe(true);
    await toggleSimulation.run(workspace);
    expect(workspace.session.getState().simulation).toBeNull();
  });

  it('needs something that can fail', () => {
    expect(toggleSimulation.isEnabled?.(workspaceOf(topology().build()))).toBe(false);
    expect(toggleSimulation.isEnabled?.(workspaceOf())).toBe(true);
  });

  it('keeps the design: undo takes back failures, and nothing is deleted', async () => {
    const workspace = workspaceOf();
    const { document, session } = workspace;
    document.getState().dispatch({ type: 'rename', id: 'm1', name: 'first' });
    await toggleSimulation.run(workspace);
    expect(undo.isEnabled?.(workspace)).toBe(false);
    session.getState().simulate((now) => toggleFailed(now, 'm1'));
    session.getState().select(['m1']);
    expect(deleteSelection.isEnabled?.(workspace)).toBe(false);

    expect(undo.labelData?.(workspace, 'en')).toEqual({ step: 'Fail master first' });
    await undo.run(workspace);
    expect(session.getState().simulation?.cursor).toBe(0);
    expect(redo.labelData?.(workspace, 'en')).toEqual({ step: 'Fail master first' });
    await redo.run(workspace);
    expect(session.getState().simulation?.cursor).toBe(1);
    expect(document.getState().history.past).toHaveLength(1);

    await toggleSimulation.run(workspace);
    await undo.run(workspace);
    expect(document.getState().history.past).toHaveLength(0);
  });
});
