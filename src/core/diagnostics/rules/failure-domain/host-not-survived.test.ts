import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './host-not-survived.ts';

ruleTester(rule, {
  valid: [
    {
      name: 'spares everywhere',
      topology: topology().stacked(3).loadBalancers(2).vip('10.0.0.100'),
    },
    {
      name: 'a lab',
      topology: topology().profile('learning').stacked(1).loadBalancers(1).vip('10.0.0.100'),
    },
    { name: 'a design that does not work yet', topology: topology().controlPlanes(1) },
    {
      name: 'a host with two of three voters, which another rule tells',
      topology: topology()
        .controlPlanes(3)
        .externalEtcd(3)
        .loadBalancers(2)
        .vip('10.0.0.100')
        .with((design) => {
          const member = design.components.find(({ id }) => id === 'e2');
          if (member) member.host = 'host-e1';
        }),
    },
  ],
  invalid: [
    {
      name: 'the host of the only load balancer',
      topology: topology().stacked(3).loadBalancers(1).vip('10.0.0.100'),
      findings: [{ messageId: 'no-endpoint', severity: 'error', targets: ['host-lb1'] }],
      fix: 'none',
    },
    {
      name: 'both hosts of a cluster of two',
      topology: topology().controlPlanes(3).externalEtcd(2).loadBalancers(2).vip('10.0.0.100'),
      findings: [
        { messageId: 'no-quorum', targets: ['host-e1'] },
        { messageId: 'no-quorum', targets: ['host-e2'] },
      ],
      fix: 'none',
    },
    {
      name: 'the only master beside an external etcd',
      topology: topology().controlPlanes(1).externalEtcd(3).loadBalancers(2).vip('10.0.0.100'),
      findings: [{ messageId: 'no-control-plane', targets: ['host-m1'] }],
      fix: 'none',
    },
    {
      name: 'an etcd host that one master depends on, behind a TCP check',
      topology: topology()
        .controlPlanes(3)
        .externalEtcd(3)
        .loadBalancers(2, { healthCheck: 'tcp' })
        .vip('10.0.0.100')
        .with((design) => {
          for (const link of design.links) {
            if (link.kind === 'stores-in' && link.from === 'm1') link.to = 'e3';
          }
        }),
      findings: [{ messageId: 'partial', targets: ['host-e3'] }],
      fix: 'none',
    },
  ],
});
