import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './no-keepalived.ts';

ruleTester(rule, {
  valid: [
    { name: 'a VIP', topology: topology().stacked(3).loadBalancers(2).vip('10.0.0.100') },
    { name: 'one load balancer, which another rule tells', topology: topology().loadBalancers(1) },
    {
      name: 'a DNS name',
      topology: topology()
        .stacked(3)
        .loadBalancers(2)
        .with((design) => {
          design.endpoints.push({ id: 'dns', kind: 'dns', name: 'api' });
          for (const to of ['lb1', 'lb2']) {
            design.links.push({
              id: `dns-${to}`,
              kind: 'forwards',
              from: 'dns',
              to,
              mode: 'active',
            });
          }
        }),
    },
  ],
  invalid: [
    {
      name: 'two that nothing joins',
      topology: topology().stacked(3).loadBalancers(2),
      findings: [
        {
          messageId: 'none',
          severity: 'error',
          targets: ['lb1', 'lb2'],
          data: { names: 'lb-1, lb-2' },
        },
      ],
      fix: 'suggestion',
      fixed: (design) =>
        expect(design.endpoints).toMatchObject([{ kind: 'vip', members: ['lb1', 'lb2'] }]),
    },
    {
      name: 'a third one outside the VIP',
      topology: topology()
        .stacked(3)
        .loadBalancers(3)
        .vip('10.0.0.100', { members: ['lb1', 'lb2'] }),
      findings: [{ messageId: 'outside', targets: ['lb3'] }],
      fix: 'suggestion',
    },
  ],
});
