import { votersOf } from '../../../graph/topology-index.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { Draft } from '../../support/draft.ts';
import { addVoter } from '../../support/grow.ts';
import { references } from '../../support/references.ts';
import { onComponent, onEtcdCluster } from '../../support/target.ts';

/**
 * Two stacked masters that should survive a host are told by control-plane/two-masters-stacked: the
 * third master that it asks for brings the third member along, whereas a third member alone would
 * not be a kubeadm layout. etcd/even-members starts at four, so it never repeats this.
 */
export const rule = defineRule({
  meta: {
    id: 'etcd/two-members',
    severity: 'error',
    title: { en: 'Two etcd members', zh: 'etcd 只有两个成员' },
    messages: {
      two: {
        en: 'The etcd cluster “{cluster}” has two voters: both must be up, so it fails more often than one alone.',
        zh: 'etcd 集群“{cluster}”有两个投票成员：必须同时在线，因此比单个成员更容易失效。',
      },
    },
    docs: {
      rationale: {
        en: 'The quorum of two is two: no failure is tolerated, and there are twice as many members to fail.',
        zh: '两个成员的法定人数是 2：不能容忍任何故障，而可能出故障的成员却多了一倍。',
      },
      remediation: {
        en: 'Add a third member in a third failure domain.',
        zh: '在第三个故障域中添加第三个成员。',
      },
      references: [references.etcdFaqTolerance, references.etcdReconfiguration],
    },
  },
  check: ({ index, wants }) =>
    index.topology.etcdClusters.flatMap((cluster): Finding<'two'>[] => {
      const voters = votersOf(index, cluster);
      if (voters.length !== 2) return [];
      const twoStackedMasters =
        cluster.placement === 'stacked' && index.controlPlanes.length === 2 && wants.host;
      if (twoStackedMasters) return [];
      return [
        {
          messageId: 'two',
          data: { cluster: cluster.name },
          targets: [onEtcdCluster(cluster), ...voters.map(onComponent)],
        },
      ];
    }),
  fix: ({ index }, { targets: [target] }) => {
    const cluster = index.clusters.get(target.id);
    if (cluster === undefined) return undefined;
    const draft = new Draft(index);
    addVoter(draft, cluster);
    return draft.toFix('suggestion', { en: 'Add a third member', zh: '添加第三个成员' });
  },
});
