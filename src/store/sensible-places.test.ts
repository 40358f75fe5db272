import { describe, expect, it } from 'vitest';
import { indexTopology } from '../core/graph/topology-index.ts';
import { topology } from '../testing/topology-builder.ts';
import { sensiblePlaces } from './sensible-places.ts';

const index = indexTopology(
  topology()
    .domain('region', 'region-1')
    .zones(1, 'region-1')
    .controlPlanes(1)
    .host('bare', 'zone-a')
    .build(),
);
const etcd = { make: 'component', kind: 'etcd' } as const;
const master = { make: 'component', kind: 'control-plane' } as const;

describe('sensiblePlaces', () => {
  it('goes onto the selected host, or the host of the selected component', () => {
    expect(sensiblePlaces(index, etcd, new Set(['host-bare']))[0]).toEqual({ host: 'host-bare' });
    expect(sensiblePlaces(index, etcd, new Set(['m1']))[0]).toEqual({ host: 'host-m1' });
  });

  it('does not stack a second component of a kind on one host', () => {
    expect(sensiblePlaces(index, master, new Set(['m1']))).toEqual([
      { failureDomain: 'zone-a' },
      {},
    ]);
  });

  it('offers every domain around the selection to a new domain, inside out', () => {
    const rack = { make: 'failure-domain', kind: 'rack' } as const;
    expect(sensiblePlaces(index, rack, new Set(['m1']))).toEqual([
      { failureDomain: 'zone-a' },
      { failureDomain: 'region-1' },
      {},
    ]);
  });

  it('is free for endpoints and without one clear selection', () => {
    expect(sensiblePlaces(index, { make: 'endpoint', kind: 'vip' }, new Set(['m1']))).toEqual([{}]);
    expect(sensiblePlaces(index, etcd, new Set())).toEqual([{}]);
    expect(sensiblePlaces(index, etcd, new Set(['m1', 'host-bare']))).toEqual([{}]);
  });
});
