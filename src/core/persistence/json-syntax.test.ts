import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonErrorOffset } from './json-syntax.ts';

const accepts = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('jsonErrorOffset', () => {
  it.each([
    ['{"a": 1,}', 8],
    ['{"a" 1}', 5],
    ['[1 2]', 3],
    ['{a: 1}', 1],
    ['[1', 2],
    ['{"a": "b', 8],
    ['["a\nb"]', 3],
    ['["\\x41"]', 2],
    ['[01]', 2],
    ['[1]]', 3],
    ['nul', 0],
    ['', 0],
  ])('%j goes wrong at %i', (text, offset) => {
    expect(jsonErrorOffset(text)).toBe(offset);
  });

  it('agrees with JSON.parse on what is JSON, whole or damaged', () => {
    fc.assert(
      fc.property(
        fc.json(),
        fc.nat(),
        fc.constantFrom('', '"', ',', '}', ']', '{', ':', '\\', '-', '0', 'e', '\n', '\u0001', ' '),
        fc.boolean(),
        (text, n, damage, cut) => {
          const at = n % (text.length + 1);
          const damaged = cut ? text.slice(0, at) : text.slice(0, at) + damage + text.slice(at);
          expect(jsonErrorOffset(text)).toBeUndefined();
          expect(jsonErrorOffset(damaged) === undefined).toBe(accepts(damaged));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('takes a string of any length', () => {
    expect(jsonErrorOffset(`["${'x\\n'.repeat(3_000_000)}"]`)).toBeUndefined();
  });
});
