import { ipFamily } from '../../../model/ip.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { references } from '../../support/references.ts';
import { onEndpoint } from '../../support/target.ts';
import { setVips, vipFix, type SetVip } from '../../support/vrrp.ts';

/** Strict mode is fit for one case here: multicast in version 3, where the bundle adds `accept`. */
export const rule = defineRule({
  meta: {
    id: 'lb/vrrp-strict',
    severity: 'error',
    title: { en: 'vrrp_strict where it cannot work', zh: 'vrrp_strict 无法生效' },
    messages: {
      unicast: {
        en: '“{endpoint}” is strict VRRP and names its peers: strict mode forbids unicast, and keepalived -t does not complain.',
        zh: '“{endpoint}”启用了严格 VRRP 且指定了对端：严格模式禁止单播，而 keepalived -t 不会报错。',
      },
      deaf: {
        en: '“{endpoint}” is strict VRRP of version 2: the holder drops every packet to the address.',
        zh: '“{endpoint}”启用了严格 VRRP 2：持有者会丢弃发往该地址的所有数据包。',
      },
      ipv6: {
        en: '“{endpoint}” is strict VRRP and an IPv6 address: keepalived takes only one that is link-local first.',
        zh: '“{endpoint}”启用了严格 VRRP 且为 IPv6 地址：keepalived 只接受首个为链路本地的地址。',
      },
    },
    docs: {
      rationale: {
        en: 'Strict mode keeps to the letter of the RFCs: no unicast, and a holder that does not own the address answers nothing on it unless `accept` says so, which version 2 does not know.',
        zh: '严格模式完全遵循 RFC：不允许单播；非地址所有者除非设置 `accept` 否则不响应该地址，而版本 2 不支持 `accept`。',
      },
      remediation: {
        en: 'Leave strict mode off.',
        zh: '关闭严格模式。',
      },
      references: [
        references.keepalivedConf,
        'Measured: keepalived 2.2.7, strict mode without accept adds packet filter rules that drop what goes to the VIP',
        'Measured: keepalived 2.2.7 -t, "the first IPv6 VIP address must be link local"',
      ],
    },
  },
  check: ({ index }) =>
    setVips(index).flatMap((vip): Finding<'unicast' | 'deaf' | 'ipv6'>[] => {
      const messageId = faultOf(vip);
      if (messageId === undefined) return [];
      const { endpoint } = vip;
      return [{ messageId, data: { endpoint: endpoint.name }, targets: [onEndpoint(endpoint)] }];
    }),
  fix: (_, { targets: [target] }) =>
    vipFix(
      'safe',
      target.id,
      { strict: false },
      { en: 'Leave strict mode off', zh: '关闭严格模式' },
    ),
});

function faultOf({ endpoint, settings, members }: SetVip): 'unicast' | 'deaf' | 'ipv6' | undefined {
  if (!settings.strict) return undefined;
  if (endpoint.unicast && members.length > 1) return 'unicast';
  if (ipFamily(endpoint.address) === 'IPv6') return 'ipv6';
  return settings.vrrpVersion === 2 ? 'deaf' : undefined;
}
