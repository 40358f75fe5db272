import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import type { VipEndpoint } from '../../../model/topology.ts';
import { rule } from './check-not-local.ts';

const vip = (check: VipEndpoint['check']) =>
  topology()
    .stacked(3)
    .loadBalancers(2)
    .vip('10.0.0.100', check && { check });

ruleTester(rule, {
  valid: [
    { name: 'the check of the bundle', topology: vip(undefined) },
    { name: 'a check of the load balancer', topology: vip('load-balancer') },
    { name: 'a check of what the load balancer reaches', topology: vip('backends') },
    { name: 'no check, of which another rule speaks', topology: vip('none') },
  ],
  invalid: [
    {
      name: 'a check of the address itself',
      topology: vip('vip'),
      findings: [{ messageId: 'vip', severity: 'error', targets: ['vip'] }],
      fix: 'safe',
    },
    {
      name: 'a check of a kube-apiserver',
      topology: vip('api-server'),
      findings: [{ messageId: 'apiServer', targets: ['vip'] }],
      fix: 'safe',
    },
  ],
});
