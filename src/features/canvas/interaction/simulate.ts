import { failableProcesses, processId, spaceId } from '../../../core/analysis/structure/units.ts';
import type { TopologyIndex } from '../../../core/graph/topology-index.ts';
import { parseMembershipId } from '../../../store/membership.ts';
import {
  chooseCutFrom,
  toggleCut,
  toggleFailed,
  type Simulation,
} from '../../../store/simulation.ts';

/**
 * What fails when a shape or line is pressed: the element itself, of the line of an address the
 * keepalived or kube-vip at its end, of a cluster its space. Undefined for an address, which does
 * not fail by itself.
 */
export function failureOf(index: TopologyIndex, id: string): string | undefined {
  const membership = parseMembershipId(id);
  if (membership !== undefined) {
    const vip = index.endpoints.get(membership.endpoint)?.kind === 'vip';
    return processId(membership.member, vip ? 'keepalived' : 'kube-vip');
  }
  if (index.clusters.has(id)) return spaceId(id);
  const endpoint = index.endpoints.get(id);
  if (endpoint !== undefined) {
    return endpoint.kind === 'cloud-lb' || endpoint.kind === 'dns' ? id : undefined;
  }
  return index.elements.has(id) ? id : undefined;
}

/** The parts of a shape that can fail apart from it, as ids. */
export function partsOf(index: TopologyIndex, id: string): readonly string[] {
  const component = index.components.get(id);
  if (component === undefined) return [];
  const cluster = component.kind === 'etcd' ? index.clusterOfMember.get(id) : undefined;
  return [
    ...failableProcesses(index, component).map((process) => processId(id, process)),
    ...(cluster === undefined ? [] : [spaceId(cluster.id)]),
  ];
}

/** The lines at a shape that can fail, as ids of links. */
export function linksAt(index: TopologyIndex, id: string): readonly string[] {
  return [...(index.linksFrom.get(id) ?? []), ...(index.linksTo.get(id) ?? [])].map(
    (link) => link.id,
  );
}

/** The domain or host that a shape is, or stands on; undefined for what stands nowhere. */
export function placeOf(index: TopologyIndex, id: string): string | undefined {
  if (index.domains.has(id) || index.hosts.has(id)) return id;
  const host = index.components.get(id)?.host;
  return host !== undefined && index.hosts.has(host) ? host : undefined;
}

/**
 * What a press on a shape or line makes of the simulation. While a place to cut from is being
 * chosen the press chooses it, or gives up where there is none. `undefined`: nothing to fail there.
 */
export function pressed(
  index: TopologyIndex,
  simulation: Simulation,
  id: string,
): Simulation | undefined {
  const { cutFrom } = simulation;
  if (cutFrom !== null) {
    const place = placeOf(index, id);
    return place === undefined
      ? chooseCutFrom(simulation, null)
      : toggleCut(simulation, [cutFrom, place]);
  }
  const failure = failureOf(index, id);
  return failure === undefined ? undefined : toggleFailed(simulation, failure);
}
