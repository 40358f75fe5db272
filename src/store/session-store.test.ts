import { describe, expect, it } from 'vitest';
import { createSessionStore } from './session-store.ts';

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
