import { expect, it } from 'vitest';
import type { NextChange } from '../../core/advice/next-changes.ts';
import { rankChanges } from './rank-changes.ts';

function change(id: string, minutesSaved: number, hosts: number): NextChange {
  const tolerates = { component: 1, host: 1, rack: null, zone: 1, region: null };
  const label = { text: { en: id, zh: id } };
  return { id, label, commands: [], hosts, before: 1, after: 0, minutesSaved, tolerates };
}

it('ranks by what is saved or by what it costs', () => {
  const changes = [change('a', 5, 1), change('b', 9, 2), change('c', 5, 0), change('d', 1, 0)];
  const ids = (order: 'minutes' | 'hosts'): string[] =>
    rankChanges(changes, order).map(({ id }) => id);
  expect(ids('minutes')).toEqual(['b', 'c', 'a', 'd']);
  expect(ids('hosts')).toEqual(['c', 'd', 'a', 'b']);
});
