import { rangeContains, rangeWithout } from '../../../model/address-range.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { onEndpoint } from '../../support/target.ts';
import { virtualAddress, virtualIps } from '../../support/virtual-ips.ts';

export const rule = defineRule({
  meta: {
    id: 'lb/vip-dhcp',
    severity: 'info',
    title: { en: 'Virtual IP inside a DHCP range', zh: '虚拟 IP 位于 DHCP 地址池内' },
    messages: {
      inside: {
        en: '{address} of “{endpoint}” lies in the DHCP range {range}: another machine may be given it one day.',
        zh: '“{endpoint}”的 {address} 位于 DHCP 地址池 {range} 内：日后可能被分配给其他机器。',
      },
    },
    docs: {
      rationale: {
        en: 'The DHCP server does not know the virtual IP. Once it hands it out, two machines answer for the API’s address.',
        zh: 'DHCP 服务器并不知道虚拟 IP。一旦将其分配出去，就会有两台机器应答 API 的地址。',
      },
      remediation: {
        en: 'Take the address out of the range on the DHCP server, or choose one outside.',
        zh: '在 DHCP 服务器上将该地址从地址池中排除，或选择池外的地址。',
      },
      references: ['RFC 2131, section 3.1 (a server allocates any address of its pool)'],
    },
  },
  check: ({ index }) =>
    virtualIps(index).flatMap((endpoint): Finding<'inside'>[] => {
      const address = virtualAddress(endpoint);
      if (address === undefined) return [];
      const range = index.topology.network.dhcpRanges.find((each) => rangeContains(each, address));
      if (range === undefined) return [];
      return [
        {
          messageId: 'inside',
          data: { endpoint: endpoint.name, address, range },
          targets: [onEndpoint(endpoint)],
        },
      ];
    }),
  fix: ({ index }, { data }) => {
    const address = String(data?.['address']);
    const dhcpRanges = index.topology.network.dhcpRanges.flatMap((range) =>
      rangeWithout(range, address),
    );
    return {
      kind: 'suggestion',
      label: {
        text: { en: 'Take {address} out of the range', zh: '从地址池中排除 {address}' },
        data: { address },
      },
      commands: [{ type: 'update-settings', part: 'network', patch: { dhcpRanges } }],
    };
  },
});
