import type { TopologyIndex } from '../../../graph/topology-index.ts';
import type { EtcdCluster, EtcdMember } from '../../../model/topology.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { memberHosts } from '../../support/etcd-hosts.ts';
import { dropOptions, optionOf } from '../../support/etcd-options.ts';
import { references } from '../../support/references.ts';
import { nameList, onComponent, onEtcdCluster } from '../../support/target.ts';

const OPTION = 'initial-cluster-state';

export const rule = defineRule({
  meta: {
    id: 'etcd/state-flag',
    severity: 'error',
    title: { en: 'etcd told the wrong beginning', zh: 'etcd 初始状态设置错误' },
    messages: {
      existing: {
        en: 'The members of “{cluster}” are told that it exists already; none starts, as each looks for a cluster that nobody has founded.',
        zh: '“{cluster}”的成员被告知集群已存在；每个成员都在寻找尚无人创建的集群，因此都无法启动。',
      },
      joiner: {
        en: '{members} join “{cluster}” later, but are told to found a new cluster.',
        zh: '{members} 之后才加入“{cluster}”，却被告知创建新集群。',
      },
    },
    docs: {
      rationale: {
        en: 'Founding members start with new, members that join a running cluster with existing; one value for all of them is wrong for some.',
        zh: '创始成员用 new 启动，加入运行中集群的成员用 existing 启动；对所有成员用同一个值必有成员出错。',
      },
      remediation: {
        en: 'Leave the option to the bundle and kubeadm, which set it for each member. Where the cluster runs already, say so in its properties.',
        zh: '将该选项留给配置包和 kubeadm 按成员设置。若集群已在运行，请在其属性中说明。',
      },
      references: [
        references.etcdReconfiguration,
        'Measured: "could not retrieve cluster information from the given URLs" when a first member is told existing',
      ],
    },
  },
  check: ({ index }) =>
    index.topology.etcdClusters.flatMap((cluster): Finding<'existing' | 'joiner'>[] => {
      const targets: Finding['targets'] = [onEtcdCluster(cluster)];
      switch (optionOf(cluster, OPTION)) {
        case 'existing':
          return (cluster.runningVersion ?? '').trim() === ''
            ? [{ messageId: 'existing', data: { cluster: cluster.name }, targets }]
            : [];
        case 'new': {
          const joiners = joinersOf(index, cluster);
          if (joiners.length === 0) return [];
          const data = { cluster: cluster.name, members: nameList(joiners) };
          return [
            { messageId: 'joiner', data, targets: [...targets, ...joiners.map(onComponent)] },
          ];
        }
        default:
          return [];
      }
    }),
  fix: ({ index }, { targets: [target] }) => dropOptions(index, target.id, [OPTION]),
});

/** Learners; of a stacked cluster all but the first, as kubeadm adds one master after the other. */
function joinersOf(index: TopologyIndex, cluster: EtcdCluster): EtcdMember[] {
  return memberHosts(index, cluster).flatMap(({ member, learner }, at) =>
    learner || (cluster.placement === 'stacked' && at > 0) ? [member] : [],
  );
}
