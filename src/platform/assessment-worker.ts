import { computeVerdict } from '../core/analysis/compute-verdict.ts';
import { runDiagnostics } from '../core/diagnostics/run.ts';
import { indexTopology } from '../core/graph/topology-index.ts';
import type { Topology } from '../core/model/topology.ts';
import type { Assessment } from '../store/session-store.ts';

/** Worker: judges one topology after another. */
export interface AssessmentRequest {
  readonly revision: number;
  readonly topology: Topology;
}

export type AssessmentReply =
  | { readonly ok: true; readonly assessment: Assessment }
  | { readonly ok: false; readonly revision: number; readonly error: string };

function assess({ revision, topology }: AssessmentRequest): Assessment {
  const index = indexTopology(topology);
  const verdict = computeVerdict(index);
  return { revision, verdict, diagnostics: runDiagnostics(index, { verdict }) };
}

addEventListener('message', (event: MessageEvent<AssessmentRequest>) => {
  let reply: AssessmentReply;
  try {
    reply = { ok: true, assessment: assess(event.data) };
  } catch (error) {
    reply = { ok: false, revision: event.data.revision, error: String(error) };
  }
  postMessage(reply);
});
