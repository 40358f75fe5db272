import { describe, expect, it } from 'vitest';
import { emptyTopology } from '../core/model/topology.ts';
import { createSessionStore } from './session-store.ts';
import { beginSimulation, toggleFailed } from './simulation.ts';

describe('a wish for the view', () => {
  it('takes away what lies over the canvas', () => {
    const session = createSessionStore();
    session.getState().set({ bottomMaximised: true, inspectorOver: true });
    session.getState().requestView('frame', ['host-1']);
    const { bottomMaximised, inspectorOver, viewRequest } = session.getState();
    expect({ bottomMaximised, inspectorOver }).toEqual({
      bottomMaximised: false,
      inspectorOver: false,
    });
    expect(viewRequest).toMatchObject({ kind: 'frame', ids: ['host-1'] });
  });

  it('grows so that the same one can be made again', () => {
    const session = createSessionStore();
    session.getState().requestView('fit');
    const first = session.getState().viewRequest.request;
    session.getState().requestView('fit');
    expect(session.getState().viewRequest.request).toBeGreaterThan(first);
  });
});

describe('a simulation', () => {
  it('takes over a canvas on which nothing else is going on', () => {
    const session = createSessionStore();
    session.getState().select(['host-1']);
    session.getState().set({ preview: [], renaming: 'host-1', inspectorOver: true });
    session.getState().startSimulation(beginSimulation());
    const { selection, preview, renaming, inspectorOver } = session.getState();
    expect({ selected: selection.size, preview, renaming, inspectorOver }).toEqual({
      selected: 0,
      preview: null,
      renaming: null,
      inspectorOver: false,
    });
  });

  it('changes only while it runs', () => {
    const session = createSessionStore();
    session.getState().simulate((now) => toggleFailed(now, 'host-1'));
    expect(session.getState().simulation).toBeNull();
    session.getState().startSimulation(beginSimulation());
    session.getState().simulate((now) => toggleFailed(now, 'host-1'));
    expect(session.getState().simulation?.steps).toHaveLength(1);
    session.getState().endSimulation();
    expect(session.getState().simulation).toBeNull();
  });
});

describe('a comparison on the canvas', () => {
  const diff = {
    before: emptyTopology('before'),
    after: null,
    names: { before: 'before', after: 'now' },
  };

  it('takes the canvas from a simulation, and gives it up to one', () => {
    const session = createSessionStore();
    session.getState().startSimulation(beginSimulation());
    session.getState().select(['host-1']);
    session.getState().set({ dialog: 'versions', preview: [] });
    session.getState().startDiff(diff);
    const { simulation, selection, dialog, preview } = session.getState();
    expect({ simulation, selected: selection.size, dialog, preview }).toEqual({
      simulation: null,
      selected: 0,
      dialog: null,
      preview: null,
    });
    session.getState().startSimulation(beginSimulation());
    expect(session.getState().diff).toBeNull();
  });
});
