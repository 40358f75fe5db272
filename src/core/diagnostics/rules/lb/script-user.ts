import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { references } from '../../support/references.ts';
import { onEndpoint } from '../../support/target.ts';
import { setVips, vipFix } from '../../support/vrrp.ts';

export const rule = defineRule({
  meta: {
    id: 'lb/script-user',
    severity: 'error',
    title: { en: 'Check runs as a user that may not exist', zh: '检查所用的用户可能不存在' },
    messages: {
      user: {
        en: 'The check of “{endpoint}” runs as “{user}”, which the bundle does not create: where that user is missing, keepalived drops the check without a word.',
        zh: '“{endpoint}”的检查以“{user}”运行，但配置包不会创建该用户：用户不存在时 keepalived 会静默丢弃该检查。',
      },
    },
    docs: {
      rationale: {
        en: 'keepalived removes a script whose user it does not find and starts all the same. From then on the address never leaves a dead load balancer.',
        zh: 'keepalived 找不到用户时会移除脚本并照常启动，此后地址不会离开故障的负载均衡。',
      },
      remediation: {
        en: 'Run the check as root: it only asks 127.0.0.1, and none but root can change it. Waive this where the hosts have the user.',
        zh: '以 root 运行检查：它只访问 127.0.0.1，且只有 root 能修改。若主机上确有该用户，可豁免此项。',
      },
      references: [
        references.keepalivedConf,
        'Measured: keepalived 2.2.7 without the user: status 5 of -t, and the daemon runs without the script',
      ],
    },
  },
  check: ({ index }) =>
    setVips(index)
      .filter(({ settings }) => settings.check !== 'none' && settings.checkUser !== 'root')
      .map(({ endpoint, settings }): Finding<'user'> => ({
        messageId: 'user',
        data: { endpoint: endpoint.name, user: settings.checkUser },
        targets: [onEndpoint(endpoint)],
      })),
  fix: (_, { targets: [target] }) =>
    vipFix(
      'safe',
      target.id,
      { checkUser: 'root' },
      { en: 'Run the check as root', zh: '以 root 运行检查' },
    ),
});
