import type { EtcdCluster } from '../../../model/topology.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { dropOptions, optionOf } from '../../support/etcd-options.ts';
import { groupBy } from '../../support/group-by.ts';
import { references } from '../../support/references.ts';
import { nameList, onEtcdCluster } from '../../support/target.ts';

const OPTION = 'initial-cluster-token';

/** etcd's own token where none is set. kubeadm leaves it so, for clusters that it keeps apart itself. */
const DEFAULT_TOKEN = 'etcd-cluster';

export const rule = defineRule({
  meta: {
    id: 'etcd/token-reuse',
    severity: 'warning',
    title: { en: 'etcd cluster token not unique', zh: 'etcd 集群 token 不唯一' },
    messages: {
      default: {
        en: '“{cluster}” has the token {token}, which every cluster has that sets none: members of two such clusters could mix.',
        zh: '“{cluster}”的 token 为 {token}，与所有未设置 token 的集群相同：两个这样的集群的成员可能混在一起。',
      },
      shared: {
        en: '{clusters} have the same token {token}: members of one could join the other by mistake.',
        zh: '{clusters} 的 token 同为 {token}：一个集群的成员可能误入另一个集群。',
      },
    },
    docs: {
      rationale: {
        en: 'The ids of the cluster and its members are made from the token. With the same token and address an old member is taken for one of the new cluster.',
        zh: '集群与成员的 id 由 token 生成。token 和地址都相同时，旧成员会被当作新集群的成员。',
      },
      remediation: {
        en: 'Leave the token to the bundle, which makes one from the members of each cluster.',
        zh: '不要手工设置 token；配置包会根据每个集群的成员生成。',
      },
      references: [
        references.etcdClustering,
        'etcd FAQ, "What does “mismatch cluster ID” mean?": https://etcd.io/docs/v3.6/faq/',
      ],
    },
  },
  check: ({ index }) => {
    const { etcdClusters } = index.topology;
    const groups = groupBy(etcdClusters, (cluster) => optionOf(cluster, OPTION));
    return [...groups].flatMap(([token, [first, ...others]]): Finding<'default' | 'shared'>[] => {
      if (others.length > 0) {
        const clusters: readonly EtcdCluster[] = [first, ...others];
        return [
          {
            messageId: 'shared',
            data: { clusters: nameList(clusters), token },
            targets: [onEtcdCluster(first), ...others.map(onEtcdCluster)],
          },
        ];
      }
      if (token !== DEFAULT_TOKEN || first.placement === 'stacked') return [];
      return [
        {
          messageId: 'default',
          data: { cluster: first.name, token },
          targets: [onEtcdCluster(first)],
        },
      ];
    });
  },
  fix: ({ index }, { targets: [target] }) => dropOptions(index, target.id, [OPTION]),
});
