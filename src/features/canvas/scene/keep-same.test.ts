import { describe, expect, it } from 'vitest';
import { keepSame } from './keep-same.ts';

const item = (id: string, x: number): { id: string; position: { x: number }; list: number[] } => ({
  id,
  position: { x },
  list: [1, 2],
});

describe('keepSame', () => {
  it('keeps the objects of what did not change', () => {
    const before = [item('a', 1), item('b', 2)];
    const after = keepSame(before, [item('a', 1), item('b', 3)]);
    expect(after[0]).toBe(before[0]);
    expect(after[1]).not.toBe(before[1]);
    expect(after[1]?.position.x).toBe(3);
  });

  it('keeps the list itself only while members and order are the same', () => {
    const before = [item('a', 1), item('b', 2)];
    expect(keepSame(before, [item('a', 1), item('b', 2)])).toBe(before);
    expect(keepSame(before, [item('b', 2), item('a', 1)])).not.toBe(before);
    expect(keepSame(before, [item('a', 1)])).toHaveLength(1);
  });
});
