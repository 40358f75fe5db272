import { computeVerdict } from '../core/analysis/compute-verdict.ts';
import { runDiagnostics } from '../core/diagnostics/run.ts';
import { indexTopology } from '../core/graph/topology-index.ts';
import type { Topology } from '../core/model/topology.ts';
import type { Assessment } from '../store/session-store.ts';
import { serveRequests } from './newest-only-worker.ts';

export interface AssessmentInput {
  readonly revision: number;
  readonly topology: Topology;
}

serveRequests<AssessmentInput, Assessment>(({ revision, topology }) => {
  const index = indexTopology(topology);
  const verdict = computeVerdict(index);
  return { revision, verdict, diagnostics: runDiagnostics(index, { verdict }) };
});
