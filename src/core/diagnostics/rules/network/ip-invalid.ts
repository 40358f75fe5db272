import { nodeAddress, type TopologyIndex } from '../../../graph/topology-index.ts';
import {
  ipFamily,
  isNetworkOrBroadcast,
  isUnicastHostAddress,
  parseCidr,
} from '../../../model/ip.ts';
import type { Host } from '../../../model/topology.ts';
import type { Finding } from '../../rule.ts';
import { freeAddressBeside } from '../../support/addresses.ts';
import { defineRule } from '../../support/define-rule.ts';
import { patchFix } from '../../support/draft.ts';
import { references } from '../../support/references.ts';
import { clusterSettings, networkSettings, onEndpoint, onHost } from '../../support/target.ts';
import { virtualIps } from '../../support/virtual-ips.ts';

/**
 * Every address and network of the document that is none, and hosts whose files cannot be written
 * because they have no address. Someone who sketches is not asked for addresses one by one: while
 * no host and no virtual IP has one it is said once, as information; from the first address on, each
 * host with a load balancer, master or etcd member that lacks one is an error.
 */
export const rule = defineRule({
  meta: {
    id: 'network/ip-invalid',
    severity: 'error',
    title: { en: 'Address missing or not usable', zh: '地址缺失或不可用' },
    messages: {
      notAnAddress: {
        en: '“{address}” of “{owner}” is not an IP address.',
        zh: '“{owner}”的“{address}”不是 IP 地址。',
      },
      notUnicast: {
        en: '{address} of “{owner}” cannot belong to a host: it is a loopback, link-local, multicast, broadcast or reserved address.',
        zh: '“{owner}”的 {address} 不能作为主机地址：它属于环回、链路本地、组播、广播或保留地址。',
      },
      networkAddress: {
        en: '{address} of “{owner}” is the network or broadcast address of {subnet}.',
        zh: '“{owner}”的 {address} 是 {subnet} 的网络地址或广播地址。',
      },
      notANetwork: {
        en: '“{cidr}” is not a network; write it like 10.244.0.0/16.',
        zh: '“{cidr}”不是网段；请写成 10.244.0.0/16 的形式。',
      },
      missing: {
        en: 'Host “{host}” has no address, so its configuration cannot be written.',
        zh: '主机“{host}”没有地址，无法生成其配置。',
      },
      missingAll: {
        en: 'No host has an address yet ({count} need one); configurations cannot be written before.',
        zh: '所有主机都还没有地址（{count} 台需要）；填写之前无法生成配置。',
      },
    },
    docs: {
      rationale: {
        en: 'Load balancers, etcd and kubeadm name their peers by address; a wrong one stops them at start or sends traffic nowhere.',
        zh: '负载均衡、etcd 和 kubeadm 都以地址引用对端；地址错误会导致启动失败或流量无处可去。',
      },
      remediation: {
        en: 'Enter plain unicast IPv4 or IPv6 addresses without a prefix length, and networks with one.',
        zh: '主机填写不带前缀长度的 IPv4 或 IPv6 单播地址，网段则需带前缀长度。',
      },
      references: [
        'RFC 6890, Special-Purpose IP Address Registries',
        references.etcdClustering,
        'Measured: etcd refuses a name in listen URLs, HAProxy an unresolvable server',
      ],
    },
  },
  check: ({ index }) => [...badAddresses(index), ...badNetworks(index), ...missingAddresses(index)],
  fix: ({ index }, { messageId, data, targets: [target] }) => {
    const host = index.hosts.get(target.id);
    if (messageId === 'missing' && host !== undefined) {
      const peers = index.topology.hosts.filter((each) => nodeAddress(each) !== undefined);
      const [beside] = peers.toSorted(
        (a, b) =>
          Number(b.failureDomain === host.failureDomain) -
          Number(a.failureDomain === host.failureDomain),
      );
      const address = beside === undefined ? undefined : freeAddressBeside(index, [beside]);
      if (address === undefined) return undefined;
      return patchFix(
        'suggestion',
        'hosts',
        host.id,
        { addresses: [address] },
        {
          en: 'Use {address}, which the design does not use yet',
          zh: '使用设计中尚未占用的 {address}',
        },
        { address },
      );
    }
    const written = data?.['address'];
    if (messageId !== 'notAnAddress' || typeof written !== 'string') return undefined;
    const plain = withoutPrefix(written);
    if (plain === undefined) return undefined;
    const text = { en: 'Write it as {plain}', zh: '改写为 {plain}' };
    if (host === undefined) {
      return patchFix('safe', 'endpoints', target.id, { address: plain }, text, { plain });
    }
    const addresses = host.addresses.map((each) => (each === written ? plain : each));
    return patchFix('safe', 'hosts', host.id, { addresses }, text, { plain });
  },
});

