import type {
  Component,
  Endpoint,
  EtcdCluster,
  FailureDomain,
  Host,
} from '../../model/topology.ts';
import type { Target } from '../diagnostic.ts';

/** The settings of the cluster, and those of the network, as targets. */
export const clusterSettings: Target = { kind: 'cluster', id: 'cluster' };
export const networkSettings: Target = { kind: 'network', id: 'network' };

export function onHost({ id }: Host): Target {
  return { kind: 'host', id };
}

export function onComponent({ id }: Component): Target {
  return { kind: 'component', id };
}

export function onDomain({ id }: FailureDomain): Target {
  return { kind: 'failure-domain', id };
}

export function onEtcdCluster({ id }: EtcdCluster): Target {
  return { kind: 'etcd-cluster', id };
}

export function onEndpoint({ id }: Endpoint): Target {
  return { kind: 'endpoint', id };
}

/** Names as one piece of data for a message. */
export function nameList(elements: readonly { readonly name: string }[]): string {
  return elements.map(({ name }) => name).join(', ');
}
