import { describe, expect, it } from 'vitest';
import { emptyHistory, historyLimit, record, type History } from '../../core/commands/history.ts';
import { message } from '../../core/model/message.ts';
import { emptyTopology } from '../../core/model/topology.ts';
import { earlierStates } from './earlier-states.ts';

function after(edits: number): History {
  let history = emptyHistory;
  for (let n = 1; n <= edits; n += 1) {
    const label = message({ en: `edit ${n}`, zh: `编辑 ${n}` });
    history = record(history, emptyTopology(`before ${n}`), label);
  }
  return history;
}

const told = (history: History): [string, string | undefined, string][] =>
  earlierStates(history).map(({ id, step, topology }) => [
    id,
    step?.text.en,
    topology.metadata.name,
  ]);

describe('the earlier states of a design', () => {
  it('are none before the first edit', () => {
    expect(earlierStates(emptyHistory)).toEqual([]);
  });

  it('begin with the one that was opened and go back from the last step', () => {
    expect(told(after(3))).toEqual([
      ['opened', undefined, 'before 1'],
      ['step-3', 'edit 3', 'before 3'],
      ['step-2', 'edit 2', 'before 2'],
    ]);
  });

  it('are bounded, and say where the first steps are forgotten', () => {
    const states = earlierStates(after(historyLimit + 5));
    expect(states).toHaveLength(31);
    expect(states[0]?.truncated).toBe(true);
    expect(states.at(-1)?.id).toBe(`step-${historyLimit - 29}`);
    expect(earlierStates(after(5))[0]?.truncated).toBe(false);
  });
});
