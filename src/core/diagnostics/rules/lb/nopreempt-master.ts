import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { references } from '../../support/references.ts';
import { onEndpoint } from '../../support/target.ts';
import { setVips, vipFix } from '../../support/vrrp.ts';

export const rule = defineRule({
  meta: {
    id: 'lb/nopreempt-master',
    severity: 'error',
    title: { en: 'nopreempt beside state MASTER', zh: 'nopreempt 与 state MASTER 并用' },
    messages: {
      cleared: {
        en: '“{endpoint}” starts as MASTER on its first host, so keepalived clears nopreempt there and the address moves a second time when that host returns.',
        zh: '“{endpoint}”在首选主机上以 MASTER 启动，keepalived 会清除其 nopreempt，该主机恢复时地址会再次移动。',
      },
    },
    docs: {
      rationale: {
        en: 'keepalived takes nopreempt only in state BACKUP. Beside MASTER it clears it with a mere warning, and every return of the host is another interruption.',
        zh: 'keepalived 只在 state BACKUP 下接受 nopreempt；与 MASTER 并用时仅发出警告并清除，于是该主机每次恢复都会再中断一次。',
      },
      remediation: {
        en: 'Start as BACKUP on every host, or say that the first host takes the address back.',
        zh: '所有主机以 BACKUP 启动，或设为由首选主机取回地址。',
      },
      references: [
        references.keepalivedConf,
        'Measured: keepalived 2.2.7 -t, "nopreempt will not work with initial state MASTER - clearing"',
      ],
    },
  },
  check: ({ index }) =>
    setVips(index)
      .filter(({ settings }) => settings.initialState === 'master' && !settings.preempt)
      .map(({ endpoint }): Finding<'cleared'> => ({
        messageId: 'cleared',
        data: { endpoint: endpoint.name },
        targets: [onEndpoint(endpoint)],
      })),
  fix: (_, { targets: [target] }) =>
    vipFix(
      'safe',
      target.id,
      { initialState: 'backup' },
      { en: 'Start as BACKUP on every host', zh: '所有主机以 BACKUP 启动' },
    ),
});
