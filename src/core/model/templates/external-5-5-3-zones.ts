import { design, etcdPart, hostPlan, loadBalancerHost, masterPart } from './design.ts';
import type { Template } from './template.ts';

const spread = [
  [1, 'a'],
  [2, 'a'],
  [3, 'b'],
  [4, 'b'],
  [5, 'c'],
] as const;

export const externalFive: Template = {
  id: 'external-5-5-3-zones',
  title: { en: 'Five masters, five external etcd, three zones', zh: '五 master 与五成员独立 etcd' },
  description: {
    en: 'Masters and etcd grow apart from each other: five of each over three zones, for large clusters.',
    zh: 'master 与 etcd 可分别扩容：各五个，分布于三个可用区，适用于大集群。',
  },
  good: true,
  build: () =>
    design({
      name: 'external-5-5-3-zones',
      profile: 'multi-zone',
      zones: ['a', 'b', 'c'],
      hosts: [
        loadBalancerHost(1, 'a'),
        loadBalancerHost(2, 'b'),
        loadBalancerHost(3, 'c'),
        ...spread.map(([n, zone]) => ({
          ...hostPlan(`master-${n}`, 20 + n, zone),
          parts: [masterPart(`master-${n}`)],
        })),
        ...spread.map(([n, zone]) => ({
          ...hostPlan(`etcd-${n}`, 30 + n, zone),
          parts: [etcdPart(`etcd-${n}`)],
        })),
      ],
      etcd: { name: 'etcd-cluster', placement: 'external' },
      endpoint: 'vip',
    }),
};
