import { describe, expect, it } from 'vitest';
import { indexTopology } from '../../../core/graph/topology-index.ts';
import { layoutTopology } from '../../../core/layout/layout-topology.ts';
import type { Topology } from '../../../core/model/topology.ts';
import { topology } from '../../../testing/topology-builder.ts';
import { clusterHubs } from '../../../core/layout/cluster-hubs.ts';
import { keepSame } from './keep-same.ts';
import { projectNodes, type CanvasNode, type NodeInput } from './nodes.ts';
import { withDragged } from './with-dragged.ts';

function project(document: Topology, patch: Partial<NodeInput> = {}): CanvasNode[] {
  const index = indexTopology(document);
  const layout = layoutTopology(index);
  return projectNodes({
    index,
    layout,
    hubs: clusterHubs(index, layout),
    selection: new Set(),
    severities: new Map(),
    findings: new Map(),
    marks: new Map(),
    played: undefined,
    words: new Map(),
    ...patch,
  });
}

const document = topology()
  .domain('region', 'north')
  .zones(2, 'north')
  .stacked(2)
  .loadBalancers(1)
  .vip('10.0.0.100')
  .build();

describe('projectNodes', () => {
  it('lists every parent before what stands in it', () => {
    const nodes = project(document);
    const at = new Map(nodes.map(({ id }, position) => [id, position]));
    const early = nodes.filter(
      ({ id, parentId }) =>
        parentId !== undefined && (at.get(parentId) ?? Infinity) > (at.get(id) ?? -1),
    );
    expect(early).toEqual([]);
    expect(nodes.find(({ id }) => id === 'm1')?.parentId).toBe('host-m1');
    expect(nodes.find(({ id }) => id === 'host-m1')?.parentId).toBe('zone-a');
  });

  it('places shapes relative to their parents, where the layout has them', () => {
    const layout = layoutTopology(indexTopology(document));
    const nodes = new Map(project(document).map((node) => [node.id, node]));
    for (const { id, rect, parent } of layout.shapes.values()) {
      const outer = parent === undefined ? { x: 0, y: 0 } : layout.shapes.get(parent)?.rect;
      expect(nodes.get(id)?.position).toEqual({
        x: rect.x - (outer?.x ?? 0),
        y: rect.y - (outer?.y ?? 0),
      });
    }
  });

  it('shows what is dragged at the pointer and above the rest, and leaves the rest alone', () => {
    const nodes = project(document);
    const dragged = withDragged(nodes, new Map([['host-m1', { x: 5, y: 7 }]]));
    const node = dragged.find(({ id }) => id === 'host-m1');
    const other = dragged.find(({ id }) => id === 'host-m2');
    expect(node?.position).toEqual({ x: 5, y: 7 });
    expect(node?.zIndex ?? 0).toBeGreaterThan(other?.zIndex ?? 0);
    expect(dragged.filter((each, at) => each !== nodes[at]).map(({ id }) => id)).toEqual([
      'host-m1',
      'm1',
      'e1',
    ]);
    expect(withDragged(nodes, new Map())).toBe(nodes);
  });

  it('draws an external cluster as a shape that cannot be moved', () => {
    const nodes = project(topology().controlPlanes(3).externalEtcd(3).build());
    expect(nodes.find(({ type }) => type === 'cluster')).toMatchObject({
      id: 'etcd',
      draggable: false,
      data: { voters: 3, quorum: 2, tolerated: 1 },
    });
  });

  it('draws again only what an edit changed', () => {
    const before = project(document);
    const renamed = structuredClone(document);
    const host = renamed.hosts.find(({ id }) => id === 'host-m1');
    if (host !== undefined) host.name = 'other';
    const after = keepSame(before, project(renamed));
    expect(after.filter((node, at) => node !== before[at]).map(({ id }) => id)).toEqual([
      'host-m1',
    ]);
  });
});
