import { describe, expect, it } from 'vitest';
import { candidatesOf, heldBy } from '../../../testing/candidates.ts';
import { topology } from '../../../testing/topology-builder.ts';
import { moveHost } from './move-host.ts';

const ids = (design: ReturnType<typeof topology>): string[] =>
  candidatesOf(moveHost, design.build()).map(({ id }) => id);

describe('moving a host', () => {
  it('names one host of each make and place, and one of the zones that hold as much', () => {
    const design = topology()
      .zones(3)
      .loadBalancers(2, { in: ['zone-a'] })
      .vip('');
    expect(ids(design)).toEqual(['move-host:host-lb1:zone-b']);
  });

  it('tries the emptier zone first, and leaves workers where they are', () => {
    const design = topology()
      .zones(3)
      .stacked(3, { in: ['zone-a', 'zone-a', 'zone-b'] })
      .workers(2);
    expect(ids(design)).toEqual([
      'move-host:host-m1:zone-c',
      'move-host:host-m1:zone-b',
      'move-host:host-m3:zone-c',
      'move-host:host-m3:zone-a',
    ]);
  });

  it('never takes a host out of its rack into a zone that has none drawn around it', () => {
    const design = topology()
      .zones(2)
      .domain('rack', 'rack-a', 'zone-a')
      .domain('rack', 'rack-b', 'zone-b')
      .domain('zone', 'zone-c')
      .loadBalancers(2, { in: ['rack-a'] });
    expect(ids(design)).toEqual(['move-host:host-lb1:rack-b']);
  });

  it('tells components apart that are configured differently', () => {
    const design = topology()
      .zones(2)
      .loadBalancers(1, { in: ['zone-a'] })
      .loadBalancers(1, { in: ['zone-a'], software: 'nginx' });
    const made = candidatesOf(moveHost, design.build());
    expect(made.map(({ label }) => label)).toEqual([
      'Move host lb-1 to zone-b',
      'Move host lb-2 to zone-b',
    ]);
    expect(heldBy(made[1]!.after, 'load-balancer')).toEqual({ 'zone-a': 1, 'zone-b': 1 });
  });

  it('has nothing to say about hosts outside of all domains', () => {
    expect(ids(topology().stacked(3))).toEqual([]);
  });
});
