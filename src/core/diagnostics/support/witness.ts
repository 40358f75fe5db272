import { failureTolerance, votersOf } from '../../graph/topology-index.ts';
import type { EtcdCluster } from '../../model/topology.ts';
import { groupByDomain } from './domains.ts';
import type { Draft } from './draft.ts';
import { addVoter } from './grow.ts';
import { moveHostOf } from './spread.ts';

/**
 * Brings voters into a zone that has none, until no zone holds more than may fail. An even cluster
 * gets one more voter there (2+2 becomes 2+2+1); an odd one has a voter moved (2+1 becomes 1+1+1),
 * as one more would make it even again.
 */
export function growIntoZone(draft: Draft, cluster: EtcdCluster, zone: string): void {
  const voters = () => {
    const now = draft.index.clusters.get(cluster.id);
    return now === undefined ? [] : votersOf(draft.index, now);
  };
  if (voters().length % 2 === 0) addVoter(draft, cluster, zone);
  const tolerance = failureTolerance(voters().length);
  for (let moves = voters().length; moves > 0 && !draft.refused; moves -= 1) {
    const { groups } = groupByDomain(draft.index, voters(), 'zone');
    const fullest = groups.toSorted((a, b) => b.members.length - a.members.length)[0];
    if (fullest === undefined || fullest.members.length <= tolerance) return;
    const member = fullest.members.at(-1);
    if (fullest.domain.id === zone || member === undefined) draft.refuse();
    else moveHostOf(draft, member, zone);
  }
}
