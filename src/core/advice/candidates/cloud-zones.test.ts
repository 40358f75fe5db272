import { describe, expect, it } from 'vitest';
import { candidatesOf } from '../../../testing/candidates.ts';
import { topology } from '../../../testing/topology-builder.ts';
import type { Topology } from '../../model/topology.ts';
import { cloudZones } from './cloud-zones.ts';

const withZones = (zones: string[]): Topology =>
  topology()
    .zones(3)
    .stacked(3)
    .cloudLoadBalancer()
    .with(({ endpoints }) => {
      for (const each of endpoints) if (each.kind === 'cloud-lb') each.zones = zones;
    })
    .build();

describe('the zones of a cloud load balancer', () => {
  it('become all of them', () => {
    const [made] = candidatesOf(cloudZones, withZones(['zone-a']));
    expect(made?.label).toBe('Give cloud a node in every zone');
    expect(made?.after.topology.endpoints).toMatchObject([{ zones: [] }]);
  });

  it('stay as they are where it is in all', () => {
    expect(candidatesOf(cloudZones, withZones([]))).toEqual([]);
  });
});
