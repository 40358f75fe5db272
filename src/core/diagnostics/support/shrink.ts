import { hostOf, votersOf } from '../../graph/topology-index.ts';
import type { EtcdCluster, EtcdMember } from '../../model/topology.ts';
import { groupByDomain } from './domains.ts';
import type { Draft } from './draft.ts';

/**
 * Takes voters out of a cluster, each time the last one of the zone that holds the most. A stacked
 * member leaves with its master, and a host goes when nothing else stands on it.
 */
export function removeVoters(draft: Draft, cluster: EtcdCluster, count: number): void {
  for (let i = 0; i < count; i += 1) {
    const now = draft.index.clusters.get(cluster.id);
    const voters = now === undefined ? [] : votersOf(draft.index, now);
    const member = fromFullestZone(draft, voters);
    if (now === undefined || member === undefined) {
      draft.refuse();
      return;
    }
    const onHost = draft.index.componentsOnHost.get(member.host) ?? [];
    const leaving = onHost.filter(
      (component) =>
        component.id === member.id ||
        (now.placement === 'stacked' && component.kind === 'control-plane'),
    );
    const host = hostOf(draft.index, member);
    const wholeHost = host !== undefined && leaving.length === onHost.length;
    draft.run({ type: 'remove', ids: wholeHost ? [host.id] : leaving.map(({ id }) => id) });
  }
}

function fromFullestZone(draft: Draft, voters: readonly EtcdMember[]): EtcdMember | undefined {
  const { groups } = groupByDomain(draft.index, voters, 'zone');
  const fullest = groups.toSorted((a, b) => b.members.length - a.members.length)[0];
  return (fullest?.members ?? voters).at(-1);
}
