import type { Topology } from '../core/model/topology.ts';
import type { Assessment } from '../store/session-store.ts';
import type { AssessmentReply, AssessmentRequest } from './assessment-worker.ts';

export interface AssessorEvents {
  readonly onStart: () => void;
  readonly onResult: (assessment: Assessment) => void;
  readonly onError: (error: string) => void;
}

export interface Assessor {
  /** Asks for the assessment of a newer topology; one that still waits is forgotten. */
  assess(topology: Topology, revision: number): void;
  dispose(): void;
}

/**
 * Judges the newest topology in a worker. While one is judged at most the newest other waits; a
 * result for an older revision than the newest asked for is dropped.
 */
export function createAssessor(events: AssessorEvents, createWorker = defaultWorker): Assessor {
  let worker: Worker | undefined;
  let running = false;
  let waiting: AssessmentRequest | undefined;
  let newest = -1;

  const send = (request: AssessmentRequest): void => {
    running = true;
    events.onStart();
    worker ??= start();
    worker.postMessage(request);
  };
  const next = (): void => {
    running = false;
    const request = waiting;
    waiting = undefined;
    if (request !== undefined) send(request);
  };
  const start = (): Worker => {
    const started = createWorker();
    started.addEventListener('message', (event: MessageEvent<AssessmentReply>) => {
      const reply = event.data;
      if (!reply.ok) events.onError(reply.error);
      else if (reply.assessment.revision === newest) events.onResult(reply.assessment);
      next();
    });
    started.addEventListener('error', (event) => {
      // A worker that cannot run any more is replaced with the next request.
      started.terminate();
      worker = undefined;
      events.onError(event.message || 'worker');
      next();
    });
    return started;
  };

  return {
    assess(topology, revision) {
      newest = revision;
      const request = { topology, revision };
      if (running) waiting = request;
      else send(request);
    },
    dispose() {
      worker?.terminate();
      worker = undefined;
      waiting = undefined;
    },
  };
}

function defaultWorker(): Worker {
  return new Worker(new URL('./assessment-worker.ts', import.meta.url), { type: 'module' });
}
