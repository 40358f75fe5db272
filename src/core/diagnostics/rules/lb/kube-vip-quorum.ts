import { defineRule } from '../../support/define-rule.ts';
import { onEndpoint } from '../../support/target.ts';

export const rule = defineRule({
  meta: {
    id: 'lb/kube-vip-quorum',
    severity: 'info',
    title: { en: 'kube-vip’s address needs etcd', zh: 'kube-vip 的地址依赖 etcd' },
    messages: {
      lease: {
        en: 'The address of “{endpoint}” is held by a lease in the API: without etcd’s quorum no master holds it, and not even stale reads get through.',
        zh: '“{endpoint}”的地址由 API 中的租约持有：etcd 失去法定人数时没有主节点持有它，连过期读取也无法到达。',
      },
    },
    docs: {
      rationale: {
        en: 'kube-vip elects the holder of the address through a Kubernetes Lease. keepalived elects it between the hosts and keeps the address when etcd is gone.',
        zh: 'kube-vip 通过 Kubernetes Lease 选出地址的持有者；keepalived 则在主机之间选举，即使 etcd 不可用也会保留地址。',
      },
      remediation: {
        en: 'Nothing is wrong: keep a way to a single master (its own address and admin.conf) for the day that quorum is lost.',
        zh: '这并非错误：请保留直接访问单个主节点的途径（其自身地址和 admin.conf），以备失去法定人数时使用。',
      },
      references: [
        'kube-vip issue 1176 (no quorum, no address: expected behaviour): https://github.com/kube-vip/kube-vip/issues/1176',
      ],
    },
  },
  check: ({ index }) =>
    index.topology.endpoints.flatMap((endpoint) =>
      endpoint.kind === 'kube-vip' && endpoint.members.length > 1
        ? [
            {
              messageId: 'lease' as const,
              data: { endpoint: endpoint.name },
              targets: [onEndpoint(endpoint)] as const,
            },
          ]
        : [],
    ),
  fix: null,
});
