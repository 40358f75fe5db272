import { votersOf } from '../../../graph/topology-index.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { Draft } from '../../support/draft.ts';
import { addLoadBalancing, addVoter } from '../../support/grow.ts';
import { hasLoadBalancing } from '../../support/load-balancing.ts';
import { references } from '../../support/references.ts';
import { onComponent, onEtcdCluster } from '../../support/target.ts';

export const rule = defineRule({
  meta: {
    id: 'etcd/single-member',
    severity: 'warning',
    raised: { by: 'production', to: 'error' },
    title: { en: 'One etcd member', zh: 'etcd 只有一个成员' },
    messages: {
      one: {
        en: 'The etcd cluster “{cluster}” has one voter, “{member}”: no failure is tolerated.',
        zh: 'etcd 集群“{cluster}”只有一个投票成员“{member}”：不能容忍任何故障。',
      },
    },
    docs: {
      rationale: {
        en: 'A quorum of one member is that member. When it stops, nothing can be read or written.',
        zh: '单成员集群的法定人数就是它自己。它一旦停止，就既不能读也不能写。',
      },
      remediation: {
        en: 'Grow to three members, on three hosts in three failure domains.',
        zh: '扩展到三个成员，分布在三个故障域的三台主机上。',
      },
      references: [references.etcdFaqTolerance],
    },
  },
  check: ({ index }) =>
    index.topology.etcdClusters.flatMap((cluster): Finding<'one'>[] => {
      const [only, ...others] = votersOf(index, cluster);
      if (only === undefined || others.length > 0) return [];
      return [
        {
          messageId: 'one',
          data: { cluster: cluster.name, member: only.name },
          targets: [onEtcdCluster(cluster), onComponent(only)],
        },
      ];
    }),
  fix: ({ index }, { targets: [target] }) => {
    const cluster = index.clusters.get(target.id);
    if (cluster === undefined) return undefined;
    const draft = new Draft(index);
    addVoter(draft, cluster);
    addVoter(draft, cluster);
    const masters = draft.index.controlPlanes.length;
    if (masters > 1 && !hasLoadBalancing(draft.index)) addLoadBalancing(draft);
    return draft.toFix('suggestion', {
      en: 'Grow etcd to three members',
      zh: '将 etcd 扩展到三个成员',
    });
  },
});
