import { expect, it } from 'vitest';
import { copyName } from './copy-name.ts';

const write = (name: string, number: number): string =>
  number === 1 ? `${name} (copy)` : `${name} (copy ${number})`;

it('a copy has a name that no other design has', () => {
  expect(copyName('a', new Set(['a']), write)).toBe('a (copy)');
  expect(copyName('a', new Set(['a', 'a (copy)', 'a (copy 2)']), write)).toBe('a (copy 3)');
  expect(copyName('𠀀'.repeat(512), new Set(), write).length).toBeLessThanOrEqual(2 * 400 + 7);
});
