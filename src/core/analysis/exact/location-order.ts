import type { TopologyIndex } from '../../graph/topology-index.ts';

/**
 * Ids of all domains, hosts and components, each place followed by what is in it, depth first. So
 * what fails together stands together, which keeps decision diagrams small. Every id once, also
 * where domains stand in a circle.
 */
export function inLocationOrder(index: TopologyIndex): readonly string[] {
  const { topology, domains } = index;
  const order = new Set<string>();
  const enterHost = (host: string): void => {
    order.add(host);
    for (const { id } of index.componentsOnHost.get(host) ?? []) order.add(id);
  };
  const isRoot = (parent: string | undefined): boolean =>
    parent === undefined || !domains.has(parent);
  const roots = topology.failureDomains.filter(({ parent }) => isRoot(parent));
  // Domains that stand in a circle have no root; they come after all others.
  for (const { id: root } of [...roots, ...topology.failureDomains]) {
    // Without recursion: nesting may be as deep as a file makes it.
    const open = [root];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (order.has(id)) continue;
      order.add(id);
      for (const host of index.hostsIn.get(id) ?? []) enterHost(host.id);
      const below = index.domainsIn.get(id) ?? [];
      for (let at = below.length - 1; at >= 0; at -= 1) open.push(below[at]!.id);
    }
  }
  for (const { id } of topology.hosts) if (!order.has(id)) enterHost(id);
  for (const { id } of topology.components) order.add(id);
  return [...order];
}
