import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { references } from '../../support/references.ts';
import { onEndpoint } from '../../support/target.ts';
import { freeAddressFix, virtualIps } from '../../support/virtual-ips.ts';

export const rule = defineRule({
  meta: {
    id: 'lb/vip-missing',
    severity: 'error',
    title: { en: 'Virtual IP without an address', zh: '虚拟 IP 未填地址' },
    messages: {
      missing: {
        en: '“{endpoint}” has no address for clients to use.',
        zh: '“{endpoint}”没有可供客户端使用的地址。',
      },
    },
    docs: {
      rationale: {
        en: 'keepalived and kube-vip have nothing to announce without it, and no client can be configured.',
        zh: '没有地址，keepalived 和 kube-vip 无从通告，客户端也无法配置。',
      },
      remediation: {
        en: 'Reserve an address in the subnet of the members and enter it.',
        zh: '在成员所在子网中预留一个地址并填入。',
      },
      references: [references.kubeadmConsiderations],
    },
  },
  check: ({ index }) =>
    virtualIps(index)
      .filter(({ address }) => address.trim() === '')
      .map((endpoint): Finding<'missing'> => ({
        messageId: 'missing',
        data: { endpoint: endpoint.name },
        targets: [onEndpoint(endpoint)],
      })),
  fix: ({ index }, { targets: [target] }) => freeAddressFix(index, target.id),
});
