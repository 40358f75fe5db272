import { describe, expect, it } from 'vitest';
import { createDocumentStore } from '../store/document-store.ts';
import { createSessionStore } from '../store/session-store.ts';
import { beginSimulation, toggleFailed } from '../store/simulation.ts';
import { topology } from '../testing/topology-builder.ts';
import { keepSimulation } from './keep-simulation.ts';

function playing() {
  const document = createDocumentStore('one', topology().zones(3).stacked(3).build());
  const session = createSessionStore();
  keepSimulation({ document, session });
  session.getState().startSimulation(['m1', 'm2'].reduce(toggleFailed, beginSimulation()));
  return { document, session, steps: () => session.getState().simulation?.steps };
}

describe('an edit while failures are played', () => {
  it('goes on under the simulation', () => {
    const { document, session } = playing();
    const before = session.getState().simulation;
    document.getState().dispatch({ type: 'rename', id: 'm1', name: 'first' });
    expect(session.getState().simulation).toBe(before);
  });

  it('takes the steps of what it removes with it', () => {
    const { document, steps } = playing();
    document.getState().dispatch({ type: 'remove', ids: ['m1'] });
    expect(steps()).toEqual([{ action: 'fail', targets: ['m2'] }]);
  });

  it('ends it by opening another design', () => {
    const { document, steps } = playing();
    document.getState().open('two', topology().zones(1).stacked(1).build());
    expect(steps()).toBeUndefined();
  });

  it('ends a comparison in the same way, but by no edit', () => {
    const { document, session } = playing();
    const before = document.getState().topology;
    session.getState().startDiff({ before, after: null, names: { before: 'a', after: 'b' } });
    document.getState().dispatch({ type: 'rename', id: 'm1', name: 'first' });
    expect(session.getState().diff).not.toBeNull();
    document.getState().open('two', topology().zones(1).stacked(1).build());
    expect(session.getState().diff).toBeNull();
  });
});
