import { declaredFirewalls, flowPorts, type DeclaredFirewall } from '../../../graph/flows.ts';
import { hostOf, type TopologyIndex } from '../../../graph/topology-index.ts';
import { allowsTcp, withoutTcp } from '../../../model/firewall-entry.ts';
import type { EtcdCluster, Host } from '../../../model/topology.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { filterFix } from '../../support/firewalls.ts';
import { nameList, onDomain, onEtcdCluster, onHost } from '../../support/target.ts';

const PORTS = [flowPorts.etcdClients, flowPorts.etcdPeers] as const;

/**
 * The packet filters of the bundle let only masters and members in. Without them a firewall of the
 * design has to; with them one that is wider than it need be is a weakness, no open door.
 */
export const rule = defineRule({
  meta: {
    id: 'network/etcd-exposed',
    severity: 'error',
    title: { en: 'etcd is open to others', zh: 'etcd 对外开放' },
    messages: {
      unfiltered: {
        en: 'Anyone on the network reaches the etcd of “{cluster}” on {hosts}: the hosts load no packet filter, and no declared firewall closes 2379 and 2380.',
        zh: '网络中的任何人都能访问“{cluster}”在 {hosts} 上的 etcd：主机不加载包过滤规则，也没有声明的防火墙关闭 2379 和 2380。',
      },
      needless: {
        en: 'The firewall around “{domain}” lets connections to etcd in, although every master and member stands behind it.',
        zh: '“{domain}”的防火墙放行了到 etcd 的连接，尽管所有主节点和成员都在其内侧。',
      },
    },
    docs: {
      rationale: {
        en: 'etcd holds every secret of the cluster, and whoever may write there owns it. Only its members and the API servers have business on 2379 and 2380.',
        zh: 'etcd 保存集群的全部机密，能写入者即掌控集群。只有其成员和 API server 需要访问 2379 和 2380。',
      },
      remediation: {
        en: 'Allow 2379 to masters and members and 2380 to members alone, by the bundle’s packet filters or a firewall before them.',
        zh: '通过配置包中的包过滤规则或前置防火墙，仅向主节点和成员放行 2379，仅向成员放行 2380。',
      },
      references: ['etcd, Transport security model: https://etcd.io/docs/v3.6/op-guide/security/'],
    },
  },
  check: ({ index }) => {
    const firewalls = declaredFirewalls(index);
    const { etcdClusters, network } = index.topology;
    if (network.hostFirewall === false) {
      return etcdClusters.flatMap((cluster) => unfiltered(index, firewalls, cluster));
    }
    return firewalls.flatMap(({ domain, allow, inside }): Finding<'needless'>[] => {
      if (!PORTS.some((port) => allowsTcp(allow, port))) return [];
      const parties = [...index.etcdMembers, ...index.controlPlanes].map(({ host }) => host);
      const members = index.etcdMembers.map(({ host }) => host);
      if (!members.some((host) => inside.has(host))) return [];
      if (!parties.every((host) => inside.has(host))) return [];
      return [
        {
          messageId: 'needless',
          severity: 'warning',
          data: { domain: domain.name },
          targets: [onDomain(domain)],
        },
      ];
    });
  },
  fix: ({ index }, { messageId, targets: [target] }) => {
    if (messageId === 'unfiltered') return filterFix;
    const firewalls = index.topology.network.firewalls.map((firewall) =>
      firewall.failureDomain === target.id
        ? { ...firewall, allow: withoutTcp(firewall.allow, ...PORTS) }
        : firewall,
    );
    return {
      kind: 'suggestion',
      label: { text: { en: 'Close 2379 and 2380 there', zh: '在该处关闭 2379 和 2380' } },
      commands: [{ type: 'update-settings', part: 'network', patch: { firewalls } }],
    };
  },
});

function unfiltered(
  index: TopologyIndex,
  firewalls: readonly DeclaredFirewall[],
  cluster: EtcdCluster,
): Finding<'unfiltered'>[] {
  const isClosed = ({ id }: Host): boolean =>
    PORTS.every((port) =>
      firewalls.some(({ inside, allow }) => inside.has(id) && !allowsTcp(allow, port)),
    );
  const members = cluster.members.flatMap(({ component }) => {
    const member = index.components.get(component);
    return member === undefined ? [] : (hostOf(index, member) ?? []);
  });
  const open = [...new Set(members)].filter((host) => !isClosed(host));
  if (open.length === 0) return [];
  return [
    {
      messageId: 'unfiltered',
      data: { cluster: cluster.name, hosts: nameList(open) },
      targets: [onEtcdCluster(cluster), ...open.map(onHost)],
    },
  ];
}
