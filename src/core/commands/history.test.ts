import { describe, expect, it } from 'vitest';
import { message } from '../model/message.ts';
import { emptyTopology } from '../model/topology.ts';
import { emptyHistory, historyLimit, record, redo, undo } from './history.ts';

const documents = Array.from({ length: 6 }, (_, n) => emptyTopology(`v${n}`));
const at = (n: number) => documents[n]!;
const step = (name: string) => message({ en: name, zh: name });

describe('history', () => {
  it('joins consecutive edits of one key into one step with the last label', () => {
    let history = record(emptyHistory, at(0), step('a'), 'name:h1');
    history = record(history, at(1), step('ab'), 'name:h1');
    expect(history.past).toEqual([{ topology: at(0), label: step('ab') }]);
    history = record(history, at(2), step('x'), 'name:h2');
    history = record(history, at(3), step('y'));
    history = record(history, at(4), step('z'));
    expect(history.past.map(({ topology }) => topology)).toEqual([at(0), at(2), at(3), at(4)]);
  });

  it('does not join across an undo', () => {
    const first = record(emptyHistory, at(0), step('a'), 'k');
    const other = record(first, at(1), step('b'));
    const back = undo(other, at(2))!;
    expect(back.topology).toBe(at(1));
    const again = record(back.history, back.topology, step('c'), 'k');
    expect(again.past).toHaveLength(2);
    expect(again.future).toEqual([]);
  });

  it('steps back and forth and says what it did', () => {
    const history = record(record(emptyHistory, at(0), step('one')), at(1), step('two'));
    const back = undo(history, at(2))!;
    expect([back.topology, back.label]).toEqual([at(1), step('two')]);
    const forth = redo(back.history, back.topology)!;
    expect([forth.topology, forth.label]).toEqual([at(2), step('two')]);
    expect(forth.history).toEqual(history);
    expect(redo(forth.history, forth.topology)).toBeUndefined();
    expect(undo(emptyHistory, at(0))).toBeUndefined();
  });

  it('forgets the oldest steps beyond its limit', () => {
    let history = emptyHistory;
    for (let n = 0; n < historyLimit + 5; n += 1) history = record(history, at(0), step(`${n}`));
    expect(history.past).toHaveLength(historyLimit);
    expect(history.past[0]?.label).toEqual(step('5'));
  });
});
