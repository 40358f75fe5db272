import type { Topology } from '../../../model/topology.ts';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './external-endpoints.ts';

const external = () =>
  topology().controlPlanes(3).externalEtcd(3).loadBalancers(2).vip('10.0.0.100');
const storeIn =
  (master: string, ...targets: string[]) =>
  (design: Topology) => {
    design.links = design.links.filter(({ from }) => from !== master);
    for (const to of targets) {
      design.links.push({ id: `${master}-${to}`, kind: 'stores-in', from: master, to });
    }
  };

ruleTester(rule, {
  valid: [
    { name: 'links to the whole cluster', topology: external() },
    { name: 'links to each member', topology: external().with(storeIn('m1', 'e1', 'e2', 'e3')) },
    { name: 'stacked masters', topology: topology().stacked(3) },
    {
      name: 'the one member there is, which another rule tells',
      topology: topology().controlPlanes(3).externalEtcd(1),
    },
  ],
  invalid: [
    {
      name: 'one endpoint of three',
      topology: external().with(storeIn('m2', 'e1')),
      findings: [
        {
          messageId: 'some',
          severity: 'warning',
          targets: ['m2', 'etcd'],
          data: { count: 1, voters: 3 },
        },
      ],
      fix: 'safe',
    },
    {
      name: 'no endpoint at all',
      topology: external().with(storeIn('m3')),
      findings: [{ messageId: 'none', severity: 'error', targets: ['m3', 'etcd'] }],
      fix: 'safe',
    },
  ],
});
