import type { CutSetPage, CutSetPageInput } from './cut-set-worker.ts';
import {
  createNewestOnlyWorker,
  type NewestOnlyWorker,
  type WorkerEvents,
} from './newest-only-worker.ts';

/** Lists minimal cut sets a page at a time, off the main thread. */
export function createCutSetPager(
  events: WorkerEvents<CutSetPage>,
): NewestOnlyWorker<CutSetPageInput> {
  return createNewestOnlyWorker(
    () => new Worker(new URL('./cut-set-worker.ts', import.meta.url), { type: 'module' }),
    events,
  );
}
