import { etcdAccessOf, indexTopology } from '../../graph/topology-index.ts';
import { controlPlaneSchema, type EtcdCluster, type Topology } from '../../model/topology.ts';
import { addLinks, append, checked, idSource, replace } from '../edit.ts';
import { forwardToNewControlPlane } from './forwarding.ts';

/**
 * Adds a control plane and what goes without saying: it stores in the external etcd cluster that the
 * others use (or the only one), unless a stacked member stands on its host; and whatever forwards to
 * all other control planes forwards to it as well, so that complete backends stay complete.
 *
 * Dropped on the host of an external cluster's only member, which nobody uses yet, it makes that
 * cluster stacked: dropping the two onto one host means the same in either order.
 */
export function addControlPlane(topology: Topology, host: string, name: string): Topology {
  const controlPlane = checked(controlPlaneSchema, {
    id: idSource(topology)('master'),
    kind: 'control-plane',
    host,
    name,
  });
  let edited = append(topology, 'components', controlPlane);
  const loneCluster = unusedClusterOn(topology, host);
  if (loneCluster !== undefined) {
    edited = replace(edited, 'etcdClusters', loneCluster.id, (cluster) => ({
      ...cluster,
      placement: 'stacked',
    }));
  } else if (etcdAccessOf(indexTopology(edited), controlPlane) === undefined) {
    const cluster = externalClusterInUse(topology);
    if (cluster !== undefined) {
      edited = addLinks(edited, [{ kind: 'stores-in', from: controlPlane.id, to: cluster.id }]);
    }
  }
  return forwardToNewControlPlane(edited, controlPlane.id);
}

function unusedClusterOn(topology: Topology, host: string): EtcdCluster | undefined {
  const index = indexTopology(topology);
  return topology.etcdClusters.find((cluster) => {
    const [only, ...others] = cluster.members;
    return (
      cluster.placement === 'external' &&
      only !== undefined &&
      others.length === 0 &&
      index.components.get(only.component)?.host === host &&
      !index.linksTo.has(cluster.id) &&
      !index.linksTo.has(only.component)
    );
  });
}

function externalClusterInUse(topology: Topology): EtcdCluster | undefined {
  const index = indexTopology(topology);
  for (const controlPlane of index.controlPlanes) {
    const access = etcdAccessOf(index, controlPlane);
    if (access?.placement === 'external') return access.cluster;
  }
  const external = topology.etcdClusters.filter((cluster) => cluster.placement === 'external');
  return external.length === 1 ? external[0] : undefined;
}
