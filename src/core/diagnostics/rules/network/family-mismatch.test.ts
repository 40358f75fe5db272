import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './family-mismatch.ts';

const v6 = { podSubnets: ['fd00:10:244::/56'], serviceSubnets: ['fd00:10:96::/112'] };

ruleTester(rule, {
  valid: [
    { name: 'IPv4', topology: topology().stacked(3).loadBalancers(2).vip('10.0.0.100') },
    {
      name: 'dual stack',
      topology: topology()
        .cluster({
          podSubnets: ['10.244.0.0/16', 'fd00:10:244::/56'],
          serviceSubnets: ['10.96.0.0/16', 'fd00:10:96::/112'],
        })
        .stacked(3),
    },
    {
      name: 'addresses that are none, which another rule tells',
      topology: topology()
        .cluster({ podSubnets: ['x'] })
        .stacked(1),
    },
  ],
  invalid: [
    {
      name: 'pods of both families, services of one',
      topology: topology()
        .cluster({ podSubnets: ['10.244.0.0/16', 'fd00:10:244::/56'] })
        .stacked(3),
      findings: [
        {
          messageId: 'networks',
          severity: 'error',
          targets: ['cluster'],
          data: { pods: 'IPv4 + IPv6', services: 'IPv4' },
        },
      ],
      fix: 'none',
    },
    {
      name: 'an IPv6 VIP on IPv4 hosts',
      topology: topology().stacked(3).loadBalancers(2).vip('fd00::10'),
      findings: [{ messageId: 'virtualIp', targets: ['vip', 'host-lb1', 'host-lb2'] }],
      fix: 'none',
    },
    {
      name: 'an IPv6 endpoint before IPv4 masters',
      topology: topology().cluster({ endpoint: '[fd00::10]' }).stacked(1),
      findings: [{ messageId: 'endpoint', targets: ['cluster', 'host-m1'] }],
      fix: 'none',
    },
    {
      name: 'IPv6 services on IPv4 masters',
      topology: topology().cluster(v6).stacked(1),
      findings: [{ messageId: 'nodes', targets: ['host-m1'], data: { families: 'IPv6' } }],
      fix: 'none',
    },
  ],
});
