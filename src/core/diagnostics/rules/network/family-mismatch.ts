import { hostOf, type TopologyIndex } from '../../../graph/topology-index.ts';
import { ipFamily, parseCidr, type IpFamily } from '../../../model/ip.ts';
import type { Host } from '../../../model/topology.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { hostsOf } from '../../support/domains.ts';
import { references } from '../../support/references.ts';
import { clusterSettings, nameList, onEndpoint, onHost } from '../../support/target.ts';
import { holdersOf, virtualAddress, virtualIps } from '../../support/virtual-ips.ts';

type Ids = 'networks' | 'virtualIp' | 'endpoint' | 'nodes';

export const rule = defineRule({
  meta: {
    id: 'network/family-mismatch',
    severity: 'error',
    title: { en: 'IPv4 and IPv6 do not match', zh: 'IPv4 与 IPv6 不匹配' },
    messages: {
      networks: {
        en: 'Pod networks are {pods}, but service networks are {services}: dual stack needs both in both.',
        zh: 'Pod 网段为 {pods}，而 Service 网段为 {services}：双栈要求两者都同时具备。',
      },
      virtualIp: {
        en: '{address} of “{endpoint}” is {family}, but {hosts} has no address of that family.',
        zh: '“{endpoint}”的 {address} 属于 {family}，但 {hosts} 没有该族的地址。',
      },
      endpoint: {
        en: 'The API endpoint {address} is {family}, but master host {hosts} has no address of that family.',
        zh: 'API 端点 {address} 属于 {family}，但 master 主机 {hosts} 没有该族的地址。',
      },
      nodes: {
        en: 'Services are {families}, but {hosts} has no such address: its kube-apiserver cannot advertise itself.',
        zh: 'Service 网段为 {families}，但 {hosts} 没有该族的地址：其 kube-apiserver 无法通告自身。',
      },
    },
    docs: {
      rationale: {
        en: 'An address works only on hosts that speak its family, and Kubernetes refuses services of a family that pods or API servers lack.',
        zh: '地址只能用于支持该协议族的主机；若 Pod 或 API server 缺少某一族，Kubernetes 会拒绝该族的 Service。',
      },
      remediation: {
        en: 'Use one family throughout, or give networks, masters and endpoints both.',
        zh: '统一使用一种协议族，或为网段、master 和端点同时配置两种。',
      },
      references: [references.dualStack],
    },
  },
  check: ({ index }) => [
    ...networksMismatch(index),
    ...virtualIpMismatch(index),
    ...endpointMismatch(index),
    ...nodesMismatch(index),
  ],
  fix: null,
});

function familiesOf(cidrs: readonly string[]): IpFamily[] {
  const families = new Set(cidrs.flatMap((cidr) => parseCidr(cidr)?.family ?? []));
  return [...families].toSorted();
}

/** Whether the host has addresses, but none of the family; a missing one is network/ip-invalid's. */
function lacks(host: Host, family: IpFamily): boolean {
  const families = host.addresses.flatMap((address) => ipFamily(address) ?? []);
  return families.length > 0 && !families.includes(family);
}

function networksMismatch({ topology }: TopologyIndex): Finding<Ids>[] {
  const pods = familiesOf(topology.cluster.podSubnets).join(' + ');
  const services = familiesOf(topology.cluster.serviceSubnets).join(' + ');
  if (pods === services || pods === '' || services === '') return [];
  return [{ messageId: 'networks', data: { pods, services }, targets: [clusterSettings] }];
}

function virtualIpMismatch(index: TopologyIndex): Finding<Ids>[] {
  return virtualIps(index).flatMap((endpoint): Finding<Ids>[] => {
    const address = virtualAddress(endpoint);
    const family = address === undefined ? undefined : ipFamily(address);
    if (address === undefined || family === undefined) return [];
    const hosts = holdersOf(index, endpoint).filter((host) => lacks(host, family));
    if (hosts.length === 0) return [];
    return [
      {
        messageId: 'virtualIp',
        data: { endpoint: endpoint.name, address, family, hosts: nameList(hosts) },
        targets: [onEndpoint(endpoint), ...hosts.map(onHost)],
      },
    ];
  });
}

function endpointMismatch(index: TopologyIndex): Finding<Ids>[] {
  const address = index.topology.cluster.endpoint.trim().replace(/^\[(.*)\]$/, '$1');
  const family = ipFamily(address);
  if (family === undefined) return [];
  const hosts = hostsOf(index, index.controlPlanes).filter((host) => lacks(host, family));
  if (hosts.length === 0) return [];
  return [
    {
      messageId: 'endpoint',
      data: { address, family, hosts: nameList(hosts) },
      targets: [clusterSettings, ...hosts.map(onHost)],
    },
  ];
}

function nodesMismatch(index: TopologyIndex): Finding<Ids>[] {
  const families = familiesOf(index.topology.cluster.serviceSubnets);
  if (families.length === 0) return [];
  const hosts = new Set(index.controlPlanes.flatMap((master) => hostOf(index, master) ?? []));
  return [...hosts]
    .filter((host) => families.every((family) => lacks(host, family)))
    .map((host) => ({
      messageId: 'nodes',
      data: { hosts: host.name, families: families.join(' + ') },
      targets: [onHost(host)],
    }));
}
