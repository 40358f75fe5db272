import { describe, expect, it } from 'vitest';
import { applyCommand } from '../core/commands/apply.ts';
import type { Command } from '../core/commands/command.ts';
import { topology } from '../testing/topology-builder.ts';
import { judgedAlike } from './judged-alike.ts';

const design = topology().zones(2).stacked(3).build();

function edited(command: Command): typeof design {
  const result = applyCommand(design, command);
  if (!result.ok) throw new Error(`${command.type} was refused`);
  return result.topology;
}

describe('judgedAlike', () => {
  it.each<[string, Command]>([
    ['a shape is dragged', { type: 'set-layout', placements: { 'host-m1': { x: 9, y: 9 } } }],
    ['a scenario is saved', { type: 'add-scenario', name: 'One', steps: [] }],
  ])('holds where %s', (_, command) => {
    expect(edited(command)).not.toBe(design);
    expect(judgedAlike(design, edited(command))).toBe(true);
  });

  it.each<[string, Command]>([
    [
      'a host moves to another zone',
      { type: 'move-host', host: 'host-m1', failureDomain: 'zone-b' },
    ],
    ['a name changes', { type: 'rename', id: 'host-m1', name: 'other' }],
    [
      'something is waived',
      {
        type: 'update-settings',
        part: 'checks',
        patch: { waivers: [{ rule: 'etcd/two-zones', severity: 'off', reason: 'known' }] },
      },
    ],
  ])('does not hold where %s', (_, command) => {
    expect(judgedAlike(design, edited(command))).toBe(false);
  });
});
