import type { DesignSummary } from '../core/advice/comparison.ts';
import type { Topology } from '../core/model/topology.ts';
import {
  createNewestOnlyWorker,
  type NewestOnlyWorker,
  type WorkerEvents,
} from './newest-only-worker.ts';

/** What one design is worth, computed off the main thread. */
export function createJudge(events: WorkerEvents<DesignSummary>): NewestOnlyWorker<Topology> {
  return createNewestOnlyWorker(
    () => new Worker(new URL('./judge-worker.ts', import.meta.url), { type: 'module' }),
    events,
  );
}
