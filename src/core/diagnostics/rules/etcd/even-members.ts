import { failureTolerance, quorumSize, votersOf } from '../../../graph/topology-index.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { Draft } from '../../support/draft.ts';
import { addVoter } from '../../support/grow.ts';
import { references } from '../../support/references.ts';
import { removeVoters } from '../../support/shrink.ts';
import { onEtcdCluster } from '../../support/target.ts';

const LARGEST_WORTH_GROWING = 6;

export const rule = defineRule({
  meta: {
    id: 'etcd/even-members',
    severity: 'warning',
    title: { en: 'Even number of etcd members', zh: 'etcd 成员数为偶数' },
    messages: {
      even: {
        en: 'The {count} voters of “{cluster}” tolerate {tolerance} failure(s), as {fewer} would: the quorum is {quorum}.',
        zh: '“{cluster}”的 {count} 个投票成员只能容忍 {tolerance} 个故障，与 {fewer} 个成员相同：法定人数为 {quorum}。',
      },
    },
    docs: {
      rationale: {
        en: 'An even member raises the quorum but not the tolerance, and a cut into equal halves leaves neither side a quorum.',
        zh: '偶数个成员提高了法定人数，却没有提高容错能力；若网络对半分裂，两边都达不到法定人数。',
      },
      remediation: {
        en: 'Add one member or remove one, so that the number is odd.',
        zh: '增加或移除一个成员，使成员数为奇数。',
      },
      references: [references.etcdFaqOdd, 'Measured: 4 voters, 2 lost, writes stop'],
    },
  },
  check: ({ index }) =>
    index.topology.etcdClusters.flatMap((cluster): Finding<'even'>[] => {
      const count = votersOf(index, cluster).length;
      if (count < 4 || count % 2 !== 0) return [];
      return [
        {
          messageId: 'even',
          data: {
            cluster: cluster.name,
            count,
            fewer: count - 1,
            tolerance: failureTolerance(count),
            quorum: quorumSize(count),
          },
          targets: [onEtcdCluster(cluster)],
        },
      ];
    }),
  fix: ({ index }, { targets: [target] }) => {
    const cluster = index.clusters.get(target.id);
    if (cluster === undefined) return undefined;
    const draft = new Draft(index);
    if (votersOf(index, cluster).length > LARGEST_WORTH_GROWING) {
      removeVoters(draft, cluster, 1);
      return draft.toFix('suggestion', { en: 'Remove one member', zh: '移除一个成员' });
    }
    addVoter(draft, cluster);
    return draft.toFix('suggestion', { en: 'Add one member', zh: '添加一个成员' });
  },
});
