import { expect, it } from 'vitest';
import { duration } from './duration.ts';

it.each([
  [14_400, '4h'],
  [3_600, '1h'],
  [90, '90s'],
  [0.25, '250ms'],
  [0, '0s'],
])('%d seconds are %s', (seconds, text) => {
  expect(duration(seconds)).toBe(text);
});
