import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './stacked-large.ts';

const stacked = (plannedNodes: number) =>
  topology().cluster({ plannedNodes }).stacked(3).loadBalancers(2).vip('10.0.0.100');

ruleTester(rule, {
  valid: [
    { name: '250 nodes', topology: stacked(250) },
    { name: 'as many as are drawn', topology: topology().stacked(3).workers(20) },
    {
      name: 'an external etcd',
      topology: topology().cluster({ plannedNodes: 900 }).controlPlanes(3).externalEtcd(3),
    },
    {
      name: 'a disk of its own for every member',
      topology: stacked(900).with(({ hosts }) => {
        for (const host of hosts) host.etcdDisk = 'dedicated';
      }),
    },
  ],
  invalid: [
    {
      name: '251 nodes',
      topology: stacked(251),
      findings: [
        {
          messageId: 'large',
          severity: 'info',
          targets: ['etcd'],
          data: { nodes: 251, most: 250 },
        },
      ],
      fix: 'none',
    },
    {
      name: 'one member that shares its disk',
      topology: stacked(900).with(({ hosts }) => {
        for (const host of hosts) host.etcdDisk = host.id === 'host-m2' ? 'shared' : 'dedicated';
      }),
      findings: [{ messageId: 'large' }],
      fix: 'none',
    },
  ],
});