type Ids =
  'notAnAddress' | 'notUnicast' | 'networkAddress' | 'notANetwork' | 'missing' | 'missingAll';

function badAddresses(index: TopologyIndex): Finding<Ids>[] {
  const subnets = index.topology.network.hostSubnets.map(({ cidr }) => cidr);
  const written = [
    ...index.topology.hosts.flatMap((host) =>
      host.addresses.map((address) => ({ address, owner: host.name, target: onHost(host) })),
    ),
    ...virtualIps(index).map((endpoint) => ({
      address: endpoint.address,
      owner: endpoint.name,
      target: onEndpoint(endpoint),
    })),
  ];
  return written.flatMap(({ address, owner, target }): Finding<Ids>[] => {
    if (address.trim() === '') return [];
    const subnet = subnets.find((cidr) => isNetworkOrBroadcast(cidr, address));
    const data = { address, owner, subnet: subnet ?? '' };
    if (ipFamily(address) === undefined) {
      return [{ messageId: 'notAnAddress', data, targets: [target] }];
    }
    if (!isUnicastHostAddress(address)) {
      return [{ messageId: 'notUnicast', data, targets: [target] }];
    }
    return subnet === undefined ? [] : [{ messageId: 'networkAddress', data, targets: [target] }];
  });
}

function badNetworks({ topology }: TopologyIndex): Finding<Ids>[] {
  const { podSubnets, serviceSubnets } = topology.cluster;
  return [
    ...[...podSubnets, ...serviceSubnets].map((cidr) => ({ cidr, target: clusterSettings })),
    ...topology.network.hostSubnets.map(({ cidr }) => ({ cidr, target: networkSettings })),
  ].flatMap(({ cidr, target }): Finding<Ids>[] =>
    parseCidr(cidr) === undefined
      ? [{ messageId: 'notANetwork', data: { cidr }, targets: [target] }]
      : [],
  );
}

function missingAddresses(index: TopologyIndex): Finding<Ids>[] {
  const needs = (host: Host): boolean =>
    (index.componentsOnHost.get(host.id) ?? []).some(({ kind }) => kind !== 'worker');
  const missing = index.topology.hosts.filter(
    (host) => needs(host) && !host.addresses.some((address) => address.trim() !== ''),
  );
  if (missing.length === 0) return [];
  const started =
    index.topology.hosts.some(({ addresses }) => addresses.some((each) => each.trim() !== '')) ||
    virtualIps(index).some(({ address }) => address.trim() !== '');
  if (started) {
    return missing.map((host) => ({
      messageId: 'missing',
      data: { host: host.name },
      targets: [onHost(host)],
    }));
  }
  return [
    {
      messageId: 'missingAll',
      data: { count: missing.length },
      targets: [networkSettings, ...missing.map(onHost)],
      severity: 'info',
    },
  ];
}

/** `10.0.0.5/24` or ` 10.0.0.5` was meant as 10.0.0.5; anything else is a guess. */
function withoutPrefix(text: string): string | undefined {
  const [plain = ''] = text.trim().split('/');
  return ipFamily(plain) === undefined ? undefined : plain;
}
