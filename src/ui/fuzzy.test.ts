import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fuzzyMatch } from './fuzzy.ts';

const score = (query: string, text: string): number => fuzzyMatch(query, text)?.score ?? 0;
const marked = (query: string, text: string): string[] =>
  (fuzzyMatch(query, text)?.ranges ?? []).map(([start, end]) => text.slice(start, end));

describe('fuzzyMatch', () => {
  it('finds parts, starts of words before insides, and the whole text first', () => {
    const text = 'Zoom to selection';
    expect(score('zoom to selection', text)).toBeGreaterThan(score('zoom', text));
    expect(score('zoom', text)).toBeGreaterThan(score('sel', text));
    expect(score('sel', text)).toBeGreaterThan(score('lect', text));
    expect(score('lect', text)).toBeGreaterThan(score('zts', text));
    expect(score('zts', text)).toBeGreaterThan(0);
  });

  it('takes the words in any order, and every one of them', () => {
    expect(marked('selection zoom', 'Zoom to selection')).toEqual(['Zoom', 'selection']);
    expect(fuzzyMatch('zoom away', 'Zoom to selection')).toBeUndefined();
  });

  it('finds Chinese, and letters in full width', () => {
    expect(marked('对齐', '左对齐')).toEqual(['对齐']);
    expect(marked('ｚｏｎｅ', 'add Zone')).toEqual(['Zone']);
    expect(score('缩选', '缩放到所选')).toBeGreaterThan(0);
  });

  it('finds numbers of names: m3 is master-3', () => {
    expect(marked('m3', 'master-3')).toEqual(['m', '3']);
    expect(score('10.0.1.1', '10.0.1.11')).toBeGreaterThan(0);
  });

  it('does not find letters strewn about', () => {
    expect(fuzzyMatch('oml', 'Zoom to selection')).toBeUndefined();
    expect(fuzzyMatch('', 'anything')).toBeUndefined();
    expect(fuzzyMatch('  ', 'anything')).toBeUndefined();
  });

  it('marks places of the text itself, whatever it is made of', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        fc.nat(),
        fc.nat(),
        (text, a, b) => {
          const letters = Array.from(text);
          const part = letters
            .slice(a % (letters.length + 1))
            .slice(0, 1 + (b % 5))
            .join('');
          const found = fuzzyMatch(part, text);
          expect(found !== undefined || part.trim() === '').toBe(true);
          let last = -1;
          for (const [start, end] of found?.ranges ?? []) {
            expect(start).toBeGreaterThan(last);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(text.length);
            last = end;
          }
        },
      ),
    );
  });

  it('is quick on hostile text', () => {
    const started = performance.now();
    fuzzyMatch('a'.repeat(100), 'a '.repeat(2000));
    expect(performance.now() - started).toBeLessThan(500);
  });
});
