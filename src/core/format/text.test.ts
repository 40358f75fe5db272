import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { awkwardText } from '../../testing/awkward-text.ts';
import {
  commentLines,
  decimal,
  isPrintable,
  plainText,
  printable,
  truncateUtf8,
  UnprintableError,
  utf8Length,
} from './text.ts';

describe('plainText', () => {
  it('folds breaks, shows what cannot be seen, keeps every script', () => {
    expect(plainText(' a\r\n\tb\u2028c ')).toBe('a b c');
    expect(plainText('x\u202ey\u0000z\ud800')).toBe('x\ufffdy\ufffdz\ufffd');
    expect(plainText('主控 é 👩‍💻 עברית')).toBe('主控 é 👩‍💻 עברית');
  });

  it('is printable and stable for any text', () => {
    fc.assert(
      fc.property(awkwardText(), (text) => {
        const once = plainText(text);
        expect(isPrintable(once)).toBe(true);
        expect(plainText(once)).toBe(once);
      }),
    );
  });
});

describe('printable', () => {
  it('throws with the format and the value', () => {
    expect(() => printable('nginx', 'a\nb')).toThrow(UnprintableError);
    expect(() => printable('nginx', 'a\nb')).toThrow(
      expect.objectContaining({ format: 'nginx', value: 'a\nb' }),
    );
    expect(printable('nginx', 'a b')).toBe('a b');
  });

  it('refuses numbers that are none', () => {
    expect(decimal('x', 6443)).toBe('6443');
    expect(() => decimal('x', Number.NaN)).toThrow(UnprintableError);
  });
});

describe('utf8', () => {
  it('measures and cuts as a real encoder does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(40), (text, limit) => {
        expect(utf8Length(text)).toBe(new TextEncoder().encode(text).length);
        const cut = truncateUtf8(text, limit);
        expect(text.startsWith(cut)).toBe(true);
        expect(utf8Length(cut)).toBeLessThanOrEqual(limit);
      }),
    );
  });
});

describe('commentLines', () => {
  it('prefixes every line, ends none with a backslash, stays short and keeps the words', () => {
    fc.assert(
      fc.property(awkwardText(), (text) => {
        const lines = commentLines(text, '    !');
        for (const line of lines) {
          expect(line).toMatch(/^ {4}! [^\n\r]*[^\\\s]$/u);
          expect(utf8Length(line)).toBeLessThan(500);
        }
        // A dot after a backslash at a line's end may be the printer's own.
        const squeeze = (part: string): string => part.replace(/[\\.\s]/gu, '');
        const body = lines.map((line) => squeeze(line.slice(6))).join('');
        expect(body).toBe(squeeze(plainText(text)));
      }),
    );
  });

  it('wraps at words', () => {
    const lines = commentLines('word '.repeat(40), '#');
    expect(lines).toHaveLength(3);
    expect(lines.every((line) => /^#( word)+$/.test(line))).toBe(true);
    expect(commentLines('C:\\', '#')).toEqual(['# C:\\.']);
    expect(commentLines(' \n ', '#')).toEqual([]);
  });
});
