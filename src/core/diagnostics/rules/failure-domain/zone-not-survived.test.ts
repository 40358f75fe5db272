import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './zone-not-survived.ts';

ruleTester(rule, {
  valid: [
    {
      name: 'three zones',
      topology: topology().zones(3).stacked(3).loadBalancers(2).vip('10.0.0.100'),
    },
    {
      name: 'one zone, which another rule tells',
      topology: topology().zones(1).stacked(3).loadBalancers(2).vip('10.0.0.100'),
    },
    { name: 'a design that does not work yet', topology: topology().zones(2).controlPlanes(3) },
  ],
  invalid: [
    {
      name: 'the zone with two of three members, as a warning in production',
      topology: topology().zones(2).stacked(3).loadBalancers(2).vip('10.0.0.100'),
      findings: [{ messageId: 'no-quorum', severity: 'warning', targets: ['zone-a'] }],
      fix: 'suggestion',
    },
    {
      name: 'the zone with both load balancers, as an error where a zone must be survived',
      topology: topology()
        .profile('multi-zone')
        .zones(3)
        .stacked(3)
        .loadBalancers(2, { in: ['zone-a'] })
        .vip('10.0.0.100'),
      findings: [{ messageId: 'no-endpoint', severity: 'error', targets: ['zone-a'] }],
      fix: 'suggestion',
    },
    {
      name: 'the zone with all masters',
      topology: topology()
        .zones(3)
        .controlPlanes(3, { in: ['zone-b'] })
        .externalEtcd(3)
        .loadBalancers(2)
        .vip('10.0.0.100'),
      findings: [{ messageId: 'no-control-plane', targets: ['zone-b'] }],
      fix: 'suggestion',
    },
    {
      name: 'a zone whose etcd members masters elsewhere depend on, behind a TCP check',
      topology: topology()
        .zones(3)
        .controlPlanes(3, { in: ['zone-a', 'zone-b'] })
        .externalEtcd(3)
        .loadBalancers(2, { in: ['zone-a', 'zone-b'], healthCheck: 'tcp' })
        .vip('10.0.0.100')
        .with((design) => {
          for (const link of design.links) {
            if (link.kind === 'stores-in' && link.from === 'm1') link.to = 'e3';
          }
        }),
      findings: [{ messageId: 'partial', targets: ['zone-c'] }],
      fix: 'none',
    },
  ],
});
