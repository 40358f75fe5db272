import { expect } from 'vitest';
import type { Host } from '../../../model/topology.ts';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './slow-disk.ts';

const disk = (patch: Partial<Host>, id = 'host-e1') =>
  topology()
    .controlPlanes(3)
    .externalEtcd(3)
    .with(({ hosts, etcdClusters: [cluster] }) => {
      const host = hosts.find((each) => each.id === id);
      if (host) Object.assign(host, patch);
      const last = cluster?.members.at(-1);
      if (last) last.learner = true;
    });

ruleTester(rule, {
  valid: [
    { name: 'a disk that nobody knows', topology: topology().stacked(3) },
    { name: 'an SSD', topology: disk({ disk: 'ssd' }) },
    { name: '10 ms', topology: disk({ disk: 'ssd', fsyncP99: 10 }) },
    {
      name: 'a spinning disk that was measured to be fast',
      topology: disk({ disk: 'hdd', fsyncP99: 3 }),
    },
    { name: 'a slow disk of a master without etcd', topology: disk({ disk: 'hdd' }, 'host-m1') },
    { name: 'a slow disk of a learner', topology: disk({ disk: 'hdd' }, 'host-e3') },
  ],
  invalid: [
    {
      name: 'a spinning disk',
      topology: disk({ disk: 'hdd' }),
      findings: [{ messageId: 'hdd', severity: 'warning', targets: ['host-e1', 'e1'] }],
      fix: 'suggestion',
      fixed: ({ hosts }) => expect(hosts.find(({ id }) => id === 'host-e1')?.disk).toBe('ssd'),
    },
    {
      name: 'an SSD that was measured to be slow',
      topology: disk({ disk: 'ssd', fsyncP99: 10.5 }),
      findings: [{ messageId: 'slow', data: { time: 10.5, most: 10 } }],
      fix: 'suggestion',
      fixed: ({ hosts }) => {
        const host = hosts.find(({ id }) => id === 'host-e1');
        expect(host).toMatchObject({ disk: 'nvme' });
        expect(host).not.toHaveProperty('fsyncP99');
      },
    },
  ],
});
