import { describe, expect, it } from 'vitest';
import { topology } from '../../testing/topology-builder.ts';
import { indexTopology } from '../graph/topology-index.ts';
import type { Topology } from '../model/topology.ts';
import { ruleContext } from './context.ts';
import { rules } from './registry.ts';
import { runRule } from './run.ts';

/**
 * Milliseconds that no rule may take, however large and broken the design: what grows with the
 * square of the hosts or worse is far beyond. How fast rules are is for `npm run bench` to say.
 */
const budget = 5000;

/** A thousand hosts, all with the same addresses and names, and dozens of VIPs and firewalls. */
function everythingWrong(): Topology {
  const builder = topology().zones(5).stacked(250).loadBalancers(25).workers(725);
  for (let n = 0; n < 40; n += 1) builder.vip('10.0.0.100');
  return builder
    .with(({ hosts, components, failureDomains, network }) => {
      for (const host of hosts) {
        host.addresses = ['10.0.0.1', '172.17.0.4', 'none'];
        host.name = 'Bad Name';
      }
      for (const component of components) component.name = 'same';
      network.firewalls = failureDomains.flatMap(({ id }) =>
        Array.from({ length: 6 }, () => ({ failureDomain: id, allow: ['tcp/6443', 'nonsense'] })),
      );
      network.roundTripTimes.push({ from: 'zone-a', to: 'zone-b', milliseconds: 700 });
    })
    .build();
}

describe('every rule', () => {
  it('ends soon on a design where everything is wrong', () => {
    const context = ruleContext(indexTopology(everythingWrong()));
    context.verdict();
    const slow = rules.flatMap((rule) => {
      const begin = performance.now();
      runRule(rule, context);
      return performance.now() - begin > budget ? [rule.meta.id] : [];
    });
    expect(slow).toEqual([]);
  });
});
