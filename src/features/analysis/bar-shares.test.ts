import { describe, expect, it } from 'vitest';
import { barShares } from './bar-shares.ts';

describe('barShares', () => {
  it('has no bar for nothing and the longest for the most', () => {
    const shares = barShares([0n, 1n, 10n, 1000n]);
    expect(shares[0]).toBe(0);
    expect(shares[3]).toBe(1);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  });

  it('takes counts that no number holds', () => {
    expect(barShares([1n, 10n ** 400n])).toEqual([expect.closeTo(0.5 / 400.5), 1]);
  });

  it('takes nothing at all', () => {
    expect(barShares([])).toEqual([]);
    expect(barShares([0n])).toEqual([0]);
  });
});
