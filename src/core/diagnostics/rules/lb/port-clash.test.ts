import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './port-clash.ts';

ruleTester(rule, {
  valid: [
    {
      name: '6443 on a host of its own',
      topology: topology().stacked(3).loadBalancers(2).vip('10.0.0.100'),
    },
    {
      name: '8443 on the masters',
      topology: topology().stacked(3).loadBalancersOnMasters().vip('10.0.0.100'),
    },
    {
      name: '6443 on the masters, where the API server has another port',
      topology: topology()
        .cluster({ apiServerPort: 7443 })
        .stacked(3)
        .loadBalancersOnMasters(6443)
        .vip('10.0.0.100'),
    },
  ],
  invalid: [
    {
      name: '6443 on the masters',
      topology: topology().stacked(3).loadBalancersOnMasters(6443).vip('10.0.0.100'),
      findings: [
        {
          messageId: 'clash',
          severity: 'error',
          targets: ['lb1', 'host-m1'],
          data: { port: 6443 },
        },
        { messageId: 'clash', targets: ['lb2', 'host-m2'] },
        { messageId: 'clash', targets: ['lb3', 'host-m3'] },
      ],
      fix: 'suggestion',
      fixed: (design) =>
        expect(
          design.components.flatMap((each) => (each.kind === 'load-balancer' ? each.port : [])),
        ).toEqual([8443, 8443, 8443]),
    },
    {
      name: 'the port of etcd beside it',
      topology: topology().stacked(1).loadBalancersOnMasters(2379).vip('10.0.0.100'),
      findings: [{ messageId: 'clash', data: { listener: 'etcd clients' } }],
      fix: 'suggestion',
    },
    {
      name: 'the port of its own metrics',
      topology: topology()
        .stacked(3)
        .loadBalancers(1, { port: 8406, metrics: 'loopback' })
        .vip('10.0.0.100'),
      findings: [{ messageId: 'clash', data: { listener: 'metrics of the load balancer' } }],
      fix: 'suggestion',
    },
    {
      name: 'the port of its own health check',
      topology: topology().stacked(3).loadBalancers(2, { port: 8404 }).vip('10.0.0.100'),
      findings: [
        { messageId: 'clash', targets: ['lb1', 'host-lb1'] },
        { messageId: 'clash', targets: ['lb2', 'host-lb2'] },
      ],
      fix: 'suggestion',
    },
  ],
});
