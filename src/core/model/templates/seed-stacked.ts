import { design, etcdPart, hostPlan, loadBalancerPart, masterPart } from './design.ts';
import type { Template } from './template.ts';

/** Third drawing of “服务高可用设计”: etcd on the masters, for small and middle sizes. */
export const seedStacked: Template = {
  id: 'seed-stacked',
  title: { en: 'Three masters with stacked etcd', zh: 'etcd 与 master 混合部署' },
  description: {
    en: 'Three hosts, each with a master and its own etcd member, behind one load balancer.',
    zh: '三台主机各运行一个 master 与一个 etcd 成员，前置一台负载均衡器。',
  },
  good: false,
  build: () =>
    design({
      name: 'stacked',
      profile: 'production',
      hosts: [
        { ...hostPlan('lb', 11), parts: [loadBalancerPart('LB', 110)] },
        ...[1, 2, 3].map((n) => ({
          ...hostPlan(`node${n}`, 20 + n),
          parts: [masterPart(`master${n}`), etcdPart(`etcd-node${n}`)],
        })),
      ],
      etcd: { name: 'etcd-cluster', placement: 'stacked' },
    }),
};
