import { votersOf } from '../../../graph/topology-index.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { Draft } from '../../support/draft.ts';
import { references } from '../../support/references.ts';
import { removeVoters } from '../../support/shrink.ts';
import { onEtcdCluster } from '../../support/target.ts';

const thresholds = {
  /** "An etcd cluster probably should have no more than seven nodes" (etcd FAQ). */
  members: {
    value: 7,
    unit: '',
    about: {
      en: 'voters: as many are noted, more are a warning',
      zh: '投票成员数：达到时提示，超过时警告',
    },
  },
} as const;
const MOST_MEMBERS = thresholds.members.value;
const USUAL_MEMBERS = 5;

export const rule = defineRule({
  meta: {
    id: 'etcd/too-many-members',
    severity: 'warning',
    thresholds,
    title: { en: 'Many etcd members', zh: 'etcd 成员过多' },
    messages: {
      tooMany: {
        en: '“{cluster}” has {count} voters; every write waits for a majority of them, and five tolerate two failures.',
        zh: '“{cluster}”有 {count} 个投票成员；每次写入都要等待其中多数确认，而五个成员已能容忍两个故障。',
      },
      seven: {
        en: '“{cluster}” has seven voters, the suggested maximum; five are usual and tolerate two failures.',
        zh: '“{cluster}”有七个投票成员，已是建议的最大值；通常使用五个，可容忍两个故障。',
      },
    },
    docs: {
      rationale: {
        en: 'More voters make each write slower and leave more machines to care for; past five the gain is small.',
        zh: '投票成员越多，每次写入越慢，需要维护的机器也越多；超过五个之后收益很小。',
      },
      remediation: {
        en: 'Keep five voters, spread so that no failure domain holds more than two.',
        zh: '保留五个投票成员，并使任一故障域中的成员不超过两个。',
      },
      references: [references.etcdFaqSize],
    },
  },
  check: ({ index }) =>
    index.topology.etcdClusters.flatMap((cluster): Finding<'tooMany' | 'seven'>[] => {
      const count = votersOf(index, cluster).length;
      if (count < MOST_MEMBERS) return [];
      return [
        {
          messageId: count === MOST_MEMBERS ? 'seven' : 'tooMany',
          data: { cluster: cluster.name, count },
          targets: [onEtcdCluster(cluster)],
          severity: count === MOST_MEMBERS ? 'info' : 'warning',
        },
      ];
    }),
  fix: ({ index }, { targets: [target] }) => {
    const cluster = index.clusters.get(target.id);
    if (cluster === undefined) return undefined;
    const draft = new Draft(index);
    removeVoters(draft, cluster, votersOf(index, cluster).length - USUAL_MEMBERS);
    return draft.toFix('suggestion', {
      en: 'Shrink etcd to five members',
      zh: '将 etcd 缩减到五个成员',
    });
  },
});
