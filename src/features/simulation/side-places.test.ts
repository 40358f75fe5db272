import { describe, expect, it } from 'vitest';
import { indexTopology } from '../../core/graph/topology-index.ts';
import { topology } from '../../testing/topology-builder.ts';
import { placesOf } from './side-places.ts';

const index = indexTopology(
  topology()
    .domain('region', 'north')
    .zones(3, 'north')
    .stacked(3)
    .workers(1, { in: ['zone-a'] })
    .host('loose')
    .build(),
);

describe('placesOf', () => {
  it('names a zone rather than its hosts', () => {
    expect(placesOf(index, ['host-m1', 'host-w1'])).toEqual(['zone-a']);
    expect(placesOf(index, ['host-m2', 'host-m3'])).toEqual(['zone-b', 'zone-c']);
  });

  it('names what holds all of it, and hosts that stand alone', () => {
    const all = index.topology.hosts.map(({ id }) => id);
    expect(placesOf(index, all)).toEqual(['north', 'host-loose']);
    expect(placesOf(index, ['host-m1'])).toEqual(['host-m1']);
  });
});
