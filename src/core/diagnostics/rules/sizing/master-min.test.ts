import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import type { Host } from '../../../model/topology.ts';
import { rule } from './master-min.ts';

const withHost = (id: string, patch: Partial<Host>) =>
  topology()
    .stacked(3)
    .loadBalancers(2)
    .workers(1)
    .vip('10.0.0.100')
    .with(({ hosts }) => {
      const host = hosts.find((each) => each.id === id);
      if (host) Object.assign(host, patch);
    });

ruleTester(rule, {
  valid: [
    { name: 'hosts of unknown size', topology: withHost('host-m1', {}) },
    {
      name: 'exactly what kubeadm asks for',
      topology: withHost('host-m1', { cpus: 2, memoryGiB: 1700 / 1024 }),
    },
    { name: 'a small worker', topology: withHost('host-w1', { cpus: 1, memoryGiB: 0.5 }) },
    { name: 'a small load balancer', topology: withHost('host-lb1', { cpus: 1, memoryGiB: 1 }) },
  ],
  invalid: [
    {
      name: 'one CPU',
      topology: withHost('host-m2', { cpus: 1, memoryGiB: 4 }),
      findings: [
        {
          messageId: 'cpus',
          severity: 'error',
          targets: ['host-m2', 'm2'],
          data: { host: 'master-2', cpus: 1, least: 2 },
        },
      ],
      fix: 'none',
    },
    {
      name: 'a virtual machine with a little under 1700 MiB',
      topology: withHost('host-m1', { cpus: 2, memoryGiB: 1.66 }),
      findings: [{ messageId: 'memory', data: { memory: 1.66, least: 1700 } }],
      fix: 'none',
    },
    {
      name: 'both',
      topology: withHost('host-m1', { cpus: 1.5, memoryGiB: 1 }),
      findings: [{ messageId: 'cpus' }, { messageId: 'memory' }],
      fix: 'none',
    },
  ],
});
