import { loadBalancerSettings } from '../../../model/load-balancer-settings.ts';
import type { Finding } from '../../rule.ts';
import { filesFor } from '../../support/connections.ts';
import { defineRule } from '../../support/define-rule.ts';
import { patchFix } from '../../support/draft.ts';
import { onComponent } from '../../support/target.ts';

const thresholds = {
  perConnection: {
    value: 2,
    unit: '',
    about: { en: 'Open files a connection', zh: '每个连接的文件描述符数' },
  },
  others: {
    value: 64,
    unit: '',
    about: {
      en: 'Open files beside them: listeners, checks, logs',
      zh: '其他文件描述符：监听、检查、日志',
    },
  },
} as const;

export const rule = defineRule({
  meta: {
    id: 'lb/fd-limit',
    severity: 'error',
    thresholds,
    title: { en: 'Too few open files for the connections', zh: '文件描述符上限低于连接所需' },
    messages: {
      haproxy: {
        en: '“{loadBalancer}” may open {files} files and needs {needed} for {connections} connections: HAProxy does not start.',
        zh: '“{loadBalancer}”可打开 {files} 个文件，而 {connections} 个连接需要 {needed} 个：HAProxy 无法启动。',
      },
      nginx: {
        en: '“{loadBalancer}” may open {files} files and needs {needed} for {connections} connections: NGINX refuses clients before its own limit.',
        zh: '“{loadBalancer}”可打开 {files} 个文件，而 {connections} 个连接需要 {needed} 个：NGINX 会在达到自身上限前拒绝客户端。',
      },
    },
    docs: {
      rationale: {
        en: 'A connection needs two descriptors, one for each side. HAProxy raises its limit at start and gives up if it may not.',
        zh: '每个连接两侧各需一个文件描述符。HAProxy 启动时会提高自身上限，不被允许时退出。',
      },
      remediation: {
        en: 'Raise the open files of the service (LimitNOFILE), or take fewer connections.',
        zh: '提高服务的文件描述符上限（LimitNOFILE），或减少连接数。',
      },
      references: [
        'Measured: HAProxy 2.6 with maxconn 20000 and a hard limit of 20000: "Cannot raise FD limit to 40034"',
      ],
    },
  },
  check: ({ index }) =>
    index.loadBalancers.flatMap((loadBalancer): Finding<'haproxy' | 'nginx'>[] => {
      const { maxConnections: connections, fileLimit: files } = loadBalancerSettings(loadBalancer);
      const needed = thresholds.perConnection.value * connections + thresholds.others.value;
      if (files >= needed) return [];
      return [
        {
          messageId: loadBalancer.software,
          data: { loadBalancer: loadBalancer.name, files, needed, connections },
          targets: [onComponent(loadBalancer)],
          ...(loadBalancer.software === 'nginx' ? { severity: 'warning' as const } : {}),
        },
      ];
    }),
  fix: ({ index }, { targets: [target] }) => {
    const loadBalancer = index.loadBalancers.find(({ id }) => id === target.id);
    if (loadBalancer === undefined) return undefined;
    const { maxConnections } = loadBalancerSettings(loadBalancer);
    const fileLimit = filesFor(loadBalancer, maxConnections);
    return patchFix(
      'safe',
      'components',
      target.id,
      { fileLimit },
      { en: 'Let the service open {fileLimit} files', zh: '允许服务打开 {fileLimit} 个文件' },
      { fileLimit },
    );
  },
});
