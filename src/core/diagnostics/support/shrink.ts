import { hostOf, votersOf } from '../../graph/topology-index.ts';
import type { EtcdCluster, EtcdMember } from '../../model/topology.ts';
import { groupByDomain } from './domains.ts';
import type { Draft } from './draft.ts';

/**
 * Takes voters out of a cluster, each time the last one of the zone that holds the most. A stacked
 * member leaves with its master, and a host goes when nothing else stands on it.
 */
export function removeVoters(draft: Draft, cluster: EtcdCluster, count: number): void {
  const { index } = draft;
  const leaving = new Set<string>();
  const hosts = new Set<string>();
  for (const member of surplusVoters(draft, votersOf(index, cluster), count)) {
    leaving.add(member.id);
    for (const { id, kind } of index.componentsOnHost.get(member.host) ?? []) {
      if (cluster.placement === 'stacked' && kind === 'control-plane') leaving.add(id);
    }
    const host = hostOf(index, member);
    if (host !== undefined) hosts.add(host.id);
  }
  const emptied = [...hosts].filter((host) =>
    (index.componentsOnHost.get(host) ?? []).every(({ id }) => leaving.has(id)),
  );
  const kept = [...leaving].filter((id) => !emptied.includes(index.components.get(id)?.host ?? ''));
  draft.run({ type: 'remove', ids: [...emptied, ...kept] });
}

function surplusVoters(draft: Draft, voters: readonly EtcdMember[], count: number): EtcdMember[] {
  const { groups, outside } = groupByDomain(draft.index, voters, 'zone');
  const piles = groups.map(({ members }) => [...members]);
  // Members without a zone are in private ones: each is as full as a zone can be that holds one.
  for (const member of outside) piles.push([member]);
  return Array.from({ length: count }).flatMap(() => {
    const most = Math.max(...piles.map((pile) => pile.length));
    const fullest = piles.findLast((pile) => pile.length === most);
    return fullest?.pop() ?? [];
  });
}
