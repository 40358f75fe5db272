import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import type { LoadBalancer } from '../../../model/topology.ts';
import { rule } from './vip-bind.ts';

const balancers = (patch: Partial<LoadBalancer>) => topology().stacked(3).loadBalancers(1, patch);

ruleTester(rule, {
  valid: [
    { name: 'every address', topology: balancers({ bindTo: 'any' }).vip('10.0.0.100') },
    {
      name: 'the VIP, on a host that may bind it',
      topology: balancers({ bindTo: 'vip', nonlocalBind: true }).vip('10.0.0.100'),
    },
    { name: 'a VIP that is not there', topology: balancers({ bindTo: 'vip' }) },
    { name: 'a VIP without an address', topology: balancers({ bindTo: 'vip' }).vip('') },
  ],
  invalid: [
    {
      name: 'the VIP alone',
      topology: balancers({ bindTo: 'vip' }).vip('10.0.0.100'),
      findings: [{ messageId: 'bind', severity: 'error', targets: ['lb1'] }],
      fix: 'safe',
      fixed: ({ components }) =>
        expect(components.find(({ id }) => id === 'lb1')).toMatchObject({ nonlocalBind: true }),
    },
  ],
});
