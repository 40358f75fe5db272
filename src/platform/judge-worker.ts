import type { DesignSummary } from '../core/advice/comparison.ts';
import { summariseDesign } from '../core/advice/compare.ts';
import { indexTopology } from '../core/graph/topology-index.ts';
import type { Topology } from '../core/model/topology.ts';
import { serveRequests } from './newest-only-worker.ts';

serveRequests<Topology, DesignSummary>((topology) => summariseDesign(indexTopology(topology)));
