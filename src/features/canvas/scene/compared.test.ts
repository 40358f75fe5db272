import { describe, expect, it } from 'vitest';
import { applyCommand } from '../../../core/commands/apply.ts';
import type { Command } from '../../../core/commands/command.ts';
import type { Topology } from '../../../core/model/topology.ts';
import { membershipId } from '../../../store/membership.ts';
import { topology } from '../../../testing/topology-builder.ts';
import { compareScene } from './compared.ts';

const design = topology().zones(2).stacked(2).loadBalancers(2).vip('10.0.0.100').build();

function edited(before: Topology, ...commands: Command[]): Topology {
  return commands.reduce((document, command) => {
    const result = applyCommand(document, command);
    if (!result.ok) throw new Error('refused');
    return result.topology;
  }, before);
}

describe('compareScene', () => {
  it('marks what differs, with what is gone still drawn and lines from where things stood', () => {
    const after = edited(
      design,
      { type: 'move-host', host: 'host-m1', failureDomain: 'zone-b' },
      { type: 'remove', ids: ['host-lb2'] },
      { type: 'add-failure-domain', kind: 'zone', name: 'zone-c' },
      { type: 'rename', id: 'm2', name: 'queen' },
    );
    const { marks, moves, layout } = compareScene(design, after);
    const added = after.failureDomains.at(-1)?.id ?? '';
    expect(marks.get('host-m1')).toBe('moved');
    expect(marks.get('host-lb2')).toBe('removed');
    expect(marks.get(added)).toBe('added');
    expect(marks.get('m2')).toBe('changed');
    expect(marks.get(membershipId('vip', 'lb2'))).toBe('removed');
    expect(moves).toEqual([{ id: 'host-m1', from: 'zone-a' }]);
    for (const id of ['host-lb2', 'lb2', 'host-m1', added])
      expect(layout.shapes.has(id)).toBe(true);
  });

  it('draws nothing that is gone over what has taken its place', () => {
    const placed = edited(design, {
      type: 'set-layout',
      placements: { 'host-lb2': { x: 40, y: 600 } },
    });
    const after = edited(
      placed,
      { type: 'remove', ids: ['host-lb2'] },
      { type: 'set-layout', placements: { 'host-lb1': { x: 50, y: 610 } } },
    );
    const both = edited(after, {
      type: 'move-host',
      host: 'host-lb1',
      failureDomain: placed.hosts.find(({ id }) => id === 'host-lb2')?.failureDomain ?? null,
    });
    const replaced = edited(both, {
      type: 'set-layout',
      placements: { 'host-lb1': { x: 50, y: 610 } },
    });
    const { shapes } = compareScene(placed, replaced).layout;
    const [ghost, now] = ['host-lb2', 'host-lb1'].map((id) => shapes.get(id));
    expect(now?.parent).toBe(ghost?.parent);
    const apart =
      ghost !== undefined &&
      now !== undefined &&
      (ghost.rect.y + ghost.rect.height <= now.rect.y ||
        now.rect.y + now.rect.height <= ghost.rect.y ||
        ghost.rect.x + ghost.rect.width <= now.rect.x ||
        now.rect.x + now.rect.width <= ghost.rect.x);
    expect(apart).toBe(true);
  });
});
