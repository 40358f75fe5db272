import { describe, expect, it } from 'vitest';
import { freeId, freeName, usedIds } from './ids.ts';
import { emptyTopology, topologySchema } from './topology.ts';

describe('ids', () => {
  it('takes the smallest free number from 1', () => {
    expect(freeId('lb', new Set())).toBe('lb-1');
    expect(freeId('lb', new Set(['lb-1', 'lb-3']))).toBe('lb-2');
  });

  it('looks at the elements of every kind, and at scenarios', () => {
    const topology = topologySchema.parse({
      ...emptyTopology('t'),
      failureDomains: [{ id: 'd', kind: 'zone', name: '' }],
      hosts: [{ id: 'h', name: '' }],
      components: [{ id: 'c', kind: 'worker', name: '', host: 'h' }],
      etcdClusters: [{ id: 'e', name: '', placement: 'external' }],
      endpoints: [{ id: 'p', kind: 'dns', name: '' }],
      links: [{ id: 'l', kind: 'forwards', from: 'p', to: 'c' }],
      scenarios: [{ id: 's', name: '' }],
    });
    expect([...usedIds(topology)].toSorted()).toEqual(['c', 'd', 'e', 'h', 'l', 'p', 's']);
  });

  it('gives names without regard to case, as host names have none', () => {
    expect(freeName('lb', ['LB-1', 'Lb-2'])).toBe('lb-3');
  });
});
