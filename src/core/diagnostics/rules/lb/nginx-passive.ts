import { controlPlaneBackendsOf } from '../../../graph/topology-index.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { patchFix } from '../../support/draft.ts';
import { onComponent } from '../../support/target.ts';

/** Whoever asks NGINX for a TCP check knows what it gives. */
export const rule = defineRule({
  meta: {
    id: 'lb/nginx-passive',
    severity: 'warning',
    title: { en: 'NGINX cannot check /readyz', zh: 'NGINX 无法检查 /readyz' },
    messages: {
      passive: {
        en: '“{loadBalancer}” is to check /readyz, but open-source NGINX has no active checks: a master that answers with errors keeps its share of the requests.',
        zh: '“{loadBalancer}”应检查 /readyz，但开源版 NGINX 没有主动检查：返回错误的 master 仍会分到请求。',
      },
    },
    docs: {
      rationale: {
        en: 'NGINX notices only that connections fail. A kube-apiserver that has lost etcd takes connections and answers all of them with errors.',
        zh: 'NGINX 只能发现连接失败。失去 etcd 的 kube-apiserver 仍接受连接，但所有应答都是错误。',
      },
      remediation: {
        en: 'Use HAProxy, or say that a connection is enough as a check.',
        zh: '改用 HAProxy，或将检查方式设为 TCP 连接。',
      },
      references: [
        'Measured: NGINX 1.22 does not know health_check; a kube-apiserver that answered /readyz with 500 kept a third of the requests',
      ],
    },
  },
  check: ({ index }) =>
    index.loadBalancers
      .filter(
        ({ id, software, healthCheck }) =>
          software === 'nginx' &&
          healthCheck === 'readyz' &&
          controlPlaneBackendsOf(index, id).length > 1,
      )
      .map((loadBalancer): Finding<'passive'> => ({
        messageId: 'passive',
        data: { loadBalancer: loadBalancer.name },
        targets: [onComponent(loadBalancer)],
      })),
  fix: (_, { targets: [target] }) =>
    patchFix(
      'suggestion',
      'components',
      target.id,
      { software: 'haproxy' },
      { en: 'Use HAProxy', zh: '改用 HAProxy' },
    ),
});
