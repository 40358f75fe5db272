import { describe, expect, it } from 'vitest';
import { indexTopology } from '../../core/graph/topology-index.ts';
import { topology } from '../../testing/topology-builder.ts';
import { domainOptions } from './domain-options.ts';

describe('domainOptions', () => {
  it('lists domains as a tree, each with its way from the top', () => {
    const index = indexTopology(
      topology()
        .domain('zone', 'zone-x')
        .domain('region', 'north')
        .domain('rack', 'rack-1', 'zone-x')
        .zones(1, 'north')
        .build(),
    );
    expect(domainOptions(index).map(({ domain, above }) => [domain.id, above.join('/')])).toEqual([
      ['zone-x', ''],
      ['rack-1', 'zone-x'],
      ['north', ''],
      ['zone-b', 'north'],
    ]);
  });
});
