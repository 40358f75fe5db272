import { hostOf, type TopologyIndex } from '../../graph/topology-index.ts';
import type { EtcdCluster, EtcdMember, Host } from '../../model/topology.ts';

export interface MemberHost {
  readonly host: Host;
  readonly member: EtcdMember;
  readonly learner: boolean;
}

/** The members of a cluster with their hosts, learners too, in the order of the cluster. */
export function memberHosts(index: TopologyIndex, cluster: EtcdCluster): MemberHost[] {
  return cluster.members.flatMap(({ component, learner }) => {
    const member = index.components.get(component);
    const host = member && hostOf(index, member);
    return member?.kind === 'etcd' && host !== undefined ? [{ host, member, learner }] : [];
  });
}

/** Every host that holds a voter, once, with the first voter on it. */
export function voterHosts(index: TopologyIndex): MemberHost[] {
  const found = new Map<string, MemberHost>();
  for (const cluster of index.topology.etcdClusters) {
    for (const each of memberHosts(index, cluster)) {
      if (!each.learner && !found.has(each.host.id)) found.set(each.host.id, each);
    }
  }
  return [...found.values()];
}
