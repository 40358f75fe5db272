import { backendsOf, indexTopology, type TopologyIndex } from '../../graph/topology-index.ts';
import type { Topology } from '../../model/topology.ts';
import { addLinks, addMembers } from '../edit.ts';

/** Load balancers, cloud load balancers and DNS endpoints: what can spread requests. */
function forwarders(index: TopologyIndex): string[] {
  return [
    ...index.loadBalancers.map((loadBalancer) => loadBalancer.id),
    ...index.topology.endpoints.flatMap((endpoint) =>
      endpoint.kind === 'cloud-lb' || endpoint.kind === 'dns' ? [endpoint.id] : [],
    ),
  ];
}

/**
 * Forwards to a new control plane from whatever forwards to all the others, in the mode of those
 * links, and lets a kube-vip endpoint that runs on all the others run on it: what was complete stays
 * complete. A load balancer with a choice of backends keeps its choice.
 */
export function forwardToNewControlPlane(topology: Topology, controlPlane: string): Topology {
  const index = indexTopology(topology);
  const others = index.controlPlanes.filter(({ id }) => id !== controlPlane).map(({ id }) => id);
  const isLoadBalancer = (id: string): boolean => index.components.has(id);
  const links = forwarders(index).flatMap((from) => {
    const backends = backendsOf(index, from);
    const targets = new Set(backends.map(({ component }) => component.id));
    // An endpoint beside load balancers reaches the first master through them.
    const first = targets.size === 0 && (isLoadBalancer(from) || index.loadBalancers.length === 0);
    const complete = others.length === 0 ? first : others.every((other) => targets.has(other));
    if (!complete) return [];
    const standby = backends.length > 0 && backends.every(({ link }) => link.mode === 'standby');
    const mode = standby ? ('standby' as const) : ('active' as const);
    return [{ kind: 'forwards' as const, from, to: controlPlane, mode }];
  });
  let edited = addLinks(topology, links);
  for (const endpoint of topology.endpoints) {
    if (endpoint.kind === 'kube-vip' && others.every((id) => endpoint.members.includes(id))) {
      edited = addMembers(edited, endpoint.id, [controlPlane]);
    }
  }
  return edited;
}

/**
 * Makes a new load balancer forward to every control plane, and an endpoint that forwards to every
 * other load balancer forward to it.
 */
export function forwardFromNewLoadBalancer(topology: Topology, loadBalancer: string): Topology {
  const index = indexTopology(topology);
  const others = index.loadBalancers.filter(({ id }) => id !== loadBalancer);
  const inFront = topology.endpoints.filter((endpoint) => {
    const targets = new Set(backendsOf(index, endpoint.id).map(({ component }) => component.id));
    return others.length > 0 && others.every(({ id }) => targets.has(id));
  });
  return addLinks(topology, [
    ...index.controlPlanes.map(({ id }) => ({
      kind: 'forwards' as const,
      from: loadBalancer,
      to: id,
    })),
    ...inFront.map(({ id }) => ({ kind: 'forwards' as const, from: id, to: loadBalancer })),
  ]);
}
