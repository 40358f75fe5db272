import { controlPlaneBackendsOf } from '../../../graph/topology-index.ts';
import { optionValue } from '../../../model/control-plane-timers.ts';
import type { CloudLoadBalancer, LoadBalancer } from '../../../model/topology.ts';
import type { Finding } from '../../rule.ts';
import { flagValue } from '../../support/cluster-options.ts';
import { defineRule } from '../../support/define-rule.ts';
import { patchFix } from '../../support/draft.ts';
import { clusterSettings, onComponent, onEndpoint } from '../../support/target.ts';

const OPTION = 'anonymous-auth';

export const rule = defineRule({
  meta: {
    id: 'lb/readyz-anonymous',
    severity: 'error',
    title: { en: 'Health check that may not log in', zh: '健康检查无法通过认证' },
    messages: {
      haproxy: {
        en: '“{loadBalancer}” asks /readyz without logging in, and kube-apiserver refuses that (anonymous-auth=false): every master counts as down and the API is unreachable.',
        zh: '“{loadBalancer}”未认证访问 /readyz，而 kube-apiserver 拒绝匿名访问（anonymous-auth=false）：所有 master 都被判为不可用，API 无法访问。',
      },
      cloud: {
        en: 'If “{loadBalancer}” checks /readyz, kube-apiserver refuses it (anonymous-auth=false) and every master counts as down.',
        zh: '若“{loadBalancer}”检查 /readyz，kube-apiserver 会拒绝（anonymous-auth=false），所有 master 都被判为不可用。',
      },
    },
    docs: {
      rationale: {
        en: 'Load balancers have no certificate for the API. Without anonymous access /readyz answers 401, which no health check takes for good.',
        zh: '负载均衡没有访问 API 的证书。禁止匿名访问后 /readyz 返回 401，任何健康检查都会判为失败。',
      },
      remediation: {
        en: 'Allow anonymous access to the health endpoints alone, with an AuthenticationConfiguration in place of the option, or let the load balancer check the connection only.',
        zh: '用 AuthenticationConfiguration 代替该选项，仅允许匿名访问健康端点；或让负载均衡只检查 TCP 连接。',
      },
      references: [
        'Kubernetes, Authenticating, "Anonymous authenticator configuration": https://kubernetes.io/docs/reference/access-authn-authz/authentication/',
        'Measured: HAProxy 2.6 in front of an API that answers 401 turned every back end down',
      ],
    },
  },
  check: ({ index }) => {
    const value = optionValue(index.topology.cluster.apiServerOptions, OPTION);
    if (value === undefined || flagValue(value) !== false) return [];
    const asks = (id: string): boolean => controlPlaneBackendsOf(index, id).length > 0;
    return [
      ...index.loadBalancers
        .filter(
          ({ id, software, healthCheck }) =>
            software === 'haproxy' && healthCheck === 'readyz' && asks(id),
        )
        .map((loadBalancer): Finding<'haproxy' | 'cloud'> => ({
          messageId: 'haproxy',
          data: nameOf(loadBalancer),
          targets: [onComponent(loadBalancer), clusterSettings],
        })),
      ...index.topology.endpoints
        .filter((endpoint) => endpoint.kind === 'cloud-lb')
        .filter(({ id, provider }) => !onlyConnects.has(provider) && asks(id))
        .map((endpoint): Finding<'haproxy' | 'cloud'> => ({
          messageId: 'cloud',
          severity: 'warning',
          data: nameOf(endpoint),
          targets: [onEndpoint(endpoint), clusterSettings],
        })),
    ];
  },
  fix: (_, { messageId, targets: [target] }) =>
    messageId === 'cloud'
      ? undefined
      : patchFix(
          'suggestion',
          'components',
          target.id,
          { healthCheck: 'tcp' },
          { en: 'Check the connection only', zh: '只检查 TCP 连接' },
        ),
});

/** Their load balancers for TCP are set to check the connection. */
const onlyConnects: ReadonlySet<CloudLoadBalancer['provider']> = new Set(['alibaba', 'tencent']);

function nameOf({ name }: LoadBalancer | CloudLoadBalancer): { loadBalancer: string } {
  return { loadBalancer: name };
}
