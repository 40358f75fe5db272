import { loadBalancerSettings } from '../../../model/load-balancer-settings.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { patchFix } from '../../support/draft.ts';
import { references } from '../../support/references.ts';
import { onComponent } from '../../support/target.ts';

/** Idle timeout of kubelet's streams. */
const PROPOSED = 14_400;

const thresholds = {
  idle: {
    value: 600,
    unit: 's',
    about: {
      en: 'Shortest idle timeout that cuts no watch, exec or log in use',
      zh: '不会切断使用中的 watch、exec 与日志的最短空闲超时',
    },
  },
} as const;

export const rule = defineRule({
  meta: {
    id: 'lb/timeout-short',
    severity: 'warning',
    thresholds,
    title: { en: 'Idle connections are cut early', zh: '空闲连接过早被切断' },
    messages: {
      short: {
        en: '“{loadBalancer}” cuts connections that are silent for {seconds} s: kubectl exec and logs, and watches on which nothing happens, break.',
        zh: '“{loadBalancer}”会切断静默 {seconds} s 的连接：kubectl exec、logs 以及暂无事件的 watch 会中断。',
      },
    },
    docs: {
      rationale: {
        en: 'Connections to the API live for hours and are silent for long. The 20 or 35 seconds of many guides cut them; every cut watch is a new list that all masters pay for.',
        zh: 'API 连接会持续数小时且长时间静默。许多教程中的 20 或 35 秒会切断它们；每次 watch 中断都会引发新的 list，加重所有 master 的负载。',
      },
      remediation: {
        en: 'Allow several hours; TCP keepalives find dead peers long before.',
        zh: '设为数小时；TCP keepalive 会更早发现失效的对端。',
      },
      references: [
        references.kubeadmConsiderations,
        'Measured: HAProxy 2.6 with timeout tunnel 8s cut a watch at 8.1 s; NGINX 1.22 exactly at proxy_timeout',
      ],
    },
  },
  check: ({ index }) =>
    index.loadBalancers.flatMap((loadBalancer): Finding<'short'>[] => {
      const { idleTimeout: seconds } = loadBalancerSettings(loadBalancer);
      if (seconds >= thresholds.idle.value) return [];
      return [
        {
          messageId: 'short',
          data: { loadBalancer: loadBalancer.name, seconds },
          targets: [onComponent(loadBalancer)],
        },
      ];
    }),
  fix: (_, { targets: [target] }) =>
    patchFix(
      'safe',
      'components',
      target.id,
      { idleTimeout: PROPOSED },
      { en: 'Let connections be silent for four hours', zh: '允许连接静默四小时' },
    ),
});
