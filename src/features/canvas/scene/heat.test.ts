import { describe, expect, it } from 'vitest';
import { indexTopology } from '../../../core/graph/topology-index.ts';
import { templateById } from '../../../core/model/templates/registry.ts';
import { heatLevel, heatOfShapes } from './heat.ts';

describe('heatLevel', () => {
  it('goes up with the share', () => {
    const shares = [0, 0.001, 0.029, 0.03, 0.1, 0.25, 0.5, 1];
    expect(shares.map(heatLevel)).toEqual([
      'none',
      'least',
      'least',
      'low',
      'mid',
      'high',
      'most',
      'most',
    ]);
  });
});

describe('heatOfShapes', () => {
  const index = indexTopology(templateById('stacked-3-zones')!.build());
  const [cluster] = index.topology.etcdClusters;
  const members = cluster!.members.map(({ component }) => component);

  it('paints the members of a cluster that has no shape of its own', () => {
    const painted = heatOfShapes(
      index,
      new Map(),
      new Map([
        [cluster!.id, 0.25],
        [members[0]!, 0.5],
      ]),
    );
    expect(members.map((id) => painted.get(id))).toEqual([0.75, 0.25, 0.25]);
    expect(painted.has(cluster!.id)).toBe(false);
  });

  it('paints the hub where one is drawn', () => {
    const painted = heatOfShapes(
      index,
      new Map([[cluster!.id, 1]]),
      new Map([[cluster!.id, 0.25]]),
    );
    expect([...painted]).toEqual([[cluster!.id, 0.25]]);
  });
});
