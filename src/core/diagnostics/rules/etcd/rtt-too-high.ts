import { votersOf, type TopologyIndex } from '../../../graph/topology-index.ts';
import type { Component, EtcdCluster, FailureDomain } from '../../../model/topology.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { domainsOfKind, groupByDomain } from '../../support/domains.ts';
import { Draft } from '../../support/draft.ts';
import { longestRoundTrip } from '../../support/etcd-timing.ts';
import { references } from '../../support/references.ts';
import { moveHostOf } from '../../support/spread.ts';
import { onEtcdCluster } from '../../support/target.ts';

/** Milliseconds. A judgement: etcd itself can be set to bear more than Kubernetes does. */
const thresholds = {
  slow: {
    value: 50,
    unit: 'ms',
    about: { en: 'longest round trip between voters', zh: '投票成员之间的最长往返时间' },
  },
  unusable: {
    value: 500,
    unit: 'ms',
    about: {
      en: 'longest round trip between voters, from which on it is an error',
      zh: '投票成员之间的最长往返时间，超过即为错误',
    },
  },
} as const;
const SLOW = thresholds.slow.value;
const UNUSABLE = thresholds.unusable.value;

/** That voters in several regions wait for each other is etcd/multi-region's to say, up to 500 ms. */
export const rule = defineRule({
  meta: {
    id: 'etcd/rtt-too-high',
    severity: 'warning',
    thresholds,
    title: { en: 'etcd voters far apart', zh: 'etcd 投票成员相距过远' },
    messages: {
      slow: {
        en: 'The voters of “{cluster}” are up to {rtt} ms apart; above {most} ms Kubernetes is slow, because a write may wait for that way.',
        zh: '“{cluster}”的投票成员之间的往返时间最长 {rtt} ms；超过 {most} ms 时，写入可能要等待这段往返，Kubernetes 会变慢。',
      },
      unusable: {
        en: 'The voters of “{cluster}” are up to {rtt} ms apart; above {most} ms Kubernetes is hardly usable, even where etcd is tuned for it.',
        zh: '“{cluster}”的投票成员之间的往返时间最长 {rtt} ms；超过 {most} ms 时，即使 etcd 已相应调优，Kubernetes 也几乎不可用。',
      },
    },
    docs: {
      rationale: {
        en: 'Every write takes a round trip to a majority and the time to put it on disk, and Kubernetes suffers from slow writes long before etcd fails.',
        zh: '每次写入都需要与多数成员往返一次并落盘；早在 etcd 出错之前，Kubernetes 就已受慢写入之累。',
      },
      remediation: {
        en: 'Move the voters closer together, into zones of one region.',
        zh: '让投票成员彼此更近，放在同一地域的各可用区。',
      },
      references: [
        references.etcdFaqRegions,
        references.etcdTuning,
        'Judgement: 50 ms and 500 ms are no limits of etcd or Kubernetes',
      ],
    },
  },
  check: ({ index }) =>
    index.topology.etcdClusters.flatMap((cluster): Finding<'slow' | 'unusable'>[] => {
      const rtt = longestRoundTrip(index, cluster);
      if (rtt === undefined || rtt <= SLOW) return [];
      const targets: Finding['targets'] = [onEtcdCluster(cluster)];
      if (rtt > UNUSABLE) {
        const data = { cluster: cluster.name, rtt, most: UNUSABLE };
        return [{ messageId: 'unusable', data, targets, severity: 'error' }];
      }
      const { groups } = groupByDomain(index, votersOf(index, cluster), 'region');
      if (groups.length > 1) return [];
      return [{ messageId: 'slow', data: { cluster: cluster.name, rtt, most: SLOW }, targets }];
    }),
  fix: ({ index }, { targets: [target] }) => {
    const cluster = index.clusters.get(target.id);
    const move = cluster && moveThatBringsThemNear(index, cluster);
    if (move === undefined) return undefined;
    const draft = new Draft(index);
    for (const voter of move.voters) moveHostOf(draft, voter, move.to.id);
    return draft.toFix(
      'suggestion',
      { en: 'Move the members in “{from}” to “{to}”', zh: '将“{from}”中的成员移到“{to}”' },
      { from: move.from.name, to: move.to.name },
    );
  },
});

interface Move {
  readonly from: FailureDomain;
  readonly to: FailureDomain;
  readonly voters: readonly Component[];
}

/**
 * A domain whose voters are the far ones, and an empty one of its kind that is given to be near the
 * rest: only what round trips were entered for is known to be near.
 */
function moveThatBringsThemNear(index: TopologyIndex, cluster: EtcdCluster): Move | undefined {
  const { roundTripTimes } = index.topology.network;
  const between = (a: string, b: string): number =>
    roundTripTimes.find(({ from, to }) => (from === a && to === b) || (from === b && to === a))
      ?.milliseconds ?? Infinity;
  for (const kind of ['zone', 'region'] as const) {
    const { groups } = groupByDomain(index, votersOf(index, cluster), kind);
    for (const { domain, members } of groups) {
      const rest = groups.filter((group) => group.domain !== domain);
      const held = new Set(groups.map((group) => group.domain.id));
      const near = domainsOfKind(index, kind).find(
        ({ id }) => !held.has(id) && rest.every((group) => between(id, group.domain.id) <= SLOW),
      );
      const restIsNear = rest.every((a) =>
        rest.every((b) => a === b || between(a.domain.id, b.domain.id) <= SLOW),
      );
      if (near !== undefined && rest.length > 0 && restIsNear) {
        return { from: domain, to: near, voters: members };
      }
    }
  }
  return undefined;
}
