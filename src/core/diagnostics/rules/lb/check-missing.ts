import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { references } from '../../support/references.ts';
import { onEndpoint } from '../../support/target.ts';
import { movingVips, vipFix } from '../../support/vrrp.ts';

export const rule = defineRule({
  meta: {
    id: 'lb/check-missing',
    severity: 'error',
    title: { en: 'VIP without a check', zh: 'VIP 没有检查' },
    messages: {
      missing: {
        en: 'keepalived checks nothing for “{endpoint}”: when the load balancer of its holder dies, the address stays there and every connection is refused.',
        zh: 'keepalived 对“{endpoint}”不做任何检查：持有者的负载均衡停止后，地址仍留在该主机，所有连接都会被拒绝。',
      },
    },
    docs: {
      rationale: {
        en: 'VRRP notices that a host or keepalived is gone, not that HAProxy or NGINX is. Without a check a dead load balancer keeps the address.',
        zh: 'VRRP 只能发现主机或 keepalived 失效，发现不了 HAProxy 或 NGINX 失效。没有检查时，故障的负载均衡会一直持有地址。',
      },
      remediation: {
        en: 'Let keepalived check the load balancer of its own host.',
        zh: '让 keepalived 检查本机的负载均衡。',
      },
      references: [references.kubeadmConsiderations, references.keepalivedConf],
    },
  },
  check: ({ index }) =>
    movingVips(index)
      .filter(({ settings }) => settings.check === 'none')
      .map(({ endpoint }): Finding<'missing'> => ({
        messageId: 'missing',
        data: { endpoint: endpoint.name },
        targets: [onEndpoint(endpoint)],
      })),
  fix: (_, { targets: [target] }) =>
    vipFix(
      'safe',
      target.id,
      { check: 'load-balancer' },
      { en: 'Check the load balancer of the host', zh: '检查本机的负载均衡' },
    ),
});
