import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './shared-disk.ts';

const disk = (etcdDisk: 'dedicated' | 'shared', ...ids: string[]) =>
  topology()
    .stacked(3)
    .workers(1)
    .with(({ hosts }) => {
      for (const host of hosts) if (ids.includes(host.id)) host.etcdDisk = etcdDisk;
    });

ruleTester(rule, {
  valid: [
    { name: 'hosts of which nobody knows', topology: topology().stacked(3) },
    { name: 'a disk of its own', topology: disk('dedicated', 'host-m1') },
    { name: 'a host without etcd', topology: disk('shared', 'host-w1') },
  ],
  invalid: [
    {
      name: 'disks that etcd shares',
      topology: disk('shared', 'host-m1', 'host-m3'),
      findings: [
        { messageId: 'shared', severity: 'info', targets: ['host-m1', 'e1'] },
        { messageId: 'shared', targets: ['host-m3', 'e3'] },
      ],
      fix: 'suggestion',
    },
  ],
});
