import { weightBridges } from '../../../model/vrrp-times.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { references } from '../../support/references.ts';
import { onComponent, onEndpoint } from '../../support/target.ts';
import { movingVips, setVipById, vipFix, type SetVip } from '../../support/vrrp.ts';

const LARGEST = 254;
const STEP = 10;

/** Without preemption any weight is wrong: see lb/nopreempt-weight. */
export const rule = defineRule({
  meta: {
    id: 'lb/weight-too-small',
    severity: 'error',
    title: { en: 'Weight too small for the priorities', zh: 'weight 不足以越过优先级之差' },
    messages: {
      small: {
        en: 'A failed check of “{endpoint}” changes the priority by {weight}, but the priorities differ by up to {gap}: a failed load balancer can keep the highest.',
        zh: '“{endpoint}”的检查失败时优先级变化 {weight}，但优先级最多相差 {gap}：故障的负载均衡可能仍为最高。',
      },
    },
    docs: {
      rationale: {
        en: 'The address moves only if the holder falls below another host. A weight of 2, as in many guides, does that for neighbouring priorities and for no others.',
        zh: '只有持有者的优先级低于其他主机，地址才会移动。许多教程中的 weight 2 仅适用于相差 1 的优先级。',
      },
      remediation: {
        en: 'Choose a weight larger than the difference between the highest and the lowest priority, or none.',
        zh: '使 weight 大于最高与最低优先级之差，或不设 weight。',
      },
      references: [
        references.keepalivedConf,
        references.kubeadmConsiderations,
        'keepalived, issue 2599: https://github.com/acassen/keepalived/issues/2599',
      ],
    },
  },
  check: ({ index }) =>
    movingVips(index).flatMap((vip): Finding<'small'>[] => {
      const { endpoint, settings, members } = vip;
      const { check, preempt, checkWeight } = settings;
      if (check === 'none' || !preempt || checkWeight === 0) return [];
      const { highest, lowest } = priorities(vip);
      if (weightBridges(settings, highest, lowest)) return [];
      return [
        {
          messageId: 'small',
          data: { endpoint: endpoint.name, weight: checkWeight, gap: highest - lowest },
          targets: [onEndpoint(endpoint), ...members.map(onComponent)],
        },
      ];
    }),
  fix: ({ index }, { targets: [target] }) => {
    const vip = setVipById(index, target.id);
    if (vip === undefined) return undefined;
    const { highest, lowest } = priorities(vip);
    const size = (Math.floor((highest - lowest) / STEP) + 1) * STEP;
    if (size > LARGEST) return undefined;
    const checkWeight = size * Math.sign(vip.settings.checkWeight);
    return vipFix(
      'safe',
      target.id,
      { checkWeight },
      { en: 'Set the weight to {checkWeight}', zh: '将 weight 设为 {checkWeight}' },
      { checkWeight },
    );
  },
});

function priorities({ members }: SetVip): { highest: number; lowest: number } {
  return { highest: members[0]?.priority ?? 0, lowest: members.at(-1)?.priority ?? 0 };
}
