import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { patchFix } from '../../support/draft.ts';
import { voterHosts } from '../../support/etcd-hosts.ts';
import { onComponent, onHost } from '../../support/target.ts';

/** Only where the design says that nothing keeps the clock. */
export const rule = defineRule({
  meta: {
    id: 'etcd/no-time-sync',
    severity: 'warning',
    title: { en: 'Clock of an etcd host not kept', zh: 'etcd 主机未同步时钟' },
    messages: {
      drifts: {
        en: 'Nothing keeps the clock of “{host}”, which runs etcd: certificates, leases and logs depend on it.',
        zh: '运行 etcd 的“{host}”没有时钟同步；证书、租约和日志都依赖时钟。',
      },
    },
    docs: {
      rationale: {
        en: 'A clock that has drifted makes certificates look expired or not yet valid, and logs of several members cannot be put in order.',
        zh: '时钟漂移会使证书看似过期或尚未生效，多个成员的日志也无法排序对照。',
      },
      remediation: {
        en: 'Run an NTP client, chrony for instance, on every host of etcd.',
        zh: '在每台 etcd 主机上运行 NTP 客户端，例如 chrony。',
      },
      references: ['Judgement: X.509 validity and log order are by the clock of the host'],
    },
  },
  check: ({ index }) =>
    voterHosts(index)
      .filter(({ host }) => host.timeSync === false)
      .map(({ host, member }): Finding<'drifts'> => ({
        messageId: 'drifts',
        data: { host: host.name },
        targets: [onHost(host), onComponent(member)],
      })),
  fix: (_, { targets: [target] }) =>
    patchFix(
      'suggestion',
      'hosts',
      target.id,
      { timeSync: true },
      { en: 'Plan an NTP client for the host', zh: '为该主机规划 NTP 客户端' },
    ),
});
