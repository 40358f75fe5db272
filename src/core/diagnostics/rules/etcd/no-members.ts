import { votersOf } from '../../../graph/topology-index.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { Draft } from '../../support/draft.ts';
import { addTo } from '../../support/grow.ts';
import { references } from '../../support/references.ts';
import { clusterSettings, onComponent, onEtcdCluster } from '../../support/target.ts';

/** Speaks once something needs etcd: a control plane, or a cluster that is drawn without voters. */
export const rule = defineRule({
  meta: {
    id: 'etcd/no-members',
    severity: 'error',
    title: { en: 'No etcd member', zh: '没有 etcd 成员' },
    messages: {
      noCluster: {
        en: 'The design has {masters} master(s) but no etcd member to store the cluster state.',
        zh: '该设计有 {masters} 个 master，但没有任何 etcd 成员来存储集群状态。',
      },
      noVoter: {
        en: 'The etcd cluster “{cluster}” has no voting member.',
        zh: 'etcd 集群“{cluster}”没有任何有投票权的成员。',
      },
    },
    docs: {
      rationale: {
        en: 'Kubernetes keeps all its state in etcd. Without a voter there is no quorum and no API.',
        zh: 'Kubernetes 的全部状态都保存在 etcd 中。没有投票成员就没有法定人数，API 也就不可用。',
      },
      remediation: {
        en: 'Put an etcd member on each of three masters, or draw an external cluster of three.',
        zh: '在三个 master 上各放一个 etcd 成员，或绘制一个三成员的外部集群。',
      },
      references: [references.kubeadmTopology, references.etcdFaqTolerance],
    },
  },
  check: ({ index }) => {
    const { etcdClusters } = index.topology;
    const masters = index.controlPlanes;
    if (etcdClusters.length === 0) {
      if (masters.length === 0) return [];
      return [
        {
          messageId: 'noCluster',
          data: { masters: masters.length },
          targets: [clusterSettings, ...masters.map(onComponent)],
        },
      ];
    }
    return etcdClusters
      .filter((cluster) => votersOf(index, cluster).length === 0)
      .map((cluster): Finding<'noVoter'> => ({
        messageId: 'noVoter',
        data: { cluster: cluster.name },
        targets: [onEtcdCluster(cluster)],
      }));
  },
  fix: ({ index }, { messageId }) => {
    if (messageId !== 'noCluster') return undefined;
    const draft = new Draft(index);
    for (const { host } of index.controlPlanes) addTo(draft, host, 'etcd');
    return draft.toFix('suggestion', {
      en: 'Add a stacked etcd member on every master',
      zh: '在每个 master 上添加堆叠的 etcd 成员',
    });
  },
});
