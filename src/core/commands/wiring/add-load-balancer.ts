import { vipMembers, indexTopology } from '../../graph/topology-index.ts';
import {
  loadBalancerSchema,
  type LoadBalancer,
  type Topology,
  type VipEndpoint,
} from '../../model/topology.ts';
import { addMembers, append, checked, idSource } from '../edit.ts';
import { forwardFromNewLoadBalancer } from './forwarding.ts';

/**
 * Adds a load balancer as one is wanted: it forwards to every control plane and, if the design has
 * exactly one VIP, becomes the next standby of that VIP (a second load balancer is dropped for no
 * other reason; the undo step names the VIP). It then takes software, port and health check of the
 * VIP's members, as one VIP must behave alike whoever holds it. With several VIPs the user chooses.
 */
export function addLoadBalancer(topology: Topology, host: string, name: string): Topology {
  const index = indexTopology(topology);
  const vip = vipToJoin(topology);
  const partner = vip === undefined ? undefined : vipMembers(index, vip).at(-1);
  const sharesHost = (index.componentsOnHost.get(host) ?? []).some(
    (component) => component.kind === 'control-plane',
  );
  const loadBalancer = checked(loadBalancerSchema, {
    id: idSource(topology)('lb'),
    kind: 'load-balancer',
    host,
    name,
    software: partner?.software,
    healthCheck: partner?.healthCheck,
    priority: nextPriority(index.loadBalancers),
    port: portOn(topology, partner, sharesHost),
  });
  const added = append(topology, 'components', loadBalancer);
  const joined = vip === undefined ? added : addMembers(added, vip.id, [loadBalancer.id]);
  return forwardFromNewLoadBalancer(joined, loadBalancer.id);
}

/** The VIP that a new load balancer joins: the only one. */
export function vipToJoin(topology: Topology): VipEndpoint | undefined {
  const vips = topology.endpoints.filter((endpoint) => endpoint.kind === 'vip');
  return vips.length === 1 ? vips[0] : undefined;
}

/** 8443 where a kube-apiserver holds the usual port of the same host, as in kubeadm's HA guide. */
function portOn(
  { cluster }: Topology,
  partner: LoadBalancer | undefined,
  sharesHost: boolean,
): number | undefined {
  const wanted = partner?.port;
  if (!sharesHost || (wanted !== undefined && wanted !== cluster.apiServerPort)) return wanted;
  return cluster.apiServerPort === 8443 ? 9443 : 8443;
}

/** 110, 100, 90…: 10 below the lowest, in 1..254 (255 is for the owner of the address). */
export function nextPriority(loadBalancers: readonly LoadBalancer[]): number {
  if (loadBalancers.length === 0) return 110;
  const used = new Set(loadBalancers.map(({ priority }) => priority));
  const next = loadBalancers.reduce((low, { priority }) => Math.min(low, priority), 264) - 10;
  if (next >= 1) return next;
  for (let free = 110; free > 1; free -= 1) if (!used.has(free)) return free;
  return 1;
}
