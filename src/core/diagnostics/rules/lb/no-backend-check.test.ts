import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology, type TopologyBuilder } from '../../../../testing/topology-builder.ts';
import type { LoadBalancer, VipEndpoint } from '../../../model/topology.ts';
import { rule } from './no-backend-check.ts';

/** Masters in 10.0.0.0/24, load balancers in 10.0.1.0/24, both drawn. */
const routed = (
  patch: Partial<VipEndpoint> = {},
  balancer: Partial<LoadBalancer> = {},
): TopologyBuilder =>
  topology()
    .stacked(3)
    .loadBalancers(2, balancer)
    .vip('10.0.1.100', patch)
    .with(({ hosts, network }) => {
      for (const [n, host] of hosts.slice(3).entries()) host.addresses = [`10.0.1.${n + 10}`];
      network.hostSubnets.push(
        { cidr: '10.0.0.0/24', stretched: false },
        { cidr: '10.0.1.0/24', stretched: false },
      );
    });

ruleTester(rule, {
  valid: [
    { name: 'one subnet', topology: topology().stacked(3).loadBalancers(2).vip('10.0.0.100') },
    {
      name: 'subnets that are not drawn',
      topology: routed().with(({ network }) => {
        network.hostSubnets = [];
      }),
    },
    { name: 'a check of the back ends', topology: routed({ check: 'backends', checkFall: 4 }) },
    { name: 'NGINX, which cannot say', topology: routed({}, { software: 'nginx' }) },
    {
      name: 'load balancers on the masters',
      topology: topology()
        .stacked(3)
        .loadBalancersOnMasters()
        .vip('10.0.0.100')
        .with(({ network }) => network.hostSubnets.push({ cidr: '10.0.0.0/24', stretched: false })),
    },
  ],
  invalid: [
    {
      name: 'a router between them and the masters',
      topology: routed(),
      findings: [{ messageId: 'routed', severity: 'info', targets: ['vip', 'lb1', 'lb2'] }],
      fix: 'suggestion',
      fixed: ({ endpoints: [endpoint] }) =>
        expect(endpoint).toMatchObject({ check: 'backends', checkFall: 4 }),
    },
  ],
});
