import type { EtcdCluster, ProgramOption } from '../core/model/topology.ts';
import { topology, type TopologyBuilder } from './topology-builder.ts';

/** Options by name, as the document holds them. */
export function options(values: Readonly<Record<string, string>>): ProgramOption[] {
  return Object.entries(values).map(([name, value]) => ({ name, value }));
}

/** Sets properties of the (first) etcd cluster. */
export function withCluster(design: TopologyBuilder, patch: Partial<EtcdCluster>): TopologyBuilder {
  return design.with(({ etcdClusters: [cluster] }) => {
    if (cluster) Object.assign(cluster, patch);
  });
}

/** Three masters, three members `etcd-1` … at 10.0.0.14 and up, two load balancers with a VIP. */
export function externalEtcd(patch: Partial<EtcdCluster> = {}): TopologyBuilder {
  const design = topology().controlPlanes(3).externalEtcd(3).loadBalancers(2).vip('10.0.0.100');
  return withCluster(design, patch);
}

/** Three masters `master-1` … at 10.0.0.11 and up with a member each, two load balancers with a VIP. */
export function stackedEtcd(patch: Partial<EtcdCluster> = {}): TopologyBuilder {
  return withCluster(topology().stacked(3).loadBalancers(2).vip('10.0.0.100'), patch);
}
