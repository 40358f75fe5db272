import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { references } from '../../support/references.ts';
import { onEndpoint } from '../../support/target.ts';
import { setVips, vipFix } from '../../support/vrrp.ts';

export const rule = defineRule({
  meta: {
    id: 'lb/check-not-local',
    severity: 'error',
    title: { en: 'Check that does not judge its own host', zh: '检查的对象不是本机' },
    messages: {
      vip: {
        en: 'The check of “{endpoint}” asks the address itself: when its holder fails, the check fails on every host and nobody may take over.',
        zh: '“{endpoint}”的检查访问该地址自身：持有者故障时所有主机的检查都会失败，没有主机可以接管。',
      },
      apiServer: {
        en: 'The check of “{endpoint}” asks a kube-apiserver and not the load balancer: the address follows the load of the API, and a dead load balancer keeps it.',
        zh: '“{endpoint}”的检查访问 kube-apiserver 而不是负载均衡：地址会随 API 负载漂移，而故障的负载均衡仍持有地址。',
      },
    },
    docs: {
      rationale: {
        en: 'The check has to tell whether this host can do its work, balancing. Which masters are fit is for the load balancer to judge, which has more than one to choose from.',
        zh: '检查应判断本机能否做好负载均衡。master 是否可用由负载均衡判断，因为它有多个后端可选。',
      },
      remediation: {
        en: 'Check the load balancer of the host (/alive on 127.0.0.1:8404).',
        zh: '检查本机的负载均衡（127.0.0.1:8404 的 /alive）。',
      },
      references: [
        references.keepalivedConf,
        'openshift/machine-config-operator, pull requests 1744, 2070 and 3339: https://github.com/openshift/machine-config-operator/pull/2070',
      ],
    },
  },
  check: ({ index }) =>
    setVips(index).flatMap(({ endpoint, settings }): Finding<'vip' | 'apiServer'>[] => {
      const { check } = settings;
      if (check !== 'vip' && check !== 'api-server') return [];
      return [
        {
          messageId: check === 'vip' ? 'vip' : 'apiServer',
          data: { endpoint: endpoint.name },
          targets: [onEndpoint(endpoint)],
        },
      ];
    }),
  fix: (_, { targets: [target] }) =>
    vipFix(
      'safe',
      target.id,
      { check: 'load-balancer' },
      { en: 'Check the load balancer of the host', zh: '检查本机的负载均衡' },
    ),
});
