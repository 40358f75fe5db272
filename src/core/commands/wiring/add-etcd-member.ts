import { etcdAccessOf, indexTopology, type TopologyIndex } from '../../graph/topology-index.ts';
import { freeName } from '../../model/ids.ts';
import {
  etcdClusterSchema,
  etcdMemberSchema,
  type EtcdCluster,
  type Topology,
} from '../../model/topology.ts';
import { addLinks, append, checked, idSource, replace } from '../edit.ts';

/**
 * Adds an etcd member. A Kubernetes cluster has one etcd, so a member joins the cluster that exists,
 * wherever it is dropped: on a master beside an external cluster it is one more external member (a
 * rule says that it shares the master's fate), on its own host beside a stacked cluster it waits for
 * a master to be put there (a rule says so too). A second cluster, which no control plane would use,
 * is never founded. Of several clusters it joins one whose placement suits the host.
 *
 * The first member founds the cluster: stacked on the host of a control plane, else external; then
 * the control planes that have no etcd yet store in it.
 */
export function addEtcdMember(topology: Topology, host: string, name: string): Topology {
  const index = indexTopology(topology);
  const newId = idSource(topology);
  const member = checked(etcdMemberSchema, { id: newId('etcd'), kind: 'etcd', host, name });
  const added = append(topology, 'components', member);
  const placement = hasControlPlane(index, host) ? 'stacked' : 'external';
  const cluster = clusterToJoin(topology, placement);
  if (cluster !== undefined) {
    return replace(added, 'etcdClusters', cluster.id, (each) => ({
      ...each,
      members: [...each.members, { component: member.id, learner: false }],
    }));
  }
  const founded = checked(etcdClusterSchema, {
    id: newId('etcd-cluster'),
    name: clusterName(topology),
    placement,
    members: [{ component: member.id }],
  });
  const withCluster = append(added, 'etcdClusters', founded);
  if (placement === 'stacked') return withCluster;
  const without = index.controlPlanes.filter((each) => etcdAccessOf(index, each) === undefined);
  return addLinks(
    withCluster,
    without.map(({ id }) => ({ kind: 'stores-in' as const, from: id, to: founded.id })),
  );
}

function clusterToJoin(
  { etcdClusters }: Topology,
  placement: EtcdCluster['placement'],
): EtcdCluster | undefined {
  return etcdClusters.find((cluster) => cluster.placement === placement) ?? etcdClusters[0];
}

function hasControlPlane(index: TopologyIndex, host: string): boolean {
  return (index.componentsOnHost.get(host) ?? []).some(({ kind }) => kind === 'control-plane');
}

function clusterName({ hosts, components }: Topology): string {
  const taken = [...hosts, ...components].map((element) => element.name.toLowerCase());
  return taken.includes('etcd-cluster') ? freeName('etcd-cluster', taken) : 'etcd-cluster';
}
