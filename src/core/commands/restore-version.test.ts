import { describe, expect, it } from 'vitest';
import { topology } from '../../testing/topology-builder.ts';
import { renderMessage } from '../model/message.ts';
import type { Topology } from '../model/topology.ts';
import { applyCommand } from './apply.ts';
import { commandLabel } from './describe-command.ts';

const now = topology('now').zones(2).stacked(3).build();
const then = topology('then').zones(1).stacked(1).build();

describe('restore-version', () => {
  it('puts the saved state in place of the one of now, and says so', () => {
    const command = { type: 'restore-version', name: 'before {0}', topology: then } as const;
    expect(applyCommand(now, command)).toEqual({ ok: true, topology: then });
    expect(renderMessage(commandLabel(now, command), 'en')).toBe('Restore version before {0}');
    expect(renderMessage(commandLabel(now, command), 'zh')).toBe('恢复版本 before {0}');
  });

  it('changes nothing where the state is the one of now, and refuses what is no document', () => {
    const same = { type: 'restore-version', name: 'x', topology: structuredClone(now) } as const;
    const result = applyCommand(now, same);
    expect(result.ok && result.topology).toBe(now);
    const broken = { ...then, hosts: 'none' } as unknown as Topology;
    expect(applyCommand(now, { type: 'restore-version', name: 'x', topology: broken }).ok).toBe(
      false,
    );
  });
});
