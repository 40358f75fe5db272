import { expect, it } from 'vitest';
import { formatCount } from './format-count.ts';

it.each([
  [0n, '0'],
  [57_973_412n, '57,973,412'],
  [9_999_999_999n, '9,999,999,999'],
  [99_999_999_999n, '9.9 × 10¹⁰'],
  [7_819_179_114_701_454_497_683_469_432_723_381_012_540_788_380n, '7.8 × 10⁴⁵'],
])('writes %s as %s', (count, text) => {
  expect(formatCount(count, 'en')).toBe(text);
  expect(formatCount(count, 'zh')).toBe(text);
});
