import { describe, expect, it } from 'vitest';
import { indexTopology } from '../../core/graph/topology-index.ts';
import { topology } from '../../testing/topology-builder.ts';
import { roundTripRows, withRoundTrip } from './round-trips.ts';

const times = [{ from: 'zone-b', to: 'zone-a', milliseconds: 2 }];

describe('roundTripRows', () => {
  it('asks for each pair of zones once and knows a pair in either order', () => {
    const index = indexTopology(
      topology()
        .zones(3)
        .with((document) => {
          document.network.roundTripTimes = times;
        })
        .build(),
    );
    expect(
      roundTripRows(index).map(({ from, to, milliseconds }) => [from.id, to.id, milliseconds]),
    ).toEqual([
      ['zone-a', 'zone-b', 2],
      ['zone-a', 'zone-c', undefined],
      ['zone-b', 'zone-c', undefined],
    ]);
  });

  it('asks for regions where there is one zone', () => {
    const index = indexTopology(
      topology().domain('region', 'north').domain('region', 'south').zones(1, 'north').build(),
    );
    expect(roundTripRows(index).map(({ from, to }) => [from.id, to.id])).toEqual([
      ['north', 'south'],
    ]);
  });
});

describe('withRoundTrip', () => {
  it('changes a pair in place, adds a new one, and forgets one', () => {
    expect(withRoundTrip(times, 'zone-a', 'zone-b', 5)).toEqual([
      { from: 'zone-b', to: 'zone-a', milliseconds: 5 },
    ]);
    expect(withRoundTrip(times, 'zone-a', 'zone-c', 5)).toHaveLength(2);
    expect(withRoundTrip(times, 'zone-a', 'zone-b', undefined)).toEqual([]);
  });
});
