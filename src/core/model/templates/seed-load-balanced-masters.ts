import { design, hostPlan, loadBalancerPart, masterPart } from './design.ts';
import type { Template } from './template.ts';

/**
 * Second drawing of “服务高可用设计”: an active and a standby load balancer before three masters. It
 * shows neither the VIP between the two nor etcd, so both are left open.
 */
export const seedLoadBalancedMasters: Template = {
  id: 'seed-load-balanced-masters',
  title: { en: 'Active and standby load balancer', zh: '主备负载均衡与三个 master' },
  description: {
    en: 'Two load balancers, one of them standby, before three masters. The VIP and etcd are still to be drawn.',
    zh: '两台负载均衡器（一主一备）位于三个 master 之前；VIP 与 etcd 有待绘制。',
  },
  good: false,
  build: () =>
    design({
      name: 'load-balanced-masters',
      profile: 'production',
      hosts: [
        { ...hostPlan('lb1', 11), parts: [loadBalancerPart('loadbalancer1', 110)] },
        {
          ...hostPlan('lb2', 12),
          parts: [loadBalancerPart('loadbalancer2', 100, { standby: true })],
        },
        ...[1, 2, 3].map((n) => ({
          ...hostPlan(`m${n}`, 20 + n),
          parts: [masterPart(`master${n}`)],
        })),
      ],
    }),
};
