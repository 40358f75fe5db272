import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { nodeCount } from '../../support/node-count.ts';
import { references } from '../../support/references.ts';
import { onEtcdCluster } from '../../support/target.ts';

const thresholds = {
  nodes: {
    value: 250,
    unit: '',
    about: { en: 'nodes beside a stacked etcd', zh: '采用混合部署 etcd 时的节点数' },
  },
} as const;

/** Silent where every member has a disk for itself: that is the other answer. */
export const rule = defineRule({
  meta: {
    id: 'sizing/stacked-large',
    severity: 'info',
    thresholds,
    title: { en: 'Stacked etcd in a large cluster', zh: '大集群采用混合部署 etcd' },
    messages: {
      large: {
        en: 'With {nodes} nodes “{cluster}” shares hosts with busy API servers; above {most} nodes consider etcd on hosts of its own, or a disk of its own for each member.',
        zh: '集群有 {nodes} 个节点，“{cluster}”与繁忙的 API server 共用主机；超过 {most} 个节点时，可考虑让 etcd 使用独立主机，或为每个成员配置专用磁盘。',
      },
    },
    docs: {
      rationale: {
        en: 'API servers take CPU, memory and disk in bursts, and etcd loses its leader when its writes have to wait. The larger the cluster, the more often.',
        zh: 'API server 会突发占用 CPU、内存和磁盘，而 etcd 的写入一旦被拖延就可能丢失 leader。集群越大，越常发生。',
      },
      remediation: {
        en: 'Put etcd on hosts of its own, or give each member a disk of its own and say so at its host.',
        zh: '将 etcd 部署到独立主机，或为每个成员配置专用磁盘，并在主机属性中注明。',
      },
      references: [
        references.kubeadmTopology,
        'etcd, Hardware recommendations, "Disks": https://etcd.io/docs/v3.6/op-guide/hardware/',
        'Judgement: 250 nodes is where the examples of etcd go from medium to large, and no limit of Kubernetes',
      ],
    },
  },
  check: ({ index }) => {
    const nodes = nodeCount(index);
    if (nodes <= thresholds.nodes.value) return [];
    return index.topology.etcdClusters
      .filter(
        ({ placement, members }) =>
          placement === 'stacked' &&
          members.some(({ component }) => {
            const host = index.hosts.get(index.components.get(component)?.host ?? '');
            return host !== undefined && host.etcdDisk !== 'dedicated';
          }),
      )
      .map((cluster): Finding<'large'> => ({
        messageId: 'large',
        data: { cluster: cluster.name, nodes, most: thresholds.nodes.value },
        targets: [onEtcdCluster(cluster)],
      }));
  },
  // New hosts, or new disks in those that are there.
  fix: null,
});
