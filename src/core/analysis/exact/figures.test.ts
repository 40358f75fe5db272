import { describe, expect, it } from 'vitest';
import { topology } from '../../../testing/topology-builder.ts';
import { emptyTopology, figureKeys } from '../../model/topology.ts';
import { availabilityFigure, defaultAvailability, figureInfos } from './figures.ts';

describe('figureInfos', () => {
  it('has every figure once, with name and source in both languages', () => {
    expect(figureInfos.map(({ key }) => key).toSorted()).toEqual([...figureKeys].toSorted());
    for (const { name, source } of figureInfos) {
      for (const text of [name, source]) {
        expect(text.en).not.toBe('');
        expect(text.zh).not.toBe('');
      }
    }
  });
});

describe('availabilityFigure', () => {
  it('is a probability for every kind', () => {
    for (const key of figureKeys) {
      const figure = defaultAvailability(emptyTopology('t'), key);
      expect(figure).toBeGreaterThan(0.9);
      expect(figure).toBeLessThanOrEqual(1);
    }
  });

  it('takes a host of a cloud for an instance, and a load balancer of one zone for less', () => {
    const cloud = topology().cluster({ environment: 'aws' }).build();
    expect(availabilityFigure(cloud, 'host')).toBe(0.995);
    expect(availabilityFigure(emptyTopology('t'), 'host')).toBe(0.9994);
    expect(availabilityFigure(cloud, 'cloud-lb', 1)).toBe(0.999);
    expect(availabilityFigure(cloud, 'cloud-lb', 3)).toBe(0.9999);
  });

  it('takes what the user has set in place of the default', () => {
    const document = emptyTopology('t');
    document.assumptions.availability.zone = 0;
    expect(availabilityFigure(document, 'zone')).toBe(0);
  });
});
