import type { TopologyIndex } from '../../graph/topology-index.ts';
import { domainChain } from '../../graph/topology-index.ts';
import type { Layout } from '../../layout/layout-topology.ts';
import { boundsOf } from '../../layout/rect.ts';
import { emptyPart, rootsOf, type Part } from '../../model/part.ts';
import type { Placement, Topology } from '../../model/topology.ts';

/**
 * What is selected as a part: domains and hosts with all they hold, components with the host they
 * stand on, clusters with their members, and the links and memberships among all of these.
 */
export function copyPart(index: TopologyIndex, layout: Layout, selection: Iterable<string>): Part {
  const { topology } = index;
  const selected = new Set(selection);
  const domains = new Set(
    topology.failureDomains.flatMap(({ id }) =>
      domainChain(index, id).some((domain) => selected.has(domain.id)) ? [id] : [],
    ),
  );
  const wholeHosts = new Set(
    topology.hosts.flatMap(({ id, failureDomain }) =>
      selected.has(id) || (failureDomain !== undefined && domains.has(failureDomain)) ? [id] : [],
    ),
  );
  const ofClusters = new Set(
    topology.etcdClusters.flatMap(({ id, members }) =>
      selected.has(id) ? members.map(({ component }) => component) : [],
    ),
  );
  const components = topology.components.filter(
    ({ id, host }) => selected.has(id) || wholeHosts.has(host) || ofClusters.has(id),
  );
  const carriers = new Set(components.flatMap(({ host }) => (wholeHosts.has(host) ? [] : [host])));
  const kept = new Set([
    ...domains,
    ...wholeHosts,
    ...carriers,
    ...components.map(({ id }) => id),
    ...topology.endpoints.flatMap(({ id }) => (selected.has(id) ? [id] : [])),
  ]);
  const partial: string[] = [];
  const etcdClusters = topology.etcdClusters.flatMap((cluster) => {
    const members = cluster.members.filter(({ component }) => kept.has(component));
    if (members.length === 0) return [];
    if (members.length < cluster.members.length) partial.push(cluster.id);
    kept.add(cluster.id);
    return [{ ...cluster, members }];
  });
  const part: Part = {
    carriers: [...carriers],
    partial,
    topology: {
      ...emptyPart(topology.metadata.name).topology,
      failureDomains: topology.failureDomains
        .filter(({ id }) => kept.has(id))
        .map((domain) => withoutOutside(domain, 'parent', kept)),
      hosts: topology.hosts
        .filter(({ id }) => kept.has(id))
        .map((host) => withoutOutside(host, 'failureDomain', kept)),
      components,
      etcdClusters,
      endpoints: topology.endpoints
        .filter(({ id }) => kept.has(id))
        .map((endpoint) => {
          if (endpoint.kind === 'cloud-lb') {
            return { ...endpoint, zones: endpoint.zones.filter((id) => kept.has(id)) };
          }
          return endpoint.kind === 'vip' || endpoint.kind === 'kube-vip'
            ? { ...endpoint, members: endpoint.members.filter((id) => kept.has(id)) }
            : endpoint;
        }),
      links: topology.links.filter(({ from, to }) => kept.has(from) && kept.has(to)),
    },
  };
  return { ...part, topology: { ...part.topology, layout: placementsOf(index, layout, part) } };
}

function withoutOutside<T extends object, K extends keyof T & string>(
  element: T,
  key: K,
  kept: ReadonlySet<string>,
): T {
  const container = element[key];
  if (typeof container !== 'string' || kept.has(container)) return element;
  const copy = { ...element };
  delete copy[key];
  return copy;
}

/** Roots where they stand on the canvas, from the corner of all of them; the rest as stored. */
function placementsOf(index: TopologyIndex, layout: Layout, part: Part): Topology['layout'] {
  const roots = rootsOf(part);
  const bounds = boundsOf(roots.flatMap((id) => layout.shapes.get(id)?.rect ?? []));
  const { failureDomains, hosts, endpoints } = part.topology;
  const placements: [string, Placement][] = [];
  for (const { id } of [...failureDomains, ...hosts, ...endpoints]) {
    const stored = unlocked(index.topology, id);
    const rect = layout.shapes.get(id)?.rect;
    if (roots.includes(id) && rect !== undefined) {
      placements.push([id, { ...stored, x: rect.x - bounds.x, y: rect.y - bounds.y }]);
    } else if (stored !== undefined) {
      placements.push([id, stored]);
    }
  }
  return Object.fromEntries(placements);
}

/** A copy is free to be moved. */
function unlocked({ layout }: Topology, id: string): Placement | undefined {
  const stored = Object.hasOwn(layout, id) ? layout[id] : undefined;
  if (stored?.locked === undefined) return stored;
  const placement = { ...stored };
  delete placement.locked;
  return placement;
}

/** Whether there is anything in a part. */
export function isEmptyPart({ topology }: Part): boolean {
  const { failureDomains, hosts, endpoints } = topology;
  return failureDomains.length + hosts.length + endpoints.length === 0;
}
