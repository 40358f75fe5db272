import { design, loadBalancerHost, stackedMaster } from './design.ts';
import type { Template } from './template.ts';

export const stackedFive: Template = {
  id: 'stacked-5-2-2-1',
  title: { en: 'Five stacked masters, 2+2+1', zh: '五个混合部署 master（2+2+1）' },
  description: {
    en: 'Five masters with their etcd members over three zones. Survives any two hosts, or any zone.',
    zh: '五个 master（含 etcd 成员）分布于三个可用区。可承受任意两台主机或任一可用区故障。',
  },
  good: true,
  build: () =>
    design({
      name: 'stacked-5-2-2-1',
      profile: 'multi-zone',
      zones: ['a', 'b', 'c'],
      hosts: [
        loadBalancerHost(1, 'a'),
        loadBalancerHost(2, 'b'),
        loadBalancerHost(3, 'c'),
        stackedMaster(1, 'a'),
        stackedMaster(2, 'a'),
        stackedMaster(3, 'b'),
        stackedMaster(4, 'b'),
        stackedMaster(5, 'c'),
      ],
      etcd: { name: 'etcd-cluster', placement: 'stacked' },
      endpoint: 'vip',
    }),
};
