import { describe, expect, it } from 'vitest';
import { topology } from '../../../testing/topology-builder.ts';
import { indexTopology } from '../../graph/topology-index.ts';
import { Draft } from './draft.ts';
import { innerPlace, standingPlaces } from './places.ts';

const racks = () =>
  topology()
    .domain('region', 'region')
    .zones(2, 'region')
    .domain('rack', 'rack-1', 'zone-a')
    .domain('rack', 'rack-2', 'zone-a');

describe('where hosts may stand', () => {
  it('is inside the innermost domains, and where hosts stand already', () => {
    const index = indexTopology(racks().host('x', 'region').build());
    const ids = (kinds: readonly ('zone' | 'rack')[]) =>
      standingPlaces(index, new Set(kinds)).map(({ id }) => id);
    expect(ids([])).toEqual(['region', 'zone-b', 'rack-1', 'rack-2']);
    expect(ids(['zone'])).toEqual(['zone-b', 'rack-1', 'rack-2']);
    expect(ids(['rack'])).toEqual(['rack-1', 'rack-2']);
  });
});

describe('the place inside a domain', () => {
  const draft = () => new Draft(indexTopology(racks().host('x', 'rack-1').build()));

  it('is the emptiest one with as many kinds around it', () => {
    expect(innerPlace(draft(), 'zone-a', 'rack-1')).toBe('rack-2');
    expect(innerPlace(draft(), 'zone-b', undefined)).toBe('zone-b');
    expect(innerPlace(draft(), 'zone-b', 'zone-a')).toBe('zone-b');
  });

  it('is drawn where there is none, once', () => {
    const changed = draft();
    const place = innerPlace(changed, 'zone-b', 'rack-1');
    expect(changed.index.domains.get(place)).toMatchObject({ kind: 'rack', parent: 'zone-b' });
    expect(innerPlace(changed, 'zone-b', 'rack-1')).toBe(place);
    expect(changed.refused).toBe(false);
  });
});
