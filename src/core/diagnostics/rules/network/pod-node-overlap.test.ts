import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './pod-node-overlap.ts';

ruleTester(rule, {
  valid: [
    { name: 'the defaults', topology: topology().stacked(3) },
    {
      name: 'a declared host subnet beside it',
      topology: topology()
        .stacked(3)
        .with((design) =>
          design.network.hostSubnets.push({ cidr: '10.0.0.0/24', stretched: true }),
        ),
    },
  ],
  invalid: [
    {
      name: 'a declared host subnet, and not its hosts again',
      topology: topology()
        .cluster({ podSubnets: ['10.0.0.0/16'] })
        .stacked(3)
        .with((design) =>
          design.network.hostSubnets.push({ cidr: '10.0.0.0/24', stretched: true }),
        ),
      findings: [
        {
          messageId: 'subnet',
          severity: 'error',
          targets: ['cluster', 'network'],
          data: { cidr: '10.0.0.0/16', subnet: '10.0.0.0/24' },
        },
      ],
      fix: 'suggestion',
      fixed: (design) => expect(design.cluster.podSubnets).toEqual(['10.244.0.0/16']),
    },
    {
      name: 'host addresses of no declared subnet',
      topology: topology()
        .cluster({ podSubnets: ['10.0.0.0/16'] })
        .stacked(2),
      findings: [{ messageId: 'hosts', targets: ['cluster', 'host-m1', 'host-m2'] }],
      fix: 'suggestion',
    },
  ],
});
