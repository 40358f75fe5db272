import { describe, expect, it } from 'vitest';
import { emptyTopology } from '../../core/model/topology.ts';
import { createDocumentStore } from '../../store/document-store.ts';
import { createPreferencesStore } from '../../store/preferences-store.ts';
import { createSessionStore } from '../../store/session-store.ts';
import { beginSimulation, chooseCutFrom } from '../../store/simulation.ts';
import { clearSelection } from './clear-selection.ts';

describe('Escape', () => {
  it('leaves one thing at a time: the preview, what lies over the canvas, the selection', async () => {
    const session = createSessionStore();
    const workspace = {
      document: createDocumentStore('one', emptyTopology('one')),
      session,
      preferences: createPreferencesStore({ read: () => null, write: () => undefined }),
      openDesign: () => undefined,
    };
    session.getState().select(['host-1']);
    session.getState().set({ preview: [], bottomMaximised: true });
    const left = async (): Promise<unknown> => {
      await clearSelection.run(workspace);
      const { preview, bottomMaximised, selection } = session.getState();
      return [preview === null, !bottomMaximised, selection.size === 0];
    };
    expect(await left()).toEqual([true, false, false]);
    expect(await left()).toEqual([true, true, false]);
    expect(await left()).toEqual([true, true, true]);
  });

  it('ends a simulation last, after what was begun in it', async () => {
    const session = createSessionStore();
    const workspace = {
      document: createDocumentStore('one', emptyTopology('one')),
      session,
      preferences: createPreferencesStore({ read: () => null, write: () => undefined }),
      openDesign: () => undefined,
    };
    session.getState().startSimulation(chooseCutFrom(beginSimulation(), 'zone-a'));
    session.getState().select(['host-1']);
    const left = async (): Promise<unknown> => {
      await clearSelection.run(workspace);
      const { simulation, selection } = session.getState();
      return [simulation?.cutFrom === null, selection.size === 0, simulation === null];
    };
    expect(await left()).toEqual([true, false, false]);
    expect(await left()).toEqual([true, true, false]);
    expect(await left()).toEqual([false, true, true]);
  });
});
