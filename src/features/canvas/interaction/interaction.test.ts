import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyCommand } from '../../../core/commands/apply.ts';
import type { Command } from '../../../core/commands/command.ts';
import { indexTopology, type TopologyIndex } from '../../../core/graph/topology-index.ts';
import { layoutTopology, type Layout } from '../../../core/layout/layout-topology.ts';
import type { Position } from '../../../core/layout/rect.ts';
import type { Topology } from '../../../core/model/topology.ts';
import { topology } from '../../../testing/topology-builder.ts';
import { dropCommand } from './drop.ts';
import { hintForItem, hintForMove } from './hint.ts';
import { moveCommand, nudgeCommand } from './move.ts';
import { spotForItem, spotForShape } from './spot.ts';

function scene(document: Topology): { index: TopologyIndex; layout: Layout } {
  const index = indexTopology(document);
  return { index, layout: layoutTopology(index) };
}

function applied(document: Topology, command: Command | undefined): Topology {
  if (command === undefined) throw new Error('no command');
  const result = applyCommand(document, command);
  if (!result.ok) throw new Error(`refused: ${result.reason.text.en}`);
  return result.topology;
}

function middleOf(layout: Layout, id: string): Position {
  const rect = layout.shapes.get(id)?.rect;
  if (rect === undefined) throw new Error(`${id} is not drawn`);
  return { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
}

const document = topology().zones(3).stacked(3).loadBalancers(2).vip('10.0.0.100').build();
const { index, layout } = scene(document);
const emptyCanvas = { x: -4000, y: -4000 };
const etcd = { make: 'component', kind: 'etcd' } as const;

describe('dropping from the palette', () => {
  it('finds the host, the domain around it, or empty canvas', () => {
    expect(spotForItem(layout, etcd, middleOf(layout, 'm1'))).toEqual({
      host: 'host-m1',
      domain: 'zone-a',
    });
    expect(spotForItem(layout, { make: 'host' }, middleOf(layout, 'm1'))).toEqual({
      host: undefined,
      domain: 'zone-a',
    });
    expect(spotForItem(layout, etcd, emptyCanvas)).toEqual({});
    expect(spotForItem(layout, { make: 'endpoint', kind: 'vip' }, middleOf(layout, 'm1'))).toEqual(
      {},
    );
  });

  it('leaves a tidy zone to the layout', () => {
    const point = middleOf(layout, 'zone-c');
    expect(dropCommand(index, layout, { make: 'host' }, { domain: 'zone-c' }, point)).toEqual({
      type: 'add-host',
      failureDomain: 'zone-c',
    });
  });

  it('puts a free host under the pointer and moves nothing else', () => {
    const point = { x: 900, y: -500 };
    const after = applied(document, dropCommand(index, layout, { make: 'host' }, {}, point));
    const next = scene(after).layout;
    const made = after.hosts.at(-1);
    const rect = made && next.shapes.get(made.id)?.rect;
    expect(rect && point.x - rect.x).toBe(rect && rect.width / 2);
    for (const shape of layout.shapes.values()) {
      expect(next.shapes.get(shape.id)?.rect).toEqual(shape.rect);
    }
  });

  it('says what stacking comes of it', () => {
    expect(hintForItem(index, etcd, { host: 'host-lb1', domain: 'zone-a' })).toEqual({
      key: 'addOn',
      kind: 'etcd',
      place: 'lb-1',
    });
    expect(hintForItem(index, etcd, { host: 'host-m1' })).toMatchObject({
      beside: 'stackedMaster',
    });
    expect(hintForItem(index, etcd, {})).toEqual({ key: 'addWithHost', kind: 'etcd' });
  });
});

describe('dragging shapes', () => {
  const drag = (id: string, to: Position): Command | undefined => {
    const spot = spotForShape(index, layout, id, to);
    return moveCommand(index, layout, [{ id, spot, corner: { x: to.x - 100, y: to.y - 20 } }]);
  };

  it('moves a host into the zone it is let go over', () => {
    const after = applied(document, drag('host-m1', middleOf(layout, 'zone-b')));
    expect(after.hosts.find(({ id }) => id === 'host-m1')?.failureDomain).toBe('zone-b');
  });

  it('frees a host on empty canvas, where it then stands', () => {
    const after = applied(document, drag('host-m1', emptyCanvas));
    expect(after.hosts.find(({ id }) => id === 'host-m1')?.failureDomain).toBeUndefined();
    expect(scene(after).layout.shapes.get('host-m1')?.rect).toMatchObject({ x: -4100, y: -4020 });
  });

  it('arranges inside its zone without moving the neighbours', () => {
    const { x, y } = middleOf(layout, 'host-m1');
    const after = applied(document, drag('host-m1', { x: x + 10, y: y + 10 }));
    const next = scene(after).layout;
    for (const id of ['host-lb1', 'zone-a']) {
      const { x: left, y: top } = next.shapes.get(id)?.rect ?? { x: NaN, y: NaN };
      expect({ left, top }).toEqual({
        left: layout.shapes.get(id)?.rect.x,
        top: layout.shapes.get(id)?.rect.y,
      });
    }
  });

  it('unstacks a component that is dragged onto another host or into a zone', () => {
    const other = applied(document, drag('e1', middleOf(layout, 'host-lb2')));
    expect(other.components.find(({ id }) => id === 'e1')?.host).toBe('host-lb2');
    const own = applied(document, drag('e1', emptyCanvas));
    expect(own.hosts).toHaveLength(document.hosts.length + 1);
    expect(drag('e1', middleOf(layout, 'm1'))).toBeUndefined();
  });

  it('never puts a domain into itself', () => {
    expect(spotForShape(index, layout, 'zone-a', middleOf(layout, 'zone-a'))).toEqual({
      host: undefined,
      domain: undefined,
    });
  });

  it('is one step for several shapes', () => {
    const corner = { x: 0, y: 0 };
    const command = moveCommand(index, layout, [
      { id: 'host-m1', spot: { domain: 'zone-c' }, corner },
      { id: 'host-m2', spot: { domain: 'zone-c' }, corner },
    ]);
    const after = applied(document, command);
    expect(command?.type).toBe('batch');
    expect(after.hosts.filter(({ failureDomain }) => failureDomain === 'zone-c')).toHaveLength(3);
  });

  it('says where a shape would go, and nothing while it is only arranged', () => {
    expect(hintForMove(index, 'host-m1', { domain: 'zone-b' })).toEqual({
      key: 'moveIn',
      name: 'master-1',
      place: 'zone-b',
    });
    expect(hintForMove(index, 'host-m1', { domain: 'zone-a' })).toBeUndefined();
    expect(hintForMove(index, 'host-m1', {})).toMatchObject({ key: 'moveOut', place: 'zone-a' });
  });

  it('ends in a document wherever anything is let go', () => {
    const ids = [...layout.shapes.keys()];
    const coordinate = fc.integer({ min: -2000, max: 3000 });
    const accepted = fc.property(fc.constantFrom(...ids), coordinate, coordinate, (id, x, y) => {
      const command = drag(id, { x, y });
      return command === undefined || applyCommand(document, command).ok;
    });
    expect(fc.check(accepted)).toMatchObject({ failed: false });
  });
});

describe('nudgeCommand', () => {
  it('moves what is selected and holds the neighbours', () => {
    const after = applied(
      document,
      nudgeCommand(index, layout, new Set(['host-m1', 'm1']), { x: 16, y: 0 }),
    );
    const next = scene(after).layout;
    const rect = layout.shapes.get('host-m1')?.rect;
    expect(next.shapes.get('host-m1')?.rect.x).toBe((rect?.x ?? NaN) + 16);
    expect(next.shapes.get('host-lb1')?.rect).toEqual(layout.shapes.get('host-lb1')?.rect);
  });

  it('does not move a host twice that goes with its zone', () => {
    const command = nudgeCommand(index, layout, new Set(['zone-a', 'host-m1']), { x: 16, y: 0 });
    expect(command).toMatchObject({ type: 'set-layout' });
    expect(command?.type === 'set-layout' && command.placements['host-m1']).toBeUndefined();
  });

  it('has nothing to do for components and links', () => {
    expect(nudgeCommand(index, layout, new Set(['m1', 'lb1-m1']), { x: 1, y: 0 })).toBeUndefined();
  });
});
