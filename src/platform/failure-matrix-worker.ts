import { failureMatrix, type FailureMatrix } from '../core/analysis/scenario/failure-matrix.ts';
import { indexTopology } from '../core/graph/topology-index.ts';
import type { Topology } from '../core/model/topology.ts';
import { serveRequests } from './newest-only-worker.ts';

/** A topology with the matrix of its single failures. */
export interface PlayedFailures {
  readonly topology: Topology;
  readonly matrix: FailureMatrix;
}

serveRequests<Topology, PlayedFailures>((topology) => {
  const run = failureMatrix(indexTopology(topology));
  let step = run.next();
  while (step.done !== true) step = run.next();
  return { topology, matrix: step.value };
});
