import { loadBalancerSettings } from '../../../model/load-balancer-settings.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { patchFix } from '../../support/draft.ts';
import { references } from '../../support/references.ts';
import { onComponent } from '../../support/target.ts';

export const rule = defineRule({
  meta: {
    id: 'lb/l7-mode',
    severity: 'error',
    title: { en: 'Load balancer ends TLS', zh: '负载均衡终止 TLS' },
    messages: {
      http: {
        en: '“{loadBalancer}” is in HTTP mode: client certificates do not reach kube-apiserver, so kubelets, controllers and administrators cannot log in.',
        zh: '“{loadBalancer}”为 HTTP 模式：客户端证书无法到达 kube-apiserver，kubelet、控制器和管理员都无法登录。',
      },
    },
    docs: {
      rationale: {
        en: 'Kubernetes knows its own clients by their certificates, which only the end of the TLS connection sees. haproxy -c takes HTTP mode without complaint.',
        zh: 'Kubernetes 凭证书识别自身的客户端，而只有 TLS 连接的终点能看到证书。haproxy -c 不会对 HTTP 模式报错。',
      },
      remediation: { en: 'Pass TCP through untouched.', zh: '原样透传 TCP。' },
      references: [references.kubeadmConsiderations, 'Measured: HAProxy 2.6 -c takes mode http'],
    },
  },
  check: ({ index }) =>
    index.loadBalancers
      .filter((loadBalancer) => loadBalancerSettings(loadBalancer).mode === 'http')
      .map((loadBalancer): Finding<'http'> => ({
        messageId: 'http',
        data: { loadBalancer: loadBalancer.name },
        targets: [onComponent(loadBalancer)],
      })),
  fix: (_, { targets: [target] }) =>
    patchFix(
      'safe',
      'components',
      target.id,
      { mode: 'tcp' },
      { en: 'Pass TCP through', zh: '透传 TCP' },
    ),
});
