import type { Topology } from '../../../model/topology.ts';
import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './backends-incomplete.ts';

const without = (id: string) => (design: Topology) => {
  design.links = design.links.filter((link) => link.id !== id);
};

ruleTester(rule, {
  valid: [
    { name: 'every master', topology: topology().stacked(3).loadBalancers(2).vip('10.0.0.100') },
    { name: 'no master yet', topology: topology().loadBalancers(2).vip('10.0.0.100') },
    {
      name: 'a standby backend',
      topology: topology()
        .stacked(3)
        .loadBalancers(2)
        .with((design) => {
          const [link] = design.links;
          if (link?.kind === 'forwards') link.mode = 'standby';
        }),
    },
    {
      name: 'a cloud load balancer before load balancers',
      topology: topology()
        .stacked(3)
        .loadBalancers(2)
        .cloudLoadBalancer()
        .with((design) => {
          design.links = design.links.filter(({ from }) => from !== 'cloud');
          design.links.push({
            id: 'c',
            kind: 'forwards',
            from: 'cloud',
            to: 'lb1',
            mode: 'active',
          });
        }),
    },
  ],
  invalid: [
    {
      name: 'a master left out by one load balancer',
      topology: topology().stacked(3).loadBalancers(2).vip('10.0.0.100').with(without('lb2-m3')),
      findings: [
        {
          messageId: 'missing',
          severity: 'error',
          targets: ['lb2', 'm3'],
          data: { names: 'master-3' },
        },
      ],
      fix: 'safe',
      fixed: (design) => expect(design.links).toHaveLength(6),
    },
    {
      name: 'no backend at all, of a cloud load balancer too',
      topology: topology().stacked(3).loadBalancers(1).cloudLoadBalancer().unlinked(),
      findings: [
        { messageId: 'none', targets: ['lb1', 'm1', 'm2', 'm3'] },
        { messageId: 'none', targets: ['cloud', 'm1', 'm2', 'm3'] },
      ],
      fix: 'safe',
    },
  ],
});
