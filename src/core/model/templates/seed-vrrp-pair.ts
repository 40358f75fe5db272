import { design, hostPlan, loadBalancerPart } from './design.ts';
import type { Template } from './template.ts';

/** First drawing of “服务高可用设计”: two load balancers with VRRP between them, and no more. */
export const seedVrrpPair: Template = {
  id: 'seed-vrrp-pair',
  title: { en: 'VRRP pair of load balancers', zh: 'VRRP 负载均衡双机' },
  description: {
    en: 'keepalived and HAProxy on two hosts share one virtual IP. Masters are still to be added.',
    zh: '两台主机上的 keepalived 与 HAProxy 共用一个 VIP；master 有待添加。',
  },
  good: false,
  build: () =>
    design({
      name: 'vrrp-pair',
      profile: 'production',
      hosts: [
        { ...hostPlan('lb1', 11), parts: [loadBalancerPart('LB1', 110)] },
        { ...hostPlan('lb2', 12), parts: [loadBalancerPart('LB2', 100)] },
      ],
      endpoint: 'vip',
    }),
};
