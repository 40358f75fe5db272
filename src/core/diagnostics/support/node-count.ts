import type { TopologyIndex } from '../../graph/topology-index.ts';

/**
 * Nodes that Kubernetes has or is to have: the hosts of masters and workers that are drawn, or
 * `plannedNodes` where that is more.
 */
export function nodeCount({ topology, controlPlanes, workers }: TopologyIndex): number {
  const drawn = new Set([...controlPlanes, ...workers].map(({ host }) => host));
  return Math.max(drawn.size, topology.cluster.plannedNodes ?? 0);
}
