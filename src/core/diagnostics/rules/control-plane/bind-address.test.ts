import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './bind-address.ts';

const bound = (value: string) =>
  topology().cluster({ apiServerOptions: [{ name: 'bind-address', value }] });

ruleTester(rule, {
  valid: [
    { name: 'no option', topology: topology().stacked(3).kubeVip('10.0.0.100') },
    { name: 'every IPv4 address', topology: bound('0.0.0.0').stacked(3).kubeVip('10.0.0.100') },
    { name: 'every address', topology: bound('::').stacked(3).kubeVip('10.0.0.100') },
    { name: 'no address', topology: bound('eth0').stacked(3).kubeVip('10.0.0.100') },
    { name: 'no master', topology: bound('127.0.0.1').workers(1) },
    {
      name: 'one master on its own address, with a check of the load balancer',
      topology: bound('10.0.0.11').stacked(1).loadBalancersOnMasters().vip('10.0.0.100'),
    },
    {
      name: 'one master that a load balancer elsewhere checks',
      topology: bound('10.0.0.11')
        .stacked(1)
        .loadBalancers(2)
        .vip('10.0.0.100', { check: 'api-server' }),
    },
  ],
  invalid: [
    {
      name: 'loopback',
      topology: bound('127.0.0.1').stacked(3).loadBalancers(2).vip('10.0.0.100'),
      findings: [
        {
          messageId: 'loopback',
          severity: 'error',
          targets: ['cluster', 'host-m1', 'host-m2', 'host-m3'],
        },
      ],
      fix: 'suggestion',
      fixed: ({ cluster }) => expect(cluster.apiServerOptions).toEqual([]),
    },
    {
      name: 'the address of one of three masters',
      topology: bound('10.0.0.12').stacked(3).kubeVip('10.0.0.100'),
      findings: [
        {
          messageId: 'elsewhere',
          severity: 'error',
          targets: ['cluster', 'host-m1', 'host-m3'],
          data: { address: '10.0.0.12', hosts: 'master-1, master-3' },
        },
      ],
      fix: 'suggestion',
    },
    {
      name: 'one master with kube-vip',
      topology: bound('10.0.0.11').stacked(1).kubeVip('10.0.0.100'),
      findings: [{ messageId: 'local', severity: 'warning', targets: ['cluster', 'kube-vip'] }],
      fix: 'suggestion',
    },
    {
      name: 'one master that keepalived beside it checks',
      topology: bound('10.0.0.11')
        .stacked(1)
        .loadBalancersOnMasters()
        .vip('10.0.0.100', { check: 'api-server' }),
      findings: [{ messageId: 'local', targets: ['cluster', 'vip'] }],
      fix: 'suggestion',
    },
  ],
});
