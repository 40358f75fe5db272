import { suggestChanges, type NextChange } from '../core/advice/next-changes.ts';
import type { Analysis } from '../core/analysis/exact/analysis.ts';
import { analyse } from '../core/analysis/exact/analyse.ts';
import { indexTopology } from '../core/graph/topology-index.ts';
import type { Topology } from '../core/model/topology.ts';

export interface AnalysisInput {
  readonly revision: number;
  readonly topology: Topology;
}

export interface AnalysisRequest {
  readonly request: number;
  readonly input: AnalysisInput;
}

export type AnalysisPart = 'analysis' | 'changes';

export type AnalysisReply = { readonly request: number } & (
  | { readonly type: 'progress'; readonly part: AnalysisPart; readonly share: number }
  | { readonly type: 'analysis'; readonly revision: number; readonly analysis: Analysis }
  | { readonly type: 'changes'; readonly revision: number; readonly changes: readonly NextChange[] }
  | { readonly type: 'error'; readonly error: string }
);

/** Milliseconds of work between two looks at what was asked meanwhile. */
const slice = 30;
/** Milliseconds until progress is worth a word, and between two words. */
const firstProgress = 200;
const nextProgress = 100;

let newest = 0;

addEventListener('message', ({ data }: MessageEvent<AnalysisRequest>) => {
  newest = data.request;
  void answer(data.request, data.input);
});

async function answer(request: number, { revision, topology }: AnalysisInput): Promise<void> {
  const say = (reply: AnalysisReply): void => postMessage(reply);
  try {
    const index = indexTopology(topology);
    const analysis = await run(request, 'analysis', analyse(index));
    if (analysis === undefined) return;
    say({ request, type: 'analysis', revision, analysis });
    const changes = await run(request, 'changes', suggestChanges(index));
    if (changes !== undefined) say({ request, type: 'changes', revision, changes });
  } catch (error) {
    say({ request, type: 'error', error: String(error) });
  }
}

/** The result of the steps; undefined once something newer was asked for. */
async function run<T>(
  request: number,
  part: AnalysisPart,
  steps: Generator<number, T>,
): Promise<T | undefined> {
  const started = performance.now();
  let paused = started;
  let told = started + firstProgress - nextProgress;
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    const now = performance.now();
    if (now - told > nextProgress) {
      const progress: AnalysisReply = { request, type: 'progress', part, share: value };
      postMessage(progress);
      told = now;
    }
    if (now - paused > slice) {
      await otherMessages();
      if (request !== newest) return undefined;
      paused = performance.now();
    }
  }
}

/** Lets what was sent meanwhile arrive. */
function otherMessages(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
