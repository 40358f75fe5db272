import { domainChain, type TopologyIndex } from './topology-index.ts';

/**
 * What has to do with some elements: themselves, what they stand in and hold, the other ends of
 * their links and of those of what they hold, endpoints and etcd clusters they are members of with
 * the other members, and where all of these stand. Links are told by their ends.
 */
export function relatedTo(index: TopologyIndex, ids: Iterable<string>): ReadonlySet<string> {
  const within = new Set(ids);
  for (const id of within) {
    // Links count as their ends.
    const link = index.elements.get(id);
    if (link !== undefined && 'from' in link && 'to' in link) {
      within.add(String(link.from)).add(String(link.to));
    }
    for (const domain of index.domainsIn.get(id) ?? []) within.add(domain.id);
    for (const host of index.hostsIn.get(id) ?? []) within.add(host.id);
    for (const component of index.componentsOnHost.get(id) ?? []) within.add(component.id);
  }
  const related = new Set(within);
  for (const id of within) {
    for (const link of index.linksFrom.get(id) ?? []) related.add(link.to);
    for (const link of index.linksTo.get(id) ?? []) related.add(link.from);
    for (const vip of index.vipsOf.get(id) ?? []) related.add(vip.id);
    const cluster = index.clusters.get(id) ?? index.clusterOfMember.get(id);
    if (cluster === undefined) continue;
    related.add(cluster.id);
    for (const { component } of cluster.members) related.add(component);
  }
  for (const endpoint of index.topology.endpoints) {
    if (endpoint.kind !== 'vip' && endpoint.kind !== 'kube-vip') continue;
    if (within.has(endpoint.id)) for (const member of endpoint.members) related.add(member);
    else if (endpoint.members.some((member) => within.has(member))) related.add(endpoint.id);
  }
  for (const id of related) {
    const host = index.components.get(id)?.host;
    if (host !== undefined) related.add(host);
    const container = index.hosts.get(host ?? id)?.failureDomain ?? index.domains.get(id)?.parent;
    for (const domain of domainChain(index, container)) related.add(domain.id);
  }
  return related;
}
