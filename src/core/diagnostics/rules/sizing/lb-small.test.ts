import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import type { Host } from '../../../model/topology.ts';
import { rule } from './lb-small.ts';

const sized = (id: string, patch: Partial<Host>, onMasters = false) => {
  const masters = topology().stacked(3);
  return (onMasters ? masters.loadBalancersOnMasters() : masters.loadBalancers(2))
    .vip('10.0.0.100')
    .with(({ hosts }) => {
      const host = hosts.find((each) => each.id === id);
      if (host) Object.assign(host, patch);
    });
};

ruleTester(rule, {
  valid: [
    { name: 'hosts of unknown size', topology: sized('host-lb1', {}) },
    { name: 'one CPU and 1 GiB', topology: sized('host-lb1', { cpus: 1, memoryGiB: 1 }) },
    {
      name: 'a master too small, which is told elsewhere',
      topology: sized('host-m1', { cpus: 0.5, memoryGiB: 0.5 }, true),
    },
  ],
  invalid: [
    {
      name: 'half a CPU',
      topology: sized('host-lb2', { cpus: 0.5, memoryGiB: 2 }),
      findings: [
        {
          messageId: 'cpus',
          severity: 'warning',
          targets: ['host-lb2', 'lb2'],
          data: { host: 'lb-2', cpus: 0.5 },
        },
      ],
      fix: 'none',
    },
    {
      name: 'half a GiB',
      topology: sized('host-lb1', { memoryGiB: 0.5 }),
      findings: [{ messageId: 'memory', data: { memory: 0.5 } }],
      fix: 'none',
    },
    {
      name: 'both',
      topology: sized('host-lb1', { cpus: 0.5, memoryGiB: 0.5 }),
      findings: [{ messageId: 'both' }],
      fix: 'none',
    },
  ],
});
