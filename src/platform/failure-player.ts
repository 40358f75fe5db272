import type { Topology } from '../core/model/topology.ts';
import type { PlayedFailures } from './failure-matrix-worker.ts';
import {
  createNewestOnlyWorker,
  type NewestOnlyWorker,
  type WorkerEvents,
} from './newest-only-worker.ts';

/** Plays all single failures of the newest topology off the main thread. */
export function createFailurePlayer(
  events: WorkerEvents<PlayedFailures>,
): NewestOnlyWorker<Topology> {
  return createNewestOnlyWorker(
    () => new Worker(new URL('./failure-matrix-worker.ts', import.meta.url), { type: 'module' }),
    events,
  );
}
