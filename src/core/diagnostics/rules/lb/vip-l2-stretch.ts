import { domainOfKind, type TopologyIndex } from '../../../graph/topology-index.ts';
import { cidrContains, parseCidr } from '../../../model/ip.ts';
import type { FailureDomain } from '../../../model/topology.ts';
import type { Finding, Fix } from '../../rule.ts';
import { subnetOf } from '../../support/addresses.ts';
import { defineRule } from '../../support/define-rule.ts';
import { references } from '../../support/references.ts';
import { nameList, onDomain, onEndpoint } from '../../support/target.ts';
import {
  holdersOf,
  holdersOutsideSubnet,
  virtualAddress,
  virtualIps,
  type VirtualIp,
} from '../../support/virtual-ips.ts';

/**
 * Yields to lb/vip-subnet, which speaks where the members do not even share a subnet, and to
 * lb/vrrp-public-cloud.
 */
export const rule = defineRule({
  meta: {
    id: 'lb/vip-l2-stretch',
    severity: 'warning',
    title: { en: 'Virtual IP across routed zones', zh: '虚拟 IP 跨越路由隔离的可用区' },
    messages: {
      apart: {
        en: 'The members of “{endpoint}” stand in {zones}, and nothing says that {subnet} is one layer-2 segment there: the address could not move.',
        zh: '“{endpoint}”的成员位于 {zones}，但未声明 {subnet} 在其间是同一个二层网段：该地址可能无法漂移。',
      },
    },
    docs: {
      rationale: {
        en: 'A virtual IP moves by gratuitous ARP, which no router passes on. Zones are most often routed, so the address must lie on a segment that is stretched over them.',
        zh: '虚拟 IP 依靠免费 ARP 漂移，而路由器不会转发它。可用区之间通常是路由互通的，因此该地址必须位于跨可用区延伸的网段上。',
      },
      remediation: {
        en: 'Declare the subnet as stretched if it is one segment; else announce the address by BGP or use a load balancer of the provider.',
        zh: '若确为同一网段，请将该子网声明为跨区延伸；否则请用 BGP 通告该地址，或使用服务商的负载均衡。',
      },
      references: [
        references.kubeadmConsiderations,
        references.vrrp,
        'kube-vip, "BGP mode": https://kube-vip.io/docs/modes/bgp/',
      ],
    },
  },
  check: ({ index }) =>
    virtualIps(index).flatMap((endpoint): Finding<'apart'>[] => {
      const zones = zonesOf(index, endpoint);
      const subnet = segmentOf(index, endpoint);
      if (zones.length < 2 || subnet === undefined || isStretched(index, endpoint)) return [];
      if (holdersOutsideSubnet(index, endpoint).length > 0) return [];
      const { environment } = index.topology.cluster;
      if (environment !== 'on-premises' && environment !== 'other') return [];
      return [
        {
          messageId: 'apart',
          data: { endpoint: endpoint.name, zones: nameList(zones), subnet },
          targets: [onEndpoint(endpoint), ...zones.map(onDomain)],
        },
      ];
    }),
  fix: ({ index }, { targets: [target] }): Fix | undefined => {
    const endpoint = virtualIps(index).find(({ id }) => id === target.id);
    const cidr = endpoint && segmentOf(index, endpoint);
    if (cidr === undefined) return undefined;
    const { hostSubnets } = index.topology.network;
    const isSame = (each: string): boolean => parseCidr(each)?.text === cidr;
    const changed = hostSubnets.some((subnet) => isSame(subnet.cidr))
      ? hostSubnets.map((subnet) => (isSame(subnet.cidr) ? { ...subnet, stretched: true } : subnet))
      : [...hostSubnets, { cidr, stretched: true }];
    return {
      kind: 'suggestion',
      label: {
        text: {
          en: 'Declare that {cidr} is one segment in all of these zones',
          zh: '声明 {cidr} 在这些可用区内是同一网段',
        },
        data: { cidr },
      },
      commands: [{ type: 'update-settings', part: 'network', patch: { hostSubnets: changed } }],
    };
  },
});

function zonesOf(index: TopologyIndex, endpoint: VirtualIp): FailureDomain[] {
  const zones = holdersOf(index, endpoint).flatMap(
    (host) => domainOfKind(index, host, 'zone') ?? [],
  );
  return [...new Set(zones)];
}

/** The declared subnet of the address, or the one its prefix length makes. */
function segmentOf(index: TopologyIndex, endpoint: VirtualIp): string | undefined {
  const address = virtualAddress(endpoint);
  const prefix = endpoint.kind === 'vip' ? endpoint.prefixLength : undefined;
  return address === undefined ? undefined : subnetOf(index, address, prefix)?.cidr;
}

function isStretched(index: TopologyIndex, endpoint: VirtualIp): boolean {
  const address = virtualAddress(endpoint);
  return (
    address !== undefined &&
    index.topology.network.hostSubnets.some(
      ({ cidr, stretched }) => stretched && cidrContains(cidr, address),
    )
  );
}
