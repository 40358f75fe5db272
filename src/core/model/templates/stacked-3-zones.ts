import { design, loadBalancerHost, stackedMaster, workerHost } from './design.ts';
import type { Template } from './template.ts';

export const stackedThreeZones: Template = {
  id: 'stacked-3-zones',
  title: { en: 'Three stacked masters over three zones', zh: '三可用区混合部署' },
  description: {
    en: 'A master with its etcd member and a worker in each zone; load balancers with a VIP in two zones. Survives any zone.',
    zh: '每个可用区一个 master（含 etcd 成员）和一个工作节点；两个可用区内的负载均衡器共用 VIP。可承受任一可用区故障。',
  },
  good: true,
  build: () =>
    design({
      name: 'stacked-3-zones',
      profile: 'multi-zone',
      zones: ['a', 'b', 'c'],
      hosts: [
        loadBalancerHost(1, 'a'),
        loadBalancerHost(2, 'b'),
        stackedMaster(1, 'a'),
        stackedMaster(2, 'b'),
        stackedMaster(3, 'c'),
        workerHost(1, 'a'),
        workerHost(2, 'b'),
        workerHost(3, 'c'),
      ],
      etcd: { name: 'etcd-cluster', placement: 'stacked' },
      endpoint: 'vip',
    }),
};
