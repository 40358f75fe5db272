import { expect } from 'vitest';
import type { Topology } from '../../../model/topology.ts';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './shared-host.ts';

const onOneHost = (from: string, to: string) => (design: Topology) => {
  const member = design.components.find(({ id }) => id === from);
  if (member) member.host = to;
};

ruleTester(rule, {
  valid: [
    { name: 'a host each', topology: topology().controlPlanes(3).externalEtcd(3) },
    {
      name: 'a voter and a learner',
      topology: topology()
        .controlPlanes(3)
        .externalEtcd(4)
        .with((design) => {
          const learner = design.etcdClusters[0]?.members[3];
          if (learner) learner.learner = true;
        })
        .with(onOneHost('e4', 'host-e1')),
    },
  ],
  invalid: [
    {
      name: 'two of three voters on one host',
      topology: topology()
        .controlPlanes(3)
        .externalEtcd(3)
        .loadBalancers(2)
        .vip('10.0.0.100')
        .with(onOneHost('e2', 'host-e1')),
      findings: [
        {
          messageId: 'critical',
          severity: 'error',
          targets: ['host-e1', 'e1', 'e2'],
          data: { count: 2, voters: 3 },
        },
      ],
      fix: 'suggestion',
    },
    {
      name: 'two of five stacked voters on one host',
      topology: topology()
        .stacked(5)
        .loadBalancers(2)
        .vip('10.0.0.100')
        .with(onOneHost('e5', 'host-m1')),
      findings: [{ messageId: 'shared', severity: 'error', targets: ['host-m1', 'e1', 'e5'] }],
      fix: 'suggestion',
      fixed: (design) =>
        expect(design.components.find(({ id }) => id === 'e5')?.host).toBe('host-m5'),
    },
  ],
});
