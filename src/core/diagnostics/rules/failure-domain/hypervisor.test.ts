import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './hypervisor.ts';

const machines = () =>
  topology()
    .domain('hypervisor', 'vmhost-1')
    .domain('hypervisor', 'vmhost-2')
    .domain('hypervisor', 'vmhost-3');
const each = { in: ['vmhost-1', 'vmhost-2', 'vmhost-3'] };

ruleTester(rule, {
  valid: [
    {
      name: 'a hypervisor each',
      topology: machines().stacked(3, each).loadBalancers(2, each).vip('10.0.0.100'),
    },
    { name: 'bare metal', topology: topology().stacked(3).loadBalancers(2).vip('10.0.0.100') },
  ],
  invalid: [
    {
      name: 'two of five voters on one',
      topology: machines()
        .stacked(5, { in: ['vmhost-1', 'vmhost-1'] })
        .with((design) => {
          for (const host of design.hosts.slice(2)) delete host.failureDomain;
        })
        .loadBalancers(2, { in: ['vmhost-2', 'vmhost-3'] })
        .vip('10.0.0.100'),
      findings: [
        {
          messageId: 'etcd',
          severity: 'error',
          targets: ['vmhost-1', 'e1', 'e2'],
          data: { count: 2 },
        },
      ],
      fix: 'suggestion',
    },
    {
      name: 'both load balancers on one',
      topology: machines()
        .stacked(3, each)
        .loadBalancers(2, { in: ['vmhost-2'] })
        .vip('10.0.0.100'),
      findings: [
        { messageId: 'loadBalancers', severity: 'error', targets: ['vmhost-2', 'lb1', 'lb2'] },
      ],
      fix: 'suggestion',
    },
    {
      name: 'all voters on the only one',
      topology: topology()
        .domain('hypervisor', 'vmhost-1')
        .stacked(3, { in: ['vmhost-1'] })
        .cloudLoadBalancer('other'),
      findings: [{ messageId: 'etcd', targets: ['vmhost-1', 'e1', 'e2', 'e3'] }],
      fix: 'none',
    },
  ],
});
