import { describe, expect, it } from 'vitest';
import { topology } from '../../testing/topology-builder.ts';
import { relatedTo } from './related.ts';
import { indexTopology } from './topology-index.ts';

const index = indexTopology(
  topology().zones(3).stacked(3).loadBalancers(2).vip('10.0.0.100').host('bare', 'zone-c').build(),
);
const related = (...ids: string[]): ReadonlySet<string> => relatedTo(index, ids);

describe('relatedTo', () => {
  it('takes the ends of links, and where they stand', () => {
    const of = related('lb1');
    for (const id of ['lb1', 'host-lb1', 'zone-a', 'm1', 'm2', 'm3', 'host-m3', 'zone-c', 'vip']) {
      expect([id, of.has(id)]).toEqual([id, true]);
    }
    expect(of.has('host-bare')).toBe(false);
    expect(of.has('lb2')).toBe(false);
    expect(of.has('e1')).toBe(false);
  });

  it('takes what a place holds, with what that is linked to', () => {
    const of = related('zone-b');
    for (const id of ['host-m2', 'm2', 'e2', 'e1', 'e3', 'lb1', 'lb2']) {
      expect([id, of.has(id)]).toEqual([id, true]);
    }
    expect(of.has('m1')).toBe(true);
    expect(related('host-bare')).toEqual(new Set(['host-bare', 'zone-c']));
  });

  it('takes the members of an endpoint and of a cluster', () => {
    expect(related('vip').has('lb2')).toBe(true);
    expect(related('e1').has('e3')).toBe(true);
    expect(related('e1').has('lb1')).toBe(false);
  });

  it('counts a link as its ends, and knows nothing of what is gone', () => {
    const link = index.topology.links[0];
    expect(related(link?.id ?? '').has(link?.to ?? '')).toBe(true);
    expect(related('gone')).toEqual(new Set(['gone']));
  });
});
