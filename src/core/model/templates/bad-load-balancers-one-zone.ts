import { design, loadBalancerHost, stackedMaster } from './design.ts';
import type { Template } from './template.ts';

export const badLoadBalancersOneZone: Template = {
  id: 'bad-load-balancers-one-zone',
  title: {
    en: 'Bad example: both load balancers in one zone',
    zh: '反例：负载均衡器同处一个可用区',
  },
  description: {
    en: 'Three stacked masters over three zones, but both load balancers in the first.',
    zh: '三个混合部署的 master 分布于三个可用区，但两台负载均衡器都在第一个可用区。',
  },
  teaches: {
    en: 'Masters and etcd survive any zone, yet clients lose the API with the first one: the pair throws the other zones away. Move one load balancer to another zone.',
    zh: 'master 与 etcd 可承受任一可用区故障，但第一个可用区故障时客户端将失去 API：负载均衡器使多可用区形同虚设。请将其中一台移到其他可用区。',
  },
  good: false,
  build: () =>
    design({
      name: 'bad-load-balancers-one-zone',
      profile: 'multi-zone',
      zones: ['a', 'b', 'c'],
      hosts: [
        loadBalancerHost(1, 'a'),
        loadBalancerHost(2, 'a'),
        stackedMaster(1, 'a'),
        stackedMaster(2, 'b'),
        stackedMaster(3, 'c'),
      ],
      etcd: { name: 'etcd-cluster', placement: 'stacked' },
      endpoint: 'vip',
    }),
};
