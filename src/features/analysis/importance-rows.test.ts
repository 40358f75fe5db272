import { describe, expect, it } from 'vitest';
import { indexTopology } from '../../core/graph/topology-index.ts';
import { templateById } from '../../core/model/templates/registry.ts';
import { heatOf, importanceRows } from './importance-rows.ts';

const importance = [
  { id: 'zone-a', fussellVesely: 0.5, birnbaum: 0.1 },
  { id: 'lb-1', fussellVesely: 0.2, birnbaum: 0.3 },
  { id: 'lb-1:keepalived', fussellVesely: 0.1, birnbaum: 0.3 },
  { id: 'lb-2', fussellVesely: -0.1, birnbaum: -0.2 },
];

describe('importanceRows', () => {
  const events = [{ id: 'zone-a', kind: 'zone', unavailability: 5e-4, overridden: false }];

  it('sorts by the measure that is asked for, then by the other', () => {
    const order = (measure: 'fussellVesely' | 'birnbaum'): string[] =>
      importanceRows({ importance, events }, measure).map(({ id }) => id);
    expect(order('fussellVesely')).toEqual(['zone-a', 'lb-1', 'lb-1:keepalived', 'lb-2']);
    expect(order('birnbaum')).toEqual(['lb-1', 'lb-1:keepalived', 'zone-a', 'lb-2']);
  });

  it('knows how often each is down by itself', () => {
    const [first] = importanceRows({ importance, events }, 'fussellVesely');
    expect(first?.unavailability).toBe(5e-4);
  });

  it('has nothing where there is no importance', () => {
    expect(importanceRows({ importance: null, events }, 'birnbaum')).toEqual([]);
  });
});

describe('heatOf', () => {
  const index = indexTopology(templateById('stacked-3-zones')!.build());

  it('adds processes to their component and leaves out what does no harm', () => {
    const heat = heatOf(index, importance);
    expect([...heat.keys()]).toEqual(['zone-a', 'lb-1']);
    expect(heat.get('lb-1')).toBeCloseTo(0.3);
  });

  it('is never more than all', () => {
    const both = ['lb-1', 'lb-1:proxy'].map((id) => ({ id, fussellVesely: 0.9, birnbaum: 1 }));
    expect(heatOf(index, both).get('lb-1')).toBe(1);
  });
});
