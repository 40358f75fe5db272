import { indexTopology, type TopologyIndex } from '../graph/topology-index.ts';
import { message, type Localized } from '../model/message.ts';
import type { Placement, Topology } from '../model/topology.ts';
import { refuse, type CommandDefinition } from './definition.ts';
import { patched, storedPlacement } from './edit.ts';
import { nameOf } from './references.ts';
import { withoutTargets } from './scenarios.ts';

const texts = {
  gone: {
    en: '"{id}" does not exist any more.',
    zh: '“{id}”已不存在。',
  },
} satisfies Record<string, Localized>;

/**
 * With a host go its components, with an etcd cluster its members, with any of them its links and
 * memberships; a cluster goes with its last member. What lies in a removed domain moves up to the
 * nearest domain that stays, and so does a subnet of it; its round-trip times, firewalls and the
 * waivers about it go. Saved scenarios lose it from their steps.
 */
export const remove: CommandDefinition<'remove'> = {
  apply(topology, { ids }) {
    if (ids.length === 0) return topology;
    const index = indexTopology(topology);
    for (const id of ids) if (!index.elements.has(id)) refuse(texts.gone, { id });
    const removed = withDependants(index, ids);
    return without(topology, index, removed);
  },
  label(before, { ids }) {
    const [only] = ids;
    if (only === undefined || ids.length > 1) {
      return message(
        { en: 'Delete {count} elements', zh: '删除 {count} 个元素' },
        { count: ids.length },
      );
    }
    const link = before.links.find((each) => each.id === only);
    return link === undefined
      ? message({ en: 'Delete {name}', zh: '删除 {name}' }, { name: nameOf(before, only) })
      : message(
          { en: 'Delete link {from} – {to}', zh: '删除连线 {from} – {to}' },
          { from: nameOf(before, link.from), to: nameOf(before, link.to) },
        );
  },
};

function withDependants(index: TopologyIndex, ids: readonly string[]): ReadonlySet<string> {
  const removed = new Set(ids);
  for (const id of ids) {
    for (const component of index.componentsOnHost.get(id) ?? []) removed.add(component.id);
    for (const member of index.clusters.get(id)?.members ?? []) removed.add(member.component);
  }
  for (const { id, members } of index.topology.etcdClusters) {
    const emptied = members.length > 0 && members.every(({ component }) => removed.has(component));
    if (emptied) removed.add(id);
  }
  for (const { id, from, to } of index.topology.links) {
    if (removed.has(from) || removed.has(to)) removed.add(id);
  }
  return removed;
}

function without(topology: Topology, index: TopologyIndex, removed: ReadonlySet<string>): Topology {
  const stays = ({ id }: { readonly id: string }): boolean => !removed.has(id);
  const remaining = (ids: string[]): string[] => ids.filter((id) => !removed.has(id));
  const up = (id: string | undefined): string | undefined => nearestThatStays(index, id, removed);
  const lift = <T extends { failureDomain?: string | undefined }>(element: T): T =>
    element.failureDomain !== undefined && removed.has(element.failureDomain)
      ? (patched(element, { failureDomain: up(element.failureDomain) }) as T)
      : element;
  return {
    ...topology,
    failureDomains: topology.failureDomains
      .filter(stays)
      .map((domain) =>
        domain.parent !== undefined && removed.has(domain.parent)
          ? (patched(domain, { parent: up(domain.parent) }) as typeof domain)
          : domain,
      ),
    hosts: topology.hosts.filter(stays).map(lift),
    components: topology.components.filter(stays),
    etcdClusters: topology.etcdClusters.filter(stays).map((cluster) => ({
      ...cluster,
      members: cluster.members.filter(({ component }) => !removed.has(component)),
    })),
    endpoints: topology.endpoints.filter(stays).map((endpoint) => {
      if (endpoint.kind === 'cloud-lb') return { ...endpoint, zones: remaining(endpoint.zones) };
      return endpoint.kind === 'vip' || endpoint.kind === 'kube-vip'
        ? { ...endpoint, members: remaining(endpoint.members) }
        : endpoint;
    }),
    links: topology.links.filter(stays),
    network: {
      ...topology.network,
      roundTripTimes: topology.network.roundTripTimes.filter(
        ({ from, to }) => !removed.has(from) && !removed.has(to),
      ),
      hostSubnets: topology.network.hostSubnets.map(lift),
      firewalls: topology.network.firewalls.filter(
        ({ failureDomain }) => !removed.has(failureDomain),
      ),
    },
    checks: {
      ...topology.checks,
      waivers: topology.checks.waivers.filter(
        ({ element }) => element === undefined || !removed.has(element),
      ),
    },
    scenarios: withoutTargets(topology.scenarios, removed),
    layout: layoutWithout(topology, index, removed),
  };
}

/** The domain itself, or the next one above it that is not removed. */
function nearestThatStays(
  index: TopologyIndex,
  id: string | undefined,
  removed: ReadonlySet<string>,
): string | undefined {
  let at = id;
  while (at !== undefined && removed.has(at)) at = index.domains.get(at)?.parent;
  return at;
}

/**
 * Placements without those of removed shapes. What moves up keeps its place on the canvas where the
 * removed domain had a stored one to count from; else it is placed anew.
 */
function layoutWithout(
  topology: Topology,
  index: TopologyIndex,
  removed: ReadonlySet<string>,
): Topology['layout'] {
  const entries = Object.entries(topology.layout).flatMap(([id, placement]) => {
    if (removed.has(id)) return [];
    const parent = index.hosts.get(id)?.failureDomain ?? index.domains.get(id)?.parent;
    const lifted = liftedPlacement(topology, index, removed, parent, placement);
    return lifted === undefined ? [] : [[id, lifted] as const];
  });
  return Object.fromEntries(entries);
}

function liftedPlacement(
  topology: Topology,
  index: TopologyIndex,
  removed: ReadonlySet<string>,
  parent: string | undefined,
  placement: Placement,
): Placement | undefined {
  let { x, y } = placement;
  for (let at = parent; at !== undefined && removed.has(at); at = index.domains.get(at)?.parent) {
    const outer = storedPlacement(topology, at);
    if (outer === undefined) return undefined;
    x += outer.x;
    y += outer.y;
  }
  return Math.abs(x) <= 1e6 && Math.abs(y) <= 1e6 ? { ...placement, x, y } : undefined;
}
