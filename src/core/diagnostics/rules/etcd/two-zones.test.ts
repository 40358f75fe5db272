import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './two-zones.ts';

const withLoadBalancers = () => topology().zones(2);

ruleTester(rule, {
  valid: [
    { name: 'three zones', topology: topology().zones(3).stacked(3) },
    { name: 'one zone, which another rule tells', topology: topology().zones(1).stacked(3) },
    {
      name: 'two members, for which zones do not matter',
      topology: topology().zones(2).stacked(2),
    },
    {
      name: 'members whose zone is not known',
      topology: topology()
        .zones(2)
        .stacked(3)
        .with((design) => delete design.hosts[2]?.failureDomain),
    },
  ],
  invalid: [
    {
      name: '2+1',
      topology: withLoadBalancers().stacked(3).loadBalancers(2).vip('10.0.0.100'),
      findings: [
        {
          messageId: 'larger',
          severity: 'warning',
          targets: ['etcd', 'zone-a', 'zone-b'],
          data: { zone: 'zone-a', count: 2, voters: 3 },
        },
      ],
      fix: 'suggestion',
      fixed: (design) => {
        const zones = design.hosts
          .filter(({ name }) => name.startsWith('master'))
          .map(({ failureDomain }) => failureDomain);
        expect(new Set(zones).size).toBe(3);
      },
    },
    {
      name: '2+2, which becomes 2+2+1',
      topology: withLoadBalancers()
        .controlPlanes(2)
        .externalEtcd(4)
        .loadBalancers(2)
        .vip('10.0.0.100'),
      findings: [{ messageId: 'equal', data: { count: 2 } }],
      fix: 'suggestion',
      fixed: (design) => expect(design.etcdClusters[0]?.members).toHaveLength(5),
    },
  ],
});
