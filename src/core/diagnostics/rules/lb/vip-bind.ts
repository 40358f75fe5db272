import { canonicalIp } from '../../../model/ip.ts';
import { loadBalancerSettings } from '../../../model/load-balancer-settings.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { patchFix } from '../../support/draft.ts';
import { onComponent } from '../../support/target.ts';

export const rule = defineRule({
  meta: {
    id: 'lb/vip-bind',
    severity: 'error',
    title: { en: 'Listens on an address it does not hold', zh: '监听本机未持有的地址' },
    messages: {
      bind: {
        en: '“{loadBalancer}” listens on its VIP alone, which the kernel refuses on every host that does not hold it: the standby does not start.',
        zh: '“{loadBalancer}”只监听 VIP，而未持有该地址的主机内核会拒绝绑定：备机无法启动。',
      },
    },
    docs: {
      rationale: {
        en: 'A program can bind only addresses of its host, unless net.ipv4.ip_nonlocal_bind is set. A standby that did not start cannot take over.',
        zh: '除非设置 net.ipv4.ip_nonlocal_bind，程序只能绑定本机地址。备机未启动就无法接管。',
      },
      remediation: {
        en: 'Let the host bind addresses it does not hold, or listen on all addresses.',
        zh: '允许主机绑定未持有的地址，或监听所有地址。',
      },
      references: [
        'Measured: HAProxy 2.6 fails at start ("Cannot assign requested address"), not at -c; NGINX 1.22 at -t',
      ],
    },
  },
  check: ({ index }) =>
    index.loadBalancers
      .filter((loadBalancer) => {
        const { bindTo, nonlocalBind } = loadBalancerSettings(loadBalancer);
        const vips = index.vipsOf.get(loadBalancer.id) ?? [];
        return (
          bindTo === 'vip' &&
          !nonlocalBind &&
          vips.some(({ address }) => canonicalIp(address) !== undefined)
        );
      })
      .map((loadBalancer): Finding<'bind'> => ({
        messageId: 'bind',
        data: { loadBalancer: loadBalancer.name },
        targets: [onComponent(loadBalancer)],
      })),
  fix: (_, { targets: [target] }) =>
    patchFix(
      'safe',
      'components',
      target.id,
      { nonlocalBind: true },
      {
        en: 'Let the host bind addresses it does not hold',
        zh: '允许主机绑定未持有的地址',
      },
    ),
});
