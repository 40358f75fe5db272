import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import type { Cluster } from '../../../model/topology.ts';
import { rule } from './events-etcd.ts';

const design = (cluster: Partial<Cluster>) =>
  topology().cluster(cluster).controlPlanes(3).externalEtcd(3).loadBalancers(2).vip('10.0.0.100');

ruleTester(rule, {
  valid: [
    { name: 'as many nodes as are drawn', topology: design({}) },
    { name: '1000 nodes', topology: design({ plannedNodes: 1000 }) },
    {
      name: 'an etcd for events',
      topology: design({ plannedNodes: 5000, eventsEtcd: true }),
    },
    {
      name: 'an option that names one',
      topology: design({
        plannedNodes: 5000,
        apiServerOptions: [
          { name: 'etcd-servers-overrides', value: '/events#https://10.0.9.1:2379' },
        ],
      }),
    },
  ],
  invalid: [
    {
      name: '1001 nodes',
      topology: design({ plannedNodes: 1001 }),
      findings: [
        {
          messageId: 'events',
          severity: 'info',
          targets: ['cluster'],
          data: { nodes: 1001, most: 1000 },
        },
      ],
      fix: 'none',
    },
    {
      name: 'surely no etcd for events',
      topology: design({ plannedNodes: 2000, eventsEtcd: false }),
      findings: [{ messageId: 'events' }],
      fix: 'none',
    },
  ],
});
