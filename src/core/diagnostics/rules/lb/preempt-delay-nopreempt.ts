import { takeBackDelay } from '../../../model/vrrp-settings.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { references } from '../../support/references.ts';
import { onEndpoint } from '../../support/target.ts';
import { setVips, vipFix } from '../../support/vrrp.ts';

export const rule = defineRule({
  meta: {
    id: 'lb/preempt-delay-nopreempt',
    severity: 'warning',
    title: { en: 'Delay that keepalived clears', zh: '会被 keepalived 清除的延迟' },
    messages: {
      nopreempt: {
        en: '“{endpoint}” is to wait {delay} s before it is taken back, but no host takes it back: keepalived clears the delay.',
        zh: '“{endpoint}”设置了 {delay} s 的取回延迟，但没有主机会取回地址：keepalived 会清除该延迟。',
      },
      master: {
        en: '“{endpoint}” is to wait {delay} s before it is taken back, but starts as MASTER: keepalived clears the delay.',
        zh: '“{endpoint}”设置了 {delay} s 的取回延迟，但以 MASTER 启动：keepalived 会清除该延迟。',
      },
    },
    docs: {
      rationale: {
        en: 'preempt_delay counts only for a host that starts as BACKUP and preempts. Whoever relies on it elsewhere waits for something that does not happen.',
        zh: 'preempt_delay 仅对以 BACKUP 启动且抢占的主机有效；在其他情况下依赖它没有意义。',
      },
      remediation: {
        en: 'Drop the delay, or let the first host start as BACKUP and preempt.',
        zh: '去掉延迟，或让首选主机以 BACKUP 启动并抢占。',
      },
      references: [
        references.keepalivedConf,
        'Measured: keepalived 2.2.7 -t, "preempt delay will not work with initial state MASTER - clearing"',
      ],
    },
  },
  check: ({ index }) =>
    setVips(index)
      .filter(({ settings }) => settings.preemptDelay > 0 && takeBackDelay(settings) === 0)
      .map(({ endpoint, settings }): Finding<'nopreempt' | 'master'> => ({
        messageId: settings.preempt ? 'master' : 'nopreempt',
        data: { endpoint: endpoint.name, delay: settings.preemptDelay },
        targets: [onEndpoint(endpoint)],
      })),
  fix: (_, { messageId, targets: [target] }) =>
    messageId === 'master'
      ? vipFix(
          'safe',
          target.id,
          { initialState: 'backup' },
          { en: 'Start as BACKUP on every host', zh: '所有主机以 BACKUP 启动' },
        )
      : vipFix('safe', target.id, { preemptDelay: 0 }, { en: 'Drop the delay', zh: '去掉延迟' }),
});
