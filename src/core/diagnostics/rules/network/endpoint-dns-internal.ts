import { canonicalIp, cidrContains } from '../../../model/ip.ts';
import { defineRule } from '../../support/define-rule.ts';
import { frontAddressIsDrawn } from '../../support/front-address.ts';
import { clusterSettings, networkSettings } from '../../support/target.ts';

/**
 * Silent where the nodes find the name in /etc/hosts, as the bundle writes it whenever the address
 * behind it is drawn. One address of a public cloud's resolver is a service, not one server.
 */
export const rule = defineRule({
  meta: {
    id: 'network/endpoint-dns-internal',
    severity: 'warning',
    title: { en: 'API name depends on weak DNS', zh: 'API 名称依赖薄弱的 DNS' },
    messages: {
      one: {
        en: 'Nodes find {endpoint} through one DNS server, {server}: without it they lose the API.',
        zh: '节点只通过一台 DNS 服务器 {server} 解析 {endpoint}：它失效时节点便访问不到 API。',
      },
      inside: {
        en: 'Nodes ask {server} for {endpoint}, an address inside {cidr} that the cluster itself serves: it needs the API to come up, and the nodes need it to find the API.',
        zh: '节点向 {server} 查询 {endpoint}，而该地址位于集群自身提供的 {cidr} 内：它的启动依赖 API，节点又要靠它找到 API。',
      },
    },
    docs: {
      rationale: {
        en: 'Every kubelet looks the endpoint up when it connects. A name server that fails, or that runs in the cluster, takes the control plane from the nodes.',
        zh: '每个 kubelet 连接时都要解析端点。若名称服务器失效或运行在集群之内，节点就会失去控制平面。',
      },
      remediation: {
        en: 'Use two name servers outside the cluster, or write the name into /etc/hosts of every node.',
        zh: '使用集群之外的两台名称服务器，或把名称写入每个节点的 /etc/hosts。',
      },
      references: [
        'Kubernetes, Customizing DNS Service: https://kubernetes.io/docs/tasks/administer-cluster/dns-custom-nameservers/',
        'resolv.conf(5): nameserver',
      ],
    },
  },
  check: ({ index }) => {
    const { cluster, network } = index.topology;
    const endpoint = cluster.endpoint.trim();
    const servers = [...new Set(network.dnsServers.flatMap((each) => canonicalIp(each) ?? []))];
    const [first, ...others] = servers;
    if (endpoint === '' || canonicalIp(endpoint.replace(/^\[(.*)\]$/, '$1')) !== undefined)
      return [];
    if (first === undefined || frontAddressIsDrawn(index)) return [];
    const targets = [networkSettings, clusterSettings] as const;
    const cidrs = [...cluster.serviceSubnets, ...cluster.podSubnets];
    for (const server of servers) {
      const cidr = cidrs.find((each) => cidrContains(each, server));
      if (cidr !== undefined) {
        return [{ messageId: 'inside' as const, data: { endpoint, server, cidr }, targets }];
      }
    }
    const isService = !['on-premises', 'other'].includes(cluster.environment);
    return others.length > 0 || isService
      ? []
      : [{ messageId: 'one' as const, data: { endpoint, server: first }, targets }];
  },
  // Only the site knows its name servers.
  fix: null,
});
