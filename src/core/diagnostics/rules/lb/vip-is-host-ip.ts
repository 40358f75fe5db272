import { canonicalIp } from '../../../model/ip.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { references } from '../../support/references.ts';
import { onEndpoint, onHost } from '../../support/target.ts';
import { freeAddressFix, virtualAddress, virtualIps } from '../../support/virtual-ips.ts';

export const rule = defineRule({
  meta: {
    id: 'lb/vip-is-host-ip',
    severity: 'error',
    title: { en: 'Virtual IP is a host’s own address', zh: '虚拟 IP 与主机地址相同' },
    messages: {
      conflict: {
        en: '{address} of “{endpoint}” is already the own address of host “{host}”.',
        zh: '“{endpoint}”的 {address} 已是主机“{host}”自己的地址。',
      },
    },
    docs: {
      rationale: {
        en: 'The address would exist twice as soon as another host holds it, and clients would reach the one or the other.',
        zh: '一旦由其他主机持有，同一地址就会出现两次，客户端访问到哪一个无法预料。',
      },
      remediation: {
        en: 'Give the virtual IP an address that no host has.',
        zh: '为虚拟 IP 选择一个没有任何主机使用的地址。',
      },
      references: [references.kubeadmConsiderations, references.keepalivedConf],
    },
  },
  check: ({ index }) =>
    virtualIps(index).flatMap((endpoint): Finding<'conflict'>[] => {
      const address = virtualAddress(endpoint);
      const host =
        address === undefined
          ? undefined
          : index.topology.hosts.find(({ addresses }) =>
              addresses.some((each) => canonicalIp(each) === address),
            );
      if (address === undefined || host === undefined) return [];
      return [
        {
          messageId: 'conflict',
          data: { endpoint: endpoint.name, address, host: host.name },
          targets: [onEndpoint(endpoint), onHost(host)],
        },
      ];
    }),
  fix: ({ index }, { targets: [target] }) => freeAddressFix(index, target.id),
});
