import { describe, expect, it } from 'vitest';
import { candidatesOf } from '../../../testing/candidates.ts';
import { topology } from '../../../testing/topology-builder.ts';
import { fewerVoters } from './fewer-voters.ts';

describe('one voter fewer', () => {
  it('is offered for an even number above two; a stacked one leaves with its master', () => {
    const [made, ...others] = candidatesOf(fewerVoters, topology().zones(2).stacked(4).build());
    expect(others).toEqual([]);
    expect(made?.label).toContain('4 voters tolerate as few failures as 3');
    expect(made?.after.topology.hosts).toHaveLength(3);
    expect(made?.after.controlPlanes).toHaveLength(3);
  });

  it.each([2, 3, 5])('not for %i', (count) => {
    expect(candidatesOf(fewerVoters, topology().externalEtcd(count).build())).toEqual([]);
  });
});
