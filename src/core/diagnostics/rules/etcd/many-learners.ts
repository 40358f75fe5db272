import type { TopologyIndex } from '../../../graph/topology-index.ts';
import type { EtcdCluster, EtcdMember } from '../../../model/topology.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { patchFix } from '../../support/draft.ts';
import { references } from '../../support/references.ts';
import { nameList, onComponent, onEtcdCluster } from '../../support/target.ts';

/** etcd refuses a second learner: "too many learner members in cluster" (`--max-learners` is 1). */
const MOST_LEARNERS = 1;

export const rule = defineRule({
  meta: {
    id: 'etcd/many-learners',
    severity: 'error',
    title: { en: 'More than one learner', zh: 'learner 多于一个' },
    messages: {
      many: {
        en: '“{cluster}” has {count} learners ({members}); etcd accepts one at a time.',
        zh: '“{cluster}”有 {count} 个 learner（{members}）；etcd 一次只接受一个。',
      },
    },
    docs: {
      rationale: {
        en: 'A learner copies the data without voting until it is promoted; etcd refuses the next one before that.',
        zh: 'learner 在被提升之前只复制数据而不投票；在此之前 etcd 拒绝加入下一个。',
      },
      remediation: {
        en: 'Promote the first learner when it has caught up, then add the next.',
        zh: '待第一个 learner 追上进度后将其提升，再添加下一个。',
      },
      references: [
        'etcd, Learner: https://etcd.io/docs/v3.6/learning/design-learner/',
        references.etcdReconfiguration,
        'Measured: "too many learner members in cluster"',
      ],
    },
  },
  check: ({ index }) =>
    index.topology.etcdClusters.flatMap((cluster): Finding<'many'>[] => {
      const learners = learnersOf(index, cluster);
      if (learners.length <= MOST_LEARNERS) return [];
      return [
        {
          messageId: 'many',
          data: { cluster: cluster.name, count: learners.length, members: nameList(learners) },
          targets: [onEtcdCluster(cluster), ...learners.map(onComponent)],
        },
      ];
    }),
  fix: ({ index }, { targets: [target] }) => {
    const cluster = index.clusters.get(target.id);
    if (cluster === undefined) return undefined;
    const kept = learnersOf(index, cluster).at(-1)?.id;
    return patchFix(
      'suggestion',
      'etcdClusters',
      cluster.id,
      {
        members: cluster.members.map((member) => ({
          ...member,
          learner: member.learner && member.component === kept,
        })),
      },
      { en: 'Promote all learners but the last', zh: '提升除最后一个之外的所有 learner' },
    );
  },
});

function learnersOf(index: TopologyIndex, cluster: EtcdCluster): EtcdMember[] {
  return cluster.members.flatMap(({ component, learner }) => {
    const member = index.components.get(component);
    return learner && member?.kind === 'etcd' ? [member] : [];
  });
}
