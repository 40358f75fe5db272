import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { nodeOverlaps, replaceNetworkFix } from '../../support/overlaps.ts';
import { clusterSettings, nameList, networkSettings, onHost } from '../../support/target.ts';

export const rule = defineRule({
  meta: {
    id: 'network/service-node-overlap',
    severity: 'error',
    title: { en: 'Service and host networks overlap', zh: 'Service 与主机网段重叠' },
    messages: {
      subnet: {
        en: 'Service network {cidr} and host subnet {subnet} share addresses.',
        zh: 'Service 网段 {cidr} 与主机子网 {subnet} 存在重叠地址。',
      },
      hosts: {
        en: 'Service network {cidr} covers the addresses of {hosts}.',
        zh: 'Service 网段 {cidr} 包含了主机 {hosts} 的地址。',
      },
    },
    docs: {
      rationale: {
        en: 'kube-proxy answers for the service network on every node, so a host inside it may be unreachable from all of them.',
        zh: 'kube-proxy 在每个节点上接管 Service 网段，其中的主机可能从所有节点都无法访问。',
      },
      remediation: {
        en: 'Choose a service network that no host, router or other site uses.',
        zh: '为 Service 选择主机、路由器和其他站点都未使用的网段。',
      },
      references: [
        'Kubernetes, Cluster Networking: https://kubernetes.io/docs/concepts/cluster-administration/networking/',
      ],
    },
  },
  check: ({ index }) =>
    nodeOverlaps(index, index.topology.cluster.serviceSubnets).map(
      ({ cidr, subnet, hosts }): Finding<'subnet' | 'hosts'> =>
        subnet === undefined
          ? {
              messageId: 'hosts',
              data: { cidr, hosts: nameList(hosts) },
              targets: [clusterSettings, ...hosts.map(onHost)],
            }
          : {
              messageId: 'subnet',
              data: { cidr, subnet },
              targets: [clusterSettings, networkSettings],
            },
    ),
  fix: ({ index }, { data }) => replaceNetworkFix(index, 'service', String(data?.['cidr'])),
});
