import { compareDesigns } from '../core/advice/compare.ts';
import type { DesignComparison } from '../core/advice/comparison.ts';
import { indexTopology } from '../core/graph/topology-index.ts';
import type { Topology } from '../core/model/topology.ts';
import { serveRequests } from './newest-only-worker.ts';

export interface ComparisonInput {
  readonly a: Topology;
  readonly b: Topology;
}

serveRequests<ComparisonInput, DesignComparison>(({ a, b }) =>
  compareDesigns(indexTopology(a), indexTopology(b)),
);
