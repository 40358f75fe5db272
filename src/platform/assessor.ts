import type { Assessment } from '../store/session-store.ts';
import type { AssessmentInput } from './assessment-worker.ts';
import {
  createNewestOnlyWorker,
  type NewestOnlyWorker,
  type WorkerEvents,
} from './newest-only-worker.ts';

/** Judges the newest topology (verdict and findings) off the main thread. */
export function createAssessor(
  events: WorkerEvents<Assessment>,
): NewestOnlyWorker<AssessmentInput> {
  return createNewestOnlyWorker(
    () => new Worker(new URL('./assessment-worker.ts', import.meta.url), { type: 'module' }),
    events,
  );
}
