import type { NextChange } from '../core/advice/next-changes.ts';
import type { Analysis } from '../core/analysis/exact/analysis.ts';
import type {
  AnalysisInput,
  AnalysisPart,
  AnalysisReply,
  AnalysisRequest,
} from './analysis-worker.ts';

export interface AnalystEvents {
  /** Only for what takes longer than a fifth of a second. `share` is 0 to 1. */
  readonly onProgress: (progress: { readonly part: AnalysisPart; readonly share: number }) => void;
  readonly onAnalysis: (revision: number, analysis: Analysis) => void;
  readonly onChanges: (revision: number, changes: readonly NextChange[]) => void;
  readonly onError: (error: string) => void;
}

export interface Analyst {
  /** Analyses a topology; whatever is going on for an older one is given up. */
  ask(input: AnalysisInput): void;
  /** Gives up what is going on. */
  cancel(): void;
  dispose(): void;
}

/** Milliseconds after which an older question is not waited for: one step may take long. */
const patience = 1_000;

/**
 * The exact analysis and the best next changes, off the main thread. The analysis comes first; the
 * changes follow. A worker is kept from question to question, as a warm one answers sooner; one that
 * is cancelled, has long been busy with an older question or dies is replaced.
 */
export function createAnalyst(
  events: AnalystEvents,
  createWorker: () => Worker = () =>
    new Worker(new URL('./analysis-worker.ts', import.meta.url), { type: 'module' }),
): Analyst {
  let worker: Worker | undefined;
  let request = 0;
  /** When the question that is being answered was asked. */
  let busySince: number | undefined;

  const end = (): void => {
    worker?.terminate();
    worker = undefined;
    busySince = undefined;
  };
  const start = (): Worker => {
    const started = createWorker();
    started.addEventListener('message', ({ data }: MessageEvent<AnalysisReply>) => {
      if (data.request !== request) return;
      switch (data.type) {
        case 'progress':
          return events.onProgress({ part: data.part, share: data.share });
        case 'analysis':
          return events.onAnalysis(data.revision, data.analysis);
        case 'changes':
          busySince = undefined;
          return events.onChanges(data.revision, data.changes);
        case 'error':
          busySince = undefined;
          return events.onError(data.error);
      }
    });
    started.addEventListener('error', (event) => {
      end();
      events.onError(event.message || 'the worker could not be started');
    });
    return started;
  };
  return {
    ask(input) {
      const now = performance.now();
      if (busySince !== undefined && now - busySince > patience) end();
      request += 1;
      busySince = now;
      const message: AnalysisRequest = { request, input };
      try {
        worker ??= start();
        worker.postMessage(message);
      } catch (error) {
        end();
        events.onError(String(error));
      }
    },
    cancel: end,
    dispose: end,
  };
}
