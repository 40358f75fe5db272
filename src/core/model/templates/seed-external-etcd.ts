import { design, etcdPart, hostPlan, loadBalancerPart, masterPart } from './design.ts';
import type { Template } from './template.ts';

/** Fourth drawing of “服务高可用设计”: an etcd cluster on hosts of its own, for large clusters. */
export const seedExternalEtcd: Template = {
  id: 'seed-external-etcd',
  title: { en: 'Three masters with external etcd', zh: '使用独立的 etcd 集群' },
  description: {
    en: 'Three masters store in an etcd cluster on three hosts of its own, behind one load balancer.',
    zh: '三个 master 使用由三台独立主机组成的 etcd 集群，前置一台负载均衡器。',
  },
  good: false,
  build: () =>
    design({
      name: 'external-etcd',
      profile: 'production',
      hosts: [
        { ...hostPlan('lb', 11), parts: [loadBalancerPart('LB', 110)] },
        ...[1, 2, 3].map((n) => ({
          ...hostPlan(`master${n}`, 20 + n),
          parts: [masterPart(`service${n}`)],
        })),
        ...[1, 2, 3].map((n) => ({
          ...hostPlan(`node${n}`, 30 + n),
          parts: [etcdPart(`etcd${n}`)],
        })),
      ],
      etcd: { name: 'db-cluster', placement: 'external' },
    }),
};
