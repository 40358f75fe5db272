import { describe, expect, it } from 'vitest';
import { changeStarts } from './bundle-changes.ts';

describe('changeStarts', () => {
  it('takes the first line of each run', () => {
    expect(changeStarts([2, 3, 4, 9, 11, 12])).toEqual([2, 9, 11]);
    expect(changeStarts([])).toEqual([]);
  });
});
