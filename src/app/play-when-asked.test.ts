import { expect, it, vi } from 'vitest';
import { createSessionStore } from '../store/session-store.ts';
import { beginSimulation } from '../store/simulation.ts';
import { playWhenAsked } from './play-when-asked.ts';

it('loads the player when failures are to be played, once', () => {
  const session = createSessionStore();
  const load = vi.fn<() => Promise<void>>(async () => undefined);
  playWhenAsked(session, load);
  session.getState().notify('info', { text: { en: 'a', zh: 'b' } });
  expect(load).not.toHaveBeenCalled();
  session.getState().startSimulation(beginSimulation());
  session.getState().simulate((now) => ({ ...now }));
  expect(load).toHaveBeenCalledTimes(1);
  expect(session.getState().simulation).not.toBeNull();
});

it('ends the simulation and says so where it cannot be loaded', async () => {
  const session = createSessionStore();
  playWhenAsked(session, () => Promise.reject(new TypeError('no network')));
  session.getState().startSimulation(beginSimulation());
  await vi.waitFor(() => expect(session.getState().simulation).toBeNull());
  expect(session.getState().notices).toMatchObject([{ tone: 'error' }]);
});
