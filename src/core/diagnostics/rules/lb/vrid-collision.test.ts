import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './vrid-collision.ts';

const twoGroups = (second: string, unicast = true) =>
  topology()
    .stacked(3)
    .loadBalancers(4)
    .vip('10.0.0.100', { members: ['lb1', 'lb2'], virtualRouterId: 51, unicast })
    .vip(second, { members: ['lb3', 'lb4'], virtualRouterId: 51, unicast });

ruleTester(rule, {
  valid: [
    {
      name: 'an id each',
      topology: topology().stacked(3).loadBalancers(2).vip('10.0.0.100').vip('10.0.0.101'),
    },
    { name: 'two segments', topology: twoGroups('10.0.9.100', false) },
    { name: 'two address families', topology: twoGroups('fd00::10', false) },
  ],
  invalid: [
    {
      name: 'multicast groups on one segment',
      topology: twoGroups('10.0.0.101', false),
      findings: [{ messageId: 'mixed', severity: 'error', targets: ['vip-2', 'vip'] }],
      fix: 'safe',
    },
    {
      name: 'unicast groups with other peers, as a warning',
      topology: twoGroups('10.0.0.101'),
      findings: [{ messageId: 'unicast', severity: 'warning', targets: ['vip-2', 'vip'] }],
      fix: 'safe',
    },
    {
      name: 'unicast groups on the same hosts',
      topology: topology()
        .stacked(3)
        .loadBalancers(2)
        .vip('10.0.0.100')
        .vip('10.0.0.101', { virtualRouterId: 51 }),
      findings: [{ messageId: 'mixed', severity: 'error', data: { id: 51 } }],
      fix: 'safe',
    },
  ],
});
