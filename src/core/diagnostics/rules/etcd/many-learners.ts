import type { TopologyIndex } from '../../../graph/topology-index.ts';
import type { EtcdCluster, EtcdMember } from '../../../model/topology.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { patchFix } from '../../support/draft.ts';
import { optionOf } from '../../support/etcd-options.ts';
import { references } from '../../support/references.ts';
import { nameList, onComponent, onEtcdCluster } from '../../support/target.ts';

const thresholds = {
  /** etcd refuses a second one: "too many learner members in cluster" (`--max-learners` is 1). */
  learners: {
    value: 1,
    unit: '',
    about: {
      en: 'learners at a time, unless the option max-learners says otherwise',
      zh: '同时存在的 learner 数，除非选项 max-learners 另有设置',
    },
  },
} as const;

export const rule = defineRule({
  meta: {
    id: 'etcd/many-learners',
    severity: 'error',
    thresholds,
    title: { en: 'More than one learner', zh: 'learner 多于一个' },
    messages: {
      many: {
        en: '“{cluster}” has {count} learners ({members}); etcd accepts {most} at a time.',
        zh: '“{cluster}”有 {count} 个 learner（{members}）；etcd 同时只接受 {most} 个。',
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
      const most = mostLearners(cluster);
      if (learners.length <= most) return [];
      return [
        {
          messageId: 'many',
          data: {
            cluster: cluster.name,
            count: learners.length,
            members: nameList(learners),
            most,
          },
          targets: [onEtcdCluster(cluster), ...learners.map(onComponent)],
        },
      ];
    }),
  fix: ({ index }, { targets: [target] }) => {
    const cluster = index.clusters.get(target.id);
    if (cluster === undefined) return undefined;
    const kept = learnersOf(index, cluster).slice(-mostLearners(cluster));
    return patchFix(
      'suggestion',
      'etcdClusters',
      cluster.id,
      {
        members: cluster.members.map((member) => ({
          ...member,
          learner: member.learner && kept.some(({ id }) => id === member.component),
        })),
      },
      { en: 'Promote the first learners', zh: '提升前面的 learner' },
    );
  },
});

/** The option was called experimental before 3.6. */
function mostLearners(cluster: EtcdCluster): number {
  const text = optionOf(cluster, 'max-learners') ?? optionOf(cluster, 'experimental-max-learners');
  return /^[1-9]\d{0,3}$/.test(text ?? '') ? Number(text) : thresholds.learners.value;
}

function learnersOf(index: TopologyIndex, cluster: EtcdCluster): EtcdMember[] {
  return cluster.members.flatMap(({ component, learner }) => {
    const member = index.components.get(component);
    return learner && member?.kind === 'etcd' ? [member] : [];
  });
}
