import { design, loadBalancerHost, stackedMaster } from './design.ts';
import type { Template } from './template.ts';

export const badTwoZones: Template = {
  id: 'bad-two-zones-2-1',
  title: { en: 'Bad example: two zones, 2+1', zh: '反例：两个可用区 2+1' },
  description: {
    en: 'Three stacked masters over two zones, with a load balancer in each.',
    zh: '三个混合部署的 master 分布于两个可用区，各有一台负载均衡器。',
  },
  teaches: {
    en: 'The zone with two of three etcd members takes the quorum with it. No split over two zones survives both; the third member belongs in a third zone.',
    zh: '拥有三个 etcd 成员中两个的可用区一旦故障，仲裁随之丢失。任何两可用区的分布都无法同时承受两者之一的故障；第三个成员应放在第三个可用区。',
  },
  good: false,
  build: () =>
    design({
      name: 'bad-two-zones-2-1',
      profile: 'multi-zone',
      zones: ['a', 'b'],
      hosts: [
        loadBalancerHost(1, 'a'),
        loadBalancerHost(2, 'b'),
        stackedMaster(1, 'a'),
        stackedMaster(2, 'a'),
        stackedMaster(3, 'b'),
      ],
      etcd: { name: 'etcd-cluster', placement: 'stacked' },
      endpoint: 'vip',
    }),
};
