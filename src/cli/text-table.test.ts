import { expect, it } from 'vitest';
import { textTable } from './text-table.ts';

it('aligns columns by what a terminal shows, without blanks at the end', () => {
  const rows = [['zone', '1', ''], ['可用区', '10', 'x'], ['a']];
  expect(textTable(rows)).toBe('zone    1\n可用区  10  x\na');
  expect(textTable([])).toBe('');
});
