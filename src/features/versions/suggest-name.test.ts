import { describe, expect, it } from 'vitest';
import { applyCommand } from '../../core/commands/apply.ts';
import type { Command } from '../../core/commands/command.ts';
import type { Topology } from '../../core/model/topology.ts';
import { topology } from '../../testing/topology-builder.ts';
import { suggestName } from './suggest-name.ts';

const design = topology().zones(2).stacked(3).loadBalancers(2).vip('10.0.0.100').build();

function edited(...commands: Command[]): Topology {
  return commands.reduce((before, command) => {
    const result = applyCommand(before, command);
    if (!result.ok) throw new Error('refused');
    return result.topology;
  }, design);
}

describe('suggestName', () => {
  it('calls one change by its name', () => {
    const moved = edited({ type: 'move-host', host: 'host-m1', failureDomain: 'zone-b' });
    expect(suggestName(design, moved, 'en')).toBe('Moved: host master-1');
    expect(suggestName(design, moved, 'zh')).toBe('移动：主机 master-1');
  });

  it('counts several, without the links that go with them', () => {
    const less = edited(
      { type: 'remove', ids: ['lb2', 'host-lb2'] },
      { type: 'rename', id: 'm1', name: 'queen' },
    );
    expect(suggestName(design, less, 'en')).toBe('2 removed, 2 changed');
  });

  it('has nothing to say where nothing changed', () => {
    expect(suggestName(design, structuredClone(design), 'en')).toBe('');
  });

  it('tells of shapes that were only moved about', () => {
    const drawn = edited({ type: 'set-layout', placements: { 'host-m1': { x: 1, y: 2 } } });
    expect(suggestName(design, drawn, 'en')).toBe('1 drawn elsewhere');
  });
});
