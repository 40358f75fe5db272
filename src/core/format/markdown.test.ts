import fc from 'fast-check';
import { marked } from 'marked';
import type { Token, Tokens } from 'marked';
import { describe, expect, it } from 'vitest';
import { awkwardText } from '../../testing/awkward-text.ts';
import {
  markdownCode,
  markdownDocument,
  markdownFence,
  markdownHeading,
  markdownLink,
  markdownList,
  markdownTable,
  markdownText,
} from './markdown.ts';
import { isPrintable, plainText, UnprintableError } from './text.ts';

function lex(text: string): Token[] {
  return marked.lexer(text).filter((token) => token.type !== 'space');
}

/** What a reader sees of inline tokens; anything but text and escapes fails. */
function shown(tokens: Token[] | undefined): string {
  return (tokens ?? [])
    .map((token) => {
      if (token.type !== 'text' && token.type !== 'escape') throw new Error(`a ${token.type}`);
      return (token as Tokens.Text).text
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&#39;', "'")
        .replaceAll('&#91;', '[')
        .replaceAll('&#93;', ']')
        .replaceAll('&#92;', '\\')
        .replaceAll('&#124;', '|')
        .replaceAll('&amp;', '&');
    })
    .join('');
}

const squeeze = (text: string): string => text.replace(/ +/g, ' ');

describe('markdownText', () => {
  it('leaves names and addresses readable', () => {
    expect(markdownText('master-1 (10.0.0.11:6443)')).toBe('master-1 (10.0.0.11:6443)');
    expect(markdownText('<b>*x*</b>')).toBe('&lt;b&gt;\\*x\\*&lt;/b&gt;');
    expect(markdownText('1. a')).toBe('1\\. a');
    expect(markdownText('99.99 %')).toBe('99.99 %');
  });

  it('is shown as it is, in paragraphs, headings, lists and tables', () => {
    fc.assert(
      fc.property(awkwardText(), (text) => {
        const plain = plainText(text);
        fc.pre(plain !== '');
        const paragraphs = lex(markdownText(text));
        expect(paragraphs.map((token) => token.type)).toEqual(['paragraph']);
        expect(shown((paragraphs[0] as Tokens.Paragraph).tokens)).toBe(plain);

        const headings = lex(markdownHeading(2, text)) as Tokens.Heading[];
        expect(headings.map((token) => [token.type, token.depth])).toEqual([['heading', 2]]);
        expect(shown(headings[0]?.tokens)).toBe(plain);

        const lists = lex(markdownList(['first', markdownText(text)])) as Tokens.List[];
        expect(lists.map((token) => token.type)).toEqual(['list']);
        const inner = lists[0]?.items[1]?.tokens.filter((token) => token.type !== 'space');
        expect(inner?.map((token) => token.type)).toEqual(['text']);
        expect(shown((inner?.[0] as Tokens.Text | undefined)?.tokens)).toBe(plain);

        const tables = lex(
          markdownTable(
            ['a', 'b'],
            [
              [text, 'x'],
              ['y', text],
            ],
          ),
        ) as Tokens.Table[];
        expect(tables.map((token) => token.type)).toEqual(['table']);
        expect(tables[0]?.rows.map((row) => row.map((cell) => shown(cell.tokens)))).toEqual([
          [plain, 'x'],
          ['y', plain],
        ]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('markdownCode', () => {
  it('holds any text, in a line and in a table', () => {
    fc.assert(
      fc.property(awkwardText(), (text) => {
        const plain = plainText(text) || ' ';
        const [paragraph] = lex(`x ${markdownCode(text)} y`) as Tokens.Paragraph[];
        expect(paragraph?.tokens.map((token) => token.type)).toEqual(['text', 'codespan', 'text']);
        expect((paragraph?.tokens[1] as Tokens.Codespan | undefined)?.text.trim()).toBe(
          plain.trim(),
        );
        const [table] = lex(markdownTable(['a', 'b'], [[{ code: text }, 'x']])) as Tokens.Table[];
        const cell = table?.rows[0]?.[0]?.tokens ?? [];
        const [first, ...rest] = cell;
        const held = text.includes('|')
          ? [first?.raw, shown(rest.slice(0, -1)), rest.at(-1)?.raw]
          : [first?.type, (first as Tokens.Codespan).text, rest];
        expect(
          held.map((part) => (typeof part === 'string' ? squeeze(part.trim()) : part)),
        ).toEqual(
          text.includes('|')
            ? ['<code>', squeeze(plain.trim()), '</code>']
            : ['codespan', squeeze(plain.trim()), []],
        );
        expect(table?.rows[0]).toHaveLength(2);
      }),
      { numRuns: 300 },
    );
  });
});

describe('markdownFence', () => {
  it('closes only at its own end', () => {
    fc.assert(
      fc.property(fc.array(awkwardText(), { maxLength: 5 }), (parts) => {
        const content = [...parts, '```', '~~~'].map((part) => plainText(part)).join('\n');
        const tokens = lex(
          markdownDocument([markdownFence(content, 'yaml'), 'after']),
        ) as Tokens.Code[];
        expect(tokens.map((token) => token.type)).toEqual(['code', 'paragraph']);
        expect(tokens[0]).toMatchObject({ text: content, lang: 'yaml' });
      }),
    );
  });

  it('refuses control characters and languages that are none', () => {
    expect(() => markdownFence('a\u001b')).toThrow(UnprintableError);
    expect(() => markdownFence('a', 'x\n```')).toThrow(UnprintableError);
  });
});

describe('markdownLink', () => {
  it('links to the web and the bundle only', () => {
    expect(markdownLink('a [b]', 'hosts/lb-1/install.sh')).toBe(
      '[a &#91;b&#93;](hosts/lb-1/install.sh)',
    );
    expect(markdownLink('x', 'https://etcd.io/docs/ (1)')).toBe(
      '[x](https://etcd.io/docs/%20%281%29)',
    );
    expect(markdownLink('x', 'javascript:alert(1)')).toBe('x');
    expect(markdownLink('x', '//evil.example')).toBe('x');
  });

  it('is one link with that label, or text, for any label and target', () => {
    fc.assert(
      fc.property(awkwardText(), awkwardText(), (label, target) => {
        const [paragraph, ...rest] = lex(`x${markdownLink(label, target)}`) as Tokens.Paragraph[];
        expect(rest).toEqual([]);
        const tokens = (paragraph?.tokens ?? []).filter(
          (token) => token.type !== 'text' && token.type !== 'escape',
        );
        expect(tokens.length).toBeLessThanOrEqual(1);
        for (const token of tokens as Tokens.Link[]) {
          expect(token.type).toBe('link');
          expect(shown(token.tokens)).toBe(plainText(label));
          expect(token.href).not.toMatch(/^\s*(?:javascript|data|vbscript):/i);
          expect(isPrintable(token.href)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('refuses ragged tables', () => {
    expect(() => markdownTable(['a'], [['x', 'y']])).toThrow(RangeError);
  });
});
