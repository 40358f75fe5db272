import { checkWindow, loadBalancerSettings } from '../../../model/load-balancer-settings.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { onComponent, onEndpoint } from '../../support/target.ts';
import { movingVips, setVipById, vipFix, type SetVip } from '../../support/vrrp.ts';

const MOST_FAILURES = 1_000;

export const rule = defineRule({
  meta: {
    id: 'lb/check-too-fast',
    severity: 'warning',
    title: { en: 'VIP moves before HAProxy reacts', zh: 'VIP 先于 HAProxy 反应而移动' },
    messages: {
      fast: {
        en: 'The check of “{endpoint}” gives up after {seconds} s, and HAProxy takes a failed master out after {haproxy} s: the address moves for what HAProxy would have settled.',
        zh: '“{endpoint}”的检查 {seconds} s 后判定失败，而 HAProxy 摘除故障 master 需 {haproxy} s：本可由 HAProxy 处理的故障却使地址移动。',
      },
    },
    docs: {
      rationale: {
        en: 'A check that also asks for the masters must be slower than HAProxy’s own, or every short failure of a master moves the address and breaks all connections.',
        zh: '同时检查 master 的检查必须慢于 HAProxy 自身的检查，否则 master 的短暂故障都会使地址移动并断开所有连接。',
      },
      remediation: {
        en: 'Let the check fail more often, or further apart, before the address moves: longer in all than HAProxy needs.',
        zh: '增加失败次数或检查间隔，使总时间长于 HAProxy 所需时间。',
      },
      references: [
        'openshift/machine-config-operator, pull request 2091: https://github.com/openshift/machine-config-operator/pull/2091',
      ],
    },
  },
  check: ({ index }) =>
    movingVips(index).flatMap((vip): Finding<'fast'>[] => {
      if (vip.settings.check !== 'backends') return [];
      const seconds = vip.settings.checkInterval * vip.settings.checkFall;
      const haproxy = haproxyWindow(vip);
      if (seconds > haproxy) return [];
      return [
        {
          messageId: 'fast',
          data: { endpoint: vip.endpoint.name, seconds, haproxy },
          targets: [onEndpoint(vip.endpoint), ...vip.members.map(onComponent)],
        },
      ];
    }),
  fix: ({ index }, { targets: [target] }) => {
    const vip = setVipById(index, target.id);
    if (vip === undefined) return undefined;
    const checkFall = Math.floor(haproxyWindow(vip) / vip.settings.checkInterval) + 1;
    if (checkFall > MOST_FAILURES) return undefined;
    return vipFix(
      'safe',
      target.id,
      { checkFall },
      {
        en: 'Move the address after {checkFall} failed checks',
        zh: '检查失败 {checkFall} 次后再移动地址',
      },
      { checkFall },
    );
  },
});

/** The slowest of the load balancers; 0 where none is HAProxy, for only that knows of its masters. */
function haproxyWindow({ members }: SetVip): number {
  return Math.max(
    0,
    ...members
      .filter(({ software }) => software === 'haproxy')
      .map((loadBalancer) => checkWindow(loadBalancerSettings(loadBalancer))),
  );
}
