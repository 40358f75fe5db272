import { describe, expect, it } from 'vitest';
import { indexTopology } from '../graph/topology-index.ts';
import { layoutTopology, type Layout } from '../layout/layout-topology.ts';
import type { Rect } from '../layout/rect.ts';
import type { Topology } from '../model/topology.ts';
import { topology } from '../../testing/topology-builder.ts';
import { applyCommand } from './apply.ts';
import { isLocked, planAlign, planDistribute, planLock } from './arrange-shapes.ts';
import type { Command } from './command.ts';

const laidOut = (design: Topology): Layout => layoutTopology(indexTopology(design));
const rect = (design: Topology, id: string): Rect | undefined =>
  laidOut(design).shapes.get(id)?.rect;

function run(design: Topology, command: Command | undefined): Topology {
  if (command === undefined) throw new Error('no command');
  const result = applyCommand(design, command);
  if (!result.ok) throw new Error(result.reason.text.en);
  return result.topology;
}

const design = topology().zones(3).stacked(3).build();
const index = indexTopology(design);
const zones = ['zone-a', 'zone-b', 'zone-c'];

describe('aligning', () => {
  it('moves what is selected and keeps the rest where it is', () => {
    const after = run(design, planAlign(index, laidOut(design), ['zone-a', 'zone-b'], 'left'));
    expect(rect(after, 'zone-b')?.x).toBe(rect(design, 'zone-a')?.x);
    expect(rect(after, 'zone-b')?.y).toBeGreaterThan(rect(after, 'zone-a')?.y ?? Infinity);
    expect(rect(after, 'zone-c')).toEqual(rect(design, 'zone-c'));
  });

  it('counts a host in a selected zone with the zone, and no component', () => {
    expect(planAlign(index, laidOut(design), ['zone-a', 'host-m1', 'm1'], 'top')).toBeUndefined();
    expect(
      planDistribute(index, laidOut(design), ['zone-a', 'zone-b'], 'horizontal'),
    ).toBeUndefined();
  });

  it('distributes three', () => {
    const start = run(design, {
      type: 'set-layout',
      placements: {
        'zone-a': { x: 0, y: 0 },
        'zone-b': { x: 400, y: 0 },
        'zone-c': { x: 2000, y: 0 },
      },
    });
    const after = run(
      start,
      planDistribute(indexTopology(start), laidOut(start), zones, 'horizontal'),
    );
    expect(rect(after, 'zone-b')?.x).toBe(1000);
  });
});

describe('locking', () => {
  const locked = run(design, planLock(index, laidOut(design), ['zone-b']));

  it('keeps a shape where it is, through aligning', () => {
    expect(isLocked(indexTopology(locked), 'zone-b')).toBe(true);
    expect(rect(locked, 'zone-b')).toEqual(rect(design, 'zone-b'));
    const after = run(locked, planAlign(indexTopology(locked), laidOut(locked), zones, 'left'));
    expect(rect(after, 'zone-b')).toEqual(rect(design, 'zone-b'));
  });

  it('holds against what is put over it', () => {
    const at = locked.layout['zone-b'] ?? { x: 0, y: 0 };
    const after = run(locked, {
      type: 'set-layout',
      placements: { 'zone-a': { x: at.x - 10, y: at.y - 10 } },
    });
    expect(rect(after, 'zone-b')).toEqual(rect(design, 'zone-b'));
    expect(rect(after, 'zone-a')?.x).toBeGreaterThan(at.x);
  });

  it('is undone by the same verb', () => {
    const after = run(locked, planLock(indexTopology(locked), laidOut(locked), ['zone-b']));
    expect(isLocked(indexTopology(after), 'zone-b')).toBe(false);
    expect(rect(after, 'zone-b')).toEqual(rect(design, 'zone-b'));
  });
});
