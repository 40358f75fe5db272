import {
  controlPlaneBackendsOf,
  hostOf,
  type LoadBalancerGroup,
  type TopologyIndex,
} from '../../graph/topology-index.ts';
import type { ControlPlane, DnsEndpoint, LoadBalancer, VipEndpoint } from '../../model/topology.ts';
import type { Target } from '../diagnostic.ts';
import { onComponent, onEndpoint } from './target.ts';

/**
 * Whether clients reach the masters through something that balances: a load balancer, kube-vip or a
 * cloud's. A DNS record or a direct address is none: a client uses one of the addresses.
 */
export function hasLoadBalancing({ loadBalancers, topology }: TopologyIndex): boolean {
  return (
    loadBalancers.length > 0 ||
    topology.endpoints.some(({ kind }) => kind === 'kube-vip' || kind === 'cloud-lb')
  );
}

export function vipEndpoints({ topology }: TopologyIndex): VipEndpoint[] {
  return topology.endpoints.filter((endpoint) => endpoint.kind === 'vip');
}

/** How many hosts carry the load balancers. */
export function hostCount(index: TopologyIndex, members: readonly LoadBalancer[]): number {
  return new Set(members.flatMap((member) => hostOf(index, member) ?? [])).size;
}

/** A group as the endpoint it serves, else as its members. */
export function onGroup({
  endpoint,
  members,
}: LoadBalancerGroup): [Target, ...Target[]] | undefined {
  const [first, ...others] = [
    ...(endpoint === undefined ? [] : [onEndpoint(endpoint)]),
    ...members.map(onComponent),
  ];
  return first === undefined ? undefined : [first, ...others];
}

/** DNS names that lead straight to several masters. */
export function dnsBeforeMasters(
  index: TopologyIndex,
): { readonly endpoint: DnsEndpoint; readonly masters: readonly ControlPlane[] }[] {
  return index.topology.endpoints.flatMap((endpoint) => {
    if (endpoint.kind !== 'dns') return [];
    const masters = controlPlaneBackendsOf(index, endpoint.id).map(({ component }) => component);
    return masters.length < 2 ? [] : [{ endpoint, masters }];
  });
}
