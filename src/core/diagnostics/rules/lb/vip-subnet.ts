import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { references } from '../../support/references.ts';
import { nameList, onEndpoint, onHost } from '../../support/target.ts';
import {
  freeAddressFix,
  holdersOutsideSubnet,
  virtualAddress,
  virtualIps,
} from '../../support/virtual-ips.ts';

/**
 * Declared host subnets decide; without one around a member's address the VIP's own prefix length
 * does, and without that /24 or /64. Members of the other address family are
 * network/family-mismatch's.
 */
export const rule = defineRule({
  meta: {
    id: 'lb/vip-subnet',
    severity: 'error',
    title: { en: 'Virtual IP outside its members’ subnet', zh: '虚拟 IP 不在成员子网内' },
    messages: {
      outside: {
        en: '{address} of “{endpoint}” is not in the subnet of {hosts} ({subnet}): it cannot move there.',
        zh: '“{endpoint}”的 {address} 不在 {hosts} 所在子网（{subnet}）内：无法漂移到该主机。',
      },
      assumed: {
        en: '{address} of “{endpoint}” is not in the subnet of {hosts}, taken as {subnet} because none is declared.',
        zh: '“{endpoint}”的 {address} 不在 {hosts} 所在子网内（未声明子网，按 {subnet} 计）。',
      },
    },
    docs: {
      rationale: {
        en: 'VRRP and gratuitous ARP work within one layer-2 segment. On another subnet the holder has the address, but no router sends packets there.',
        zh: 'VRRP 与免费 ARP 只在同一二层网段内有效。在其他子网中，即使主机持有该地址，路由器也不会把数据包送达。',
      },
      remediation: {
        en: 'Choose an address in the subnet that all members share, or declare the real subnet or prefix length.',
        zh: '在所有成员共享的子网中选择地址，或声明真实的子网或前缀长度。',
      },
      references: [references.kubeadmConsiderations, references.vrrp],
    },
  },
  check: ({ index }) =>
    virtualIps(index).flatMap((endpoint): Finding<'outside' | 'assumed'>[] => {
      const vip = virtualAddress(endpoint);
      if (vip === undefined) return [];
      const stray = holdersOutsideSubnet(index, endpoint);
      const [first] = stray;
      if (first === undefined) return [];
      const hosts = stray.map(({ host }) => host);
      return [
        {
          messageId: first.subnet.declared ? 'outside' : 'assumed',
          data: {
            endpoint: endpoint.name,
            address: vip,
            hosts: nameList(hosts),
            subnet: first.subnet.cidr,
          },
          targets: [onEndpoint(endpoint), ...hosts.map(onHost)],
        },
      ];
    }),
  fix: ({ index }, { targets: [target] }) => freeAddressFix(index, target.id),
});
