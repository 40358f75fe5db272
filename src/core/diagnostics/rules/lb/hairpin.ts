import { controlPlaneBackendsOf } from '../../../graph/topology-index.ts';
import { reachesItself, selfAccessProblem } from '../../../model/self-access.ts';
import type { CloudLoadBalancer } from '../../../model/topology.ts';
import type { Severity } from '../../diagnostic.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { patchFix } from '../../support/draft.ts';
import { onEndpoint } from '../../support/target.ts';

type MessageId = 'impossible' | 'preserved' | 'answeredItself';

/**
 * A load balancer whose targets are other load balancers is none of this: the masters behind those
 * are no targets. Silent where nothing says how AWS knows its targets.
 */
export const rule = defineRule({
  meta: {
    id: 'lb/hairpin',
    severity: 'error',
    title: {
      en: 'Masters cannot reach themselves through the cloud load balancer',
      zh: '主节点无法经云负载均衡访问自身',
    },
    messages: {
      impossible: {
        en: '“{endpoint}” of {provider} returns no connection to the master that opened it: that master then has no API under its own endpoint.',
        zh: '{provider} 的“{endpoint}”无法把连接送回发起它的主节点：该主节点经由端点将访问不到 API。',
      },
      preserved: {
        en: '“{endpoint}” knows its targets as instances and keeps the client’s address, so a connection that it sends back to the same master times out.',
        zh: '“{endpoint}”以实例为目标并保留客户端地址，因此被送回同一主节点的连接会超时。',
      },
      answeredItself: {
        en: 'On Google Cloud a master behind “{endpoint}” answers its own connections to it, whether its API server runs or not, so it cannot join while it is a target.',
        zh: '在 Google Cloud 上，“{endpoint}”之后的主节点会自己应答发往它的连接，无论其 API server 是否运行，因此作为后端时无法加入集群。',
      },
    },
    docs: {
      rationale: {
        en: 'kubeadm join, kube-proxy and kubectl on a master use the endpoint like everyone else. Some of their connections come back to the master they started from, and these load balancers cannot carry them.',
        zh: '主节点上的 kubeadm join、kube-proxy 和 kubectl 与其他客户端一样使用该端点。其中一部分连接会回到发起的主节点，而这类负载均衡无法承载。',
      },
      remediation: {
        en: 'Let each master find the endpoint’s name at its own address (/etc/hosts), or use IP targets without client addresses on AWS. On Google Cloud make a master a target only after it has joined.',
        zh: '让每个主节点把端点名称解析到自己的地址（/etc/hosts）；在 AWS 上可改用不保留客户端地址的 IP 目标。在 Google Cloud 上应在主节点加入集群之后再将其设为后端。',
      },
      references: [
        'AWS, Network Load Balancers, "Edit target group attributes" (client IP preservation)',
        'kubernetes/kubeadm issue 2271 (Azure): https://github.com/kubernetes/kubeadm/issues/2271',
        'kubernetes/kubeadm issue 2996 (Alibaba): https://github.com/kubernetes/kubeadm/issues/2996',
        'Google Cloud, Internal passthrough Network Load Balancer',
      ],
    },
  },
  check: ({ index }) =>
    index.topology.endpoints.flatMap((endpoint): Finding<MessageId>[] => {
      if (endpoint.kind !== 'cloud-lb') return [];
      const problem = problemOf(endpoint);
      if (problem === undefined || reachesItself(index.topology.cluster, endpoint)) return [];
      if (controlPlaneBackendsOf(index, endpoint.id).length === 0) return [];
      return [
        {
          messageId: problem.messageId,
          severity: problem.severity,
          data: {
            endpoint: endpoint.name,
            ...(problem.messageId === 'impossible' ? { provider: endpoint.provider } : {}),
          },
          targets: [onEndpoint(endpoint)],
        },
      ];
    }),
  fix: ({ index }, { targets: [target] }) => {
    const endpoint = index.endpoints.get(target.id);
    if (endpoint?.kind !== 'cloud-lb') return undefined;
    if (endpoint.provider === 'aws') {
      return patchFix(
        'suggestion',
        'endpoints',
        endpoint.id,
        { targetType: 'ip' },
        { en: 'Use the masters’ addresses as targets', zh: '改用主节点的 IP 地址作为目标' },
      );
    }
    const patched = { ...endpoint, selfAccess: 'hosts-file' } as const;
    if (selfAccessProblem(index.topology.cluster, patched) !== undefined) return undefined;
    return patchFix(
      'safe',
      'endpoints',
      endpoint.id,
      { selfAccess: 'hosts-file' },
      {
        en: 'Let the masters find the endpoint’s name at their own address',
        zh: '让主节点把端点名称解析到自己的地址',
      },
    );
  },
});

/** What each provider's load balancer of layer 4 does with a connection back to its source. */
function problemOf({
  provider,
  scheme,
  targetType,
}: CloudLoadBalancer): { messageId: MessageId; severity: Severity } | undefined {
  const isInternal = scheme === 'internal';
  if (provider === 'alibaba' || ((provider === 'azure' || provider === 'tencent') && isInternal)) {
    return { messageId: 'impossible', severity: 'error' };
  }
  if (provider === 'aws' && targetType === 'instance') {
    return { messageId: 'preserved', severity: 'warning' };
  }
  return provider === 'gcp' && isInternal
    ? { messageId: 'answeredItself', severity: 'warning' }
    : undefined;
}
