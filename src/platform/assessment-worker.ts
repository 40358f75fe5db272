import { computeVerdict } from '../core/analysis/compute-verdict.ts';
import { availabilityOf } from '../core/analysis/exact/availability.ts';
import { renderDiagnostic } from '../core/diagnostics/render.ts';
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
  const diagnostics = runDiagnostics(index, { verdict }).map((diagnostic) => ({
    ...diagnostic,
    texts: { en: renderDiagnostic(diagnostic, 'en'), zh: renderDiagnostic(diagnostic, 'zh') },
  }));
  return { revision, verdict, availability: availabilityOf(index), diagnostics };
});
