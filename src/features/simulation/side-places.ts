import { hostsBelow, type TopologyIndex } from '../../core/graph/topology-index.ts';

/**
 * The fewest places that make up a side: the outermost domains all of whose hosts are on it, and the
 * hosts that are in none of those.
 */
export function placesOf(index: TopologyIndex, hosts: readonly string[]): readonly string[] {
  const on = new Set(hosts);
  const whole = (domain: string): boolean => {
    const below = hostsBelow(index, domain);
    return below.length > 0 && below.every(({ id }) => on.has(id));
  };
  const places: string[] = [];
  const told = new Set<string>();
  for (const { id, parent } of index.topology.failureDomains) {
    if (!whole(id) || (parent !== undefined && index.domains.has(parent) && whole(parent)))
      continue;
    places.push(id);
    for (const host of hostsBelow(index, id)) told.add(host.id);
  }
  return [...places, ...hosts.filter((host) => !told.has(host))];
}
