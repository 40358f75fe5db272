import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './endpoint-node-ip.ts';

const known = (endpoint: string, masters = 3) =>
  topology().cluster({ endpoint }).stacked(masters).loadBalancers(2).vip('10.0.0.100');

ruleTester(rule, {
  valid: [
    { name: 'a DNS name', topology: known('api.example.internal') },
    { name: 'the VIP', topology: known('10.0.0.100') },
    { name: 'none, which another rule tells', topology: known('') },
  ],
  invalid: [
    {
      name: 'the address of a master',
      topology: known('10.0.0.12'),
      findings: [{ messageId: 'node', severity: 'error', targets: ['cluster', 'host-m2', 'm2'] }],
      fix: 'suggestion',
    },
    {
      name: 'the name of the only master, as a warning',
      topology: known('Master-1', 1),
      findings: [{ messageId: 'node', severity: 'warning' }],
      fix: 'suggestion',
    },
    {
      name: 'an IPv6 address in brackets',
      topology: known('[fd00::0:1]').with((design) => design.hosts[0]?.addresses.push('fd00::1')),
      findings: [{ messageId: 'node', targets: ['cluster', 'host-m1', 'm1'] }],
      fix: 'suggestion',
    },
  ],
});
