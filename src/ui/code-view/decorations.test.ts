import { Text } from '@codemirror/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markerSpan } from './decorations.ts';
import { replacement } from './mount.ts';

describe('markerSpan', () => {
  const doc = Text.of(['kind: Topology', '', 'name: 名字 x']);
  const marked = (line: number, column: number): string => {
    const { from, to } = markerSpan(doc, { line, column, message: '' });
    return doc.sliceString(from, to);
  };

  it('covers the word it points at, in any script', () => {
    expect(marked(1, 7)).toBe('Topology');
    expect(marked(1, 5)).toBe(':');
    expect(marked(3, 7)).toBe('名字');
  });

  it('covers the last character when it points past the end', () => {
    expect(marked(1, 99)).toBe('y');
    expect(marked(99, 99)).toBe('x');
    expect(marked(2, 4)).toBe('');
    expect(marked(0, 0)).toBe('kind');
  });
});

describe('replacement', () => {
  it('replaces only what differs', () => {
    expect(replacement('a\nb\nc', 'a\nB\nc')).toEqual({ from: 2, to: 3, insert: 'B' });
    expect(replacement('aaa', 'aaaa')).toEqual({ from: 3, to: 3, insert: 'a' });
    expect(replacement('same', 'same')).toBeUndefined();
  });

  it('always turns the one text into the other', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 12 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const change = replacement(before, after);
        const result = change
          ? before.slice(0, change.from) + change.insert + before.slice(change.to)
          : before;
        expect(result).toBe(after);
      }),
    );
  });
});
