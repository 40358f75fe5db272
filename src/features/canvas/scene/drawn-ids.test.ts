import { describe, expect, it } from 'vitest';
import { indexTopology } from '../../../core/graph/topology-index.ts';
import { layoutTopology } from '../../../core/layout/layout-topology.ts';
import { membershipId } from '../../../store/membership.ts';
import { topology } from '../../../testing/topology-builder.ts';
import { boundsFor, drawnRects, shapesFor } from './drawn-ids.ts';

const index = indexTopology(
  topology().zones(3).stacked(3).loadBalancers(2).vip('10.0.0.100').build(),
);
const rects = drawnRects(layoutTopology(index), new Map());

describe('shapesFor', () => {
  it('shows a cluster that has no shape by its members', () => {
    expect([...shapesFor(index, rects, ['etcd'])]).toEqual(['e1', 'e2', 'e3']);
  });

  it('shows a link and a membership by their ends', () => {
    expect([...shapesFor(index, rects, ['lb1-m2'])]).toEqual(['lb1', 'm2']);
    expect([...shapesFor(index, rects, [membershipId('vip', 'lb2')])]).toEqual(['vip', 'lb2']);
  });
});

describe('boundsFor', () => {
  it('holds all shapes, and knows when there is none', () => {
    const zone = rects.get('zone-a');
    expect(boundsFor(index, rects, ['zone-a', 'm1'])).toEqual(zone);
    expect(boundsFor(index, rects, ['nobody'])).toBeUndefined();
  });
});
