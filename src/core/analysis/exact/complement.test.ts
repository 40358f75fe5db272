import fc from 'fast-check';
import { expect, it } from 'vitest';
import { complementOf } from './complement.ts';

it('takes a number as it is written', () => {
  expect(complementOf(0.999_999)).toBe(0.000_001);
  expect(complementOf(0.9994)).toBe(0.0006);
  expect([0, 0.25, 0.5, 1].map(complementOf)).toEqual([1, 0.75, 0.5, 0]);
});

it('never differs from plain arithmetic by more than its rounding', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (value) => {
      expect(Math.abs(complementOf(value) - (1 - value))).toBeLessThanOrEqual(2 ** -53);
    }),
  );
});

it('keeps all digits of a small unavailability', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999_999 }), (parts) => {
      const unavailability = parts / 1e12;
      const found = complementOf(Number((1 - unavailability).toFixed(12)));
      expect(Math.abs(found - unavailability) / unavailability).toBeLessThan(1e-15);
    }),
  );
});
