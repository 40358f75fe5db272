import { vrrpCheckTimers, vrrpTimers } from '../../../model/timers.ts';
import type { VipEndpoint } from '../../../model/topology.ts';
import { vrrpSettings } from '../../../model/vrrp-settings.ts';
import { checkTakeover, silenceTakeover } from '../../../model/vrrp-times.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { onEndpoint } from '../../support/target.ts';
import { movingVips, setVipById, vipFix, type SetVip } from '../../support/vrrp.ts';

const thresholds = {
  gap: {
    value: 10,
    unit: 's',
    about: {
      en: 'Longest time without the address that needs no word',
      zh: '无需提示的最长地址中断时间',
    },
  },
} as const;

/** Of settings that never move the address other rules speak. */
export const rule = defineRule({
  meta: {
    id: 'lb/slow-failover',
    severity: 'info',
    thresholds,
    title: { en: 'VIP moves slowly', zh: 'VIP 切换较慢' },
    messages: {
      silence: {
        en: '“{endpoint}” is without a holder for up to {seconds} s when the host that holds it dies.',
        zh: '持有“{endpoint}”的主机故障后，地址最多 {seconds} s 无人持有。',
      },
      check: {
        en: '“{endpoint}” stays up to {seconds} s on a host whose load balancer is dead.',
        zh: '“{endpoint}”最多在负载均衡已停止的主机上停留 {seconds} s。',
      },
    },
    docs: {
      rationale: {
        en: 'Until the address has moved nobody reaches the API. Host: three advertisements and the skew time. Load balancer: the checks that must fail, and what the move itself takes.',
        zh: '地址移动之前无人能访问 API。主机故障：三个通告间隔加 skew 时间；负载均衡故障：须失败的检查次数加切换本身的时间。',
      },
      remediation: {
        en: 'Advertise every second, and check every two seconds, three times.',
        zh: '每秒通告一次，每两秒检查一次，失败三次即切换。',
      },
      references: [
        'RFC 5798, section 6.1 (Master_Down_Interval)',
        'Measured: with those settings 3.4 s after the death of the host, 6.2 s after that of HAProxy',
      ],
    },
  },
  check: ({ index }) =>
    movingVips(index).flatMap((vip): Finding<'silence' | 'check'>[] => {
      const slow = slowest(vip);
      if (slow === undefined || slow.seconds <= thresholds.gap.value) return [];
      const { endpoint } = vip;
      const seconds = Math.round(slow.seconds * 10) / 10;
      return [
        {
          messageId: slow.by,
          data: { endpoint: endpoint.name, seconds },
          targets: [onEndpoint(endpoint)],
        },
      ];
    }),
  fix: ({ index }, { targets: [target] }) => {
    const vip = setVipById(index, target.id);
    if (vip === undefined) return undefined;
    const patch: Partial<VipEndpoint> = {
      advertInterval: Math.min(vip.settings.advertInterval, vrrpTimers.advertInterval),
      checkInterval: Math.min(vip.settings.checkInterval, vrrpCheckTimers.interval),
      // A check of the masters is slow on purpose: slower than HAProxy's own.
      ...(vip.settings.check === 'backends'
        ? {}
        : { checkFall: Math.min(vip.settings.checkFall, vrrpCheckTimers.fall) }),
    };
    const settings = vrrpSettings({ ...vip.endpoint, ...patch });
    const after = slowest({ ...vip, settings });
    if (after === undefined || after.seconds > thresholds.gap.value) return undefined;
    return vipFix(
      'suggestion',
      target.id,
      patch,
      { en: 'Move within {seconds} s', zh: '在 {seconds} s 内切换' },
      { seconds: Math.ceil(after.seconds) },
    );
  },
});

function slowest({
  settings,
  members: [first, second],
}: SetVip): { by: 'silence' | 'check'; seconds: number } | undefined {
  if (first === undefined || second === undefined) return undefined;
  const silence = silenceTakeover(settings, second.priority).max;
  const check = checkTakeover(settings, first.priority, second.priority)?.max ?? 0;
  return check > silence ? { by: 'check', seconds: check } : { by: 'silence', seconds: silence };
}
