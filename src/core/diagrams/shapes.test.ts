import { expect, it } from 'vitest';
import { topology } from '../../testing/topology-builder.ts';
import { indexTopology } from '../graph/topology-index.ts';
import type { Topology } from '../model/topology.ts';
import { drawView } from './registry.ts';
import type { ShapeMeaning, ViewId } from './view.ts';

function shapes(design: Topology, view: ViewId): ReadonlyMap<string, ShapeMeaning> {
  return drawView(indexTopology(design), view, { language: 'en' }).shapes;
}

it('says what a box stands for: host and component where they are one', () => {
  const external = shapes(topology().controlPlanes(1).externalEtcd(1).build(), 'cluster');
  expect(external.get('master-1')).toEqual({
    elements: ['host-m1', 'm1'],
    names: ['host-m1', 'm1'],
    part: false,
  });
  expect(external.get('a1')).toEqual({ elements: ['m1'], names: [], part: true });
  expect(external.get('etcd')?.elements).toEqual(['etcd']);
});

it('goes by the ids of the text, also where a name is no id', () => {
  const design = topology()
    .stacked(1)
    .loadBalancers(1)
    .with((document) => {
      for (const component of document.components) component.name = 'end [x]';
    })
    .build();
  const drawn = drawView(indexTopology(design), 'cluster', { language: 'en' });
  for (const [id, { elements }] of drawn.shapes) {
    expect(drawn.text).toMatch(new RegExp(`^\\s*(?:subgraph )?${id}\\b`, 'm'));
    expect(elements).not.toEqual([]);
  }
});

it('gives no meaning to a shape that only counts', () => {
  const many = shapes(topology().stacked(1).workers(30).build(), 'cluster');
  expect(many.has('workers')).toBe(false);
  expect(many.has('a1')).toBe(true);
});
