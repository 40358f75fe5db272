import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { references } from '../../support/references.ts';
import { onEndpoint } from '../../support/target.ts';
import { movingVips, vipFix } from '../../support/vrrp.ts';

export const rule = defineRule({
  meta: {
    id: 'lb/nopreempt-weight',
    severity: 'error',
    title: { en: 'Weight together with nopreempt', zh: 'weight 与 nopreempt 并用' },
    messages: {
      weight: {
        en: 'A failed check of “{endpoint}” changes the priority by {weight}, but its hosts do not preempt: the address stays on the dead load balancer.',
        zh: '“{endpoint}”的检查失败时优先级变化 {weight}，但各主机不抢占：地址会停留在故障的负载均衡上。',
      },
    },
    docs: {
      rationale: {
        en: 'A backup that does not preempt accepts advertisements of a lower priority, so a holder whose check lowers its priority goes on holding the address.',
        zh: '不抢占的备机会接受优先级更低的通告，因此检查失败、优先级降低的主机会继续持有地址。',
      },
      remediation: {
        en: 'Leave the weight out, so that a failed check gives the address away; or let the hosts preempt, with a weight above the gap of the priorities.',
        zh: '去掉 weight，使检查失败时直接让出地址；或允许抢占，并使 weight 大于优先级之差。',
      },
      references: [
        references.keepalivedConf,
        'keepalived, issues 2599 and 2483: https://github.com/acassen/keepalived/issues/2599',
        'Measured: keepalived 2.2.7, weight −20 and nopreempt at priorities 110 and 100; the VIP stayed',
      ],
    },
  },
  check: ({ index }) =>
    movingVips(index)
      .filter(
        ({ settings }) =>
          settings.check !== 'none' && settings.checkWeight !== 0 && !settings.preempt,
      )
      .map(({ endpoint, settings }): Finding<'weight'> => ({
        messageId: 'weight',
        data: { endpoint: endpoint.name, weight: settings.checkWeight },
        targets: [onEndpoint(endpoint)],
      })),
  fix: (_, { targets: [target] }) =>
    vipFix(
      'safe',
      target.id,
      { checkWeight: 0 },
      { en: 'Let a failed check give the address away', zh: '检查失败时直接让出地址' },
    ),
});
