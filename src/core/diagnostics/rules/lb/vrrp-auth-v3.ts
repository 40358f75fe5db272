import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { references } from '../../support/references.ts';
import { onEndpoint } from '../../support/target.ts';
import { setVips, vipFix } from '../../support/vrrp.ts';

export const rule = defineRule({
  meta: {
    id: 'lb/vrrp-auth-v3',
    severity: 'warning',
    title: { en: 'Password in VRRP 3', zh: 'VRRP 3 中的密码' },
    messages: {
      ignored: {
        en: '“{endpoint}” is to be guarded by a password, but speaks VRRP 3, which knows none: keepalived ignores it.',
        zh: '“{endpoint}”设置了密码，但使用的 VRRP 3 不支持认证：keepalived 会忽略它。',
      },
    },
    docs: {
      rationale: {
        en: 'VRRP 3 has no authentication. Whoever relies on the password is not protected at all.',
        zh: 'VRRP 3 没有认证机制，依赖密码等于没有保护。',
      },
      remediation: {
        en: 'Drop the password and let unicast peers and the packet filter say who may speak VRRP, as the bundle does.',
        zh: '去掉密码，由单播对端与包过滤规则限定可参与 VRRP 的主机（配置包已如此设置）。',
      },
      references: [
        references.vrrp,
        'Measured: keepalived 2.2.7 -t reports that authentication is ignored in version 3',
      ],
    },
  },
  check: ({ index }) =>
    setVips(index)
      .filter(({ settings }) => settings.authentication && settings.vrrpVersion === 3)
      .map(({ endpoint }): Finding<'ignored'> => ({
        messageId: 'ignored',
        data: { endpoint: endpoint.name },
        targets: [onEndpoint(endpoint)],
      })),
  fix: (_, { targets: [target] }) =>
    vipFix(
      'safe',
      target.id,
      { authentication: false },
      { en: 'Drop the password', zh: '去掉密码' },
    ),
});
