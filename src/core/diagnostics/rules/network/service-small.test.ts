import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './service-small.ts';

ruleTester(rule, {
  valid: [
    { name: 'the defaults', topology: topology().stacked(3) },
    { name: 'sixteen addresses', topology: withServices('10.96.0.0/28', 'fd00:10:96::/124') },
    { name: 'what is no network', topology: withServices('services') },
  ],
  invalid: [
    {
      name: 'eight addresses',
      topology: withServices('10.96.0.0/29'),
      findings: [
        {
          messageId: 'tooSmall',
          severity: 'error',
          targets: ['cluster'],
          data: { cidr: '10.96.0.0/29', count: 8 },
        },
      ],
      fix: 'suggestion',
      fixed: ({ cluster }) => expect(cluster.serviceSubnets).toEqual(['10.96.0.0/16']),
    },
    {
      name: 'the IPv6 one of two',
      topology: withServices('10.96.0.0/16', 'fd00:10:96::/125'),
      findings: [{ messageId: 'tooSmall', data: { cidr: 'fd00:10:96::/125', count: 8 } }],
      fix: 'suggestion',
    },
  ],
});

function withServices(...serviceSubnets: string[]) {
  return topology().cluster({ serviceSubnets }).stacked(3);
}
