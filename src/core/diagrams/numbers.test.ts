import { expect, it } from 'vitest';
import { numbersOf } from './numbers.ts';

function numbers(...ids: string[]): number[] {
  return [...numbersOf(ids.map((id) => ({ id }))).values()].toSorted((a, b) => a - b);
}

it('keeps the number of an id whoever else is there', () => {
  expect(numbersOf([{ id: 'master-3' }, { id: 'm-1' }]).get('master-3')).toBe(3);
  expect(numbersOf([{ id: 'master-3' }]).get('master-3')).toBe(3);
});

it('gives what has none, or one that is taken, the smallest that is free', () => {
  expect(numbers('a', 'b', 'c2')).toEqual([1, 2, 3]);
  expect([...numbersOf([{ id: 'a1' }, { id: 'b1' }])]).toEqual([
    ['a1', 1],
    ['b1', 2],
  ]);
  expect(numbers('x99999999')).toEqual([1]);
});
