import { describe, expect, it } from 'vitest';
import { topology, type TopologyBuilder } from '../../../testing/topology-builder.ts';
import { indexTopology } from '../../graph/topology-index.ts';
import { planOf } from '../structure/plan.ts';
import type { Service } from './analysis.ts';
import { convolve } from './convolution.ts';
import { planEvents } from './events.ts';

function convolved(builder: TopologyBuilder, service: Service = 'api-writable') {
  const plan = planOf(indexTopology(builder.build()));
  return convolve(plan, planEvents(plan), service);
}

const stacked = (): TopologyBuilder => topology().zones(3).stacked(3);

describe('convolve', () => {
  it('applies to every kind of endpoint before interchangeable masters', () => {
    for (const builder of [
      stacked().loadBalancers(2).vip(''),
      stacked().kubeVip(''),
      stacked().cloudLoadBalancer(),
      stacked().loadBalancersOnMasters().vip(''),
      stacked().loadBalancers(1),
      topology().zones(3).controlPlanes(3).externalEtcd(5).loadBalancers(2).vip(''),
    ]) {
      expect(convolved(builder)).toBeGreaterThan(1e-7);
      expect(convolved(builder, 'controllers')).toBeGreaterThan(1e-7);
    }
  });

  it('leaves to the diagrams what it matters who serves', () => {
    const nginx = stacked().loadBalancers(2, { software: 'nginx' }).vip('');
    expect(convolved(nginx)).toBeUndefined();
    const uneven = stacked()
      .loadBalancers(2)
      .vip('')
      .with(({ links }) => links.pop());
    expect(convolved(uneven)).toBeUndefined();
  });

  it('works out a design small enough for a pencil', () => {
    // One master with one member on one host: up is 0.9 for the host times 0.8 and 0.5 on it.
    const builder = topology()
      .stacked(1)
      .with(({ hosts, components }) => {
        hosts[0]!.availability = 0.9;
        components[0]!.availability = 0.8;
        components[1]!.availability = 0.5;
      });
    expect(convolved(builder)).toBeCloseTo(1 - 0.9 * 0.8 * 0.5, 15);
  });

  it('is certain of what can never be', () => {
    expect(convolved(topology().controlPlanes(2).loadBalancers(1).vip(''))).toBe(1);
  });
});
