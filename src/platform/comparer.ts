import type { DesignComparison } from '../core/advice/comparison.ts';
import type { ComparisonInput } from './compare-worker.ts';
import {
  createNewestOnlyWorker,
  type NewestOnlyWorker,
  type WorkerEvents,
} from './newest-only-worker.ts';

/** Compares the newest pair of designs off the main thread. */
export function createComparer(
  events: WorkerEvents<DesignComparison>,
): NewestOnlyWorker<ComparisonInput> {
  return createNewestOnlyWorker(
    () => new Worker(new URL('./compare-worker.ts', import.meta.url), { type: 'module' }),
    events,
  );
}
