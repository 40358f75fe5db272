import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './endpoint-port.ts';

const pair = (first: number, second: number) =>
  topology()
    .stacked(3)
    .loadBalancers(1, { port: first })
    .loadBalancers(1, { port: second })
    .vip('10.0.0.100');

ruleTester(rule, {
  valid: [
    { name: 'one port', topology: pair(6443, 6443) },
    { name: 'another port than the API server', topology: pair(8443, 8443) },
    {
      name: 'two VIPs on a port each',
      topology: topology()
        .stacked(3)
        .loadBalancers(1, { port: 6443 })
        .loadBalancers(1, { port: 8443 })
        .vip('10.0.0.100', { members: ['lb1'] })
        .vip('10.0.0.101', { members: ['lb2'] }),
    },
    {
      name: 'a cloud load balancer, which knows the port of each backend',
      topology: topology()
        .stacked(3)
        .loadBalancers(1, { port: 6443 })
        .loadBalancers(1, { port: 8443 })
        .cloudLoadBalancer()
        .with(({ links }) => {
          links.push(
            { kind: 'forwards', id: 'c1', from: 'cloud', to: 'lb1', mode: 'active' },
            { kind: 'forwards', id: 'c2', from: 'cloud', to: 'lb2', mode: 'active' },
          );
        }),
    },
  ],
  invalid: [
    {
      name: 'two ports behind one VIP',
      topology: pair(6443, 8443),
      findings: [
        {
          messageId: 'differ',
          severity: 'error',
          targets: ['vip', 'lb2'],
          data: { port: 6443, members: 'lb-2' },
        },
      ],
      fix: 'suggestion',
      fixed: (design) =>
        expect(design.components.find(({ id }) => id === 'lb2')).toMatchObject({ port: 6443 }),
    },
    {
      name: 'two ports behind one DNS name',
      topology: topology()
        .stacked(3)
        .loadBalancers(1, { port: 8443 })
        .loadBalancers(1, { port: 6443 })
        .with(({ endpoints, links }) => {
          endpoints.push({ kind: 'dns', id: 'dns', name: 'dns' });
          links.push(
            { kind: 'forwards', id: 'd1', from: 'dns', to: 'lb1', mode: 'active' },
            { kind: 'forwards', id: 'd2', from: 'dns', to: 'lb2', mode: 'active' },
          );
        }),
      findings: [{ messageId: 'differ', targets: ['dns', 'lb2'], data: { port: 8443 } }],
      fix: 'suggestion',
      fixed: (design) =>
        expect(design.components.find(({ id }) => id === 'lb2')).toMatchObject({ port: 8443 }),
    },
    {
      name: 'a first port that is taken on the host of the other',
      topology: topology()
        .stacked(3)
        .loadBalancers(1, { port: 6443 })
        .loadBalancers(1, { port: 8443 })
        .vip('10.0.0.100')
        .with((design) => {
          const other = design.components.find(({ id }) => id === 'lb2');
          if (other) other.host = 'host-m1';
        }),
      findings: [{ messageId: 'differ', targets: ['vip', 'lb2'] }],
      fix: 'suggestion',
      fixed: (design) =>
        expect(design.components.find(({ id }) => id === 'lb1')).toMatchObject({ port: 8443 }),
    },
    {
      name: 'two on one host',
      topology: topology()
        .stacked(3)
        .loadBalancers(1, { port: 6443 })
        .loadBalancers(1, { port: 8443 })
        .vip('10.0.0.100')
        .with((design) => {
          const other = design.components.find(({ id }) => id === 'lb2');
          if (other) other.host = 'host-lb1';
        }),
      findings: [{ messageId: 'differ' }],
      fix: 'none',
    },
  ],
});
