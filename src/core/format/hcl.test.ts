import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { awkwardText } from '../../testing/awkward-text.ts';
import { HclExpression, printHcl, type HclValue } from './hcl.ts';
import { isPrintable, UnprintableError } from './text.ts';

const value = (of: HclValue): string =>
  printHcl([], [{ type: 'b', body: [{ name: 'x', value: of }] }]);

/** What HCL reads from a quoted string without templates; throws where one would begin. */
function hclReads(quoted: string): string {
  const inner = /^"((?:[^"\\]|\\["\\])*)"$/u.exec(quoted)?.[1];
  if (inner === undefined) throw new Error(`no string: ${quoted}`);
  const text = inner.replaceAll('$${', '\u0000').replaceAll('%%{', '\u0001');
  if (/[$%]\{/.test(text)) throw new Error(`a template: ${quoted}`);
  return text.replace(/\\(.)/gu, '$1').replaceAll('\u0000', '${').replaceAll('\u0001', '%{');
}

describe('printHcl', () => {
  it('lays blocks out as terraform fmt does', () => {
    expect(
      printHcl(
        ['From a test'],
        [
          {
            type: 'resource',
            labels: ['aws_lb', 'api'],
            comment: 'One',
            body: [
              { name: 'name', value: 'x' },
              { name: 'internal', value: true },
              { name: 'subnets', value: [new HclExpression('var.a'), 'b'], comment: 'Two' },
              {
                name: 'tags',
                value: new Map<string, HclValue>([
                  ['a', 1],
                  ['long', 'b'],
                ]),
              },
              { type: 'check', body: [{ name: 'port', value: 6443 }] },
              { name: 'last', value: false },
            ],
          },
          { type: 'empty', body: [] },
        ],
      ),
    ).toBe(
      [
        '# From a test',
        '',
        '# One',
        'resource "aws_lb" "api" {',
        '  name     = "x"',
        '  internal = true',
        '  # Two',
        '  subnets = [var.a, "b"]',
        '  tags = {',
        '    a    = 1',
        '    long = "b"',
        '  }',
        '',
        '  check {',
        '    port = 6443',
        '  }',
        '',
        '  last = false',
        '}',
        '',
        'empty {}',
        '',
      ].join('\n'),
    );
  });

  it.each([
    ['${file("/etc/passwd")}', '"$${file(\\"/etc/passwd\\")}"'],
    ['%{ for x in y }', '"%%{ for x in y }"'],
    ['$${x}', '"$$${x}"'],
    ['a\\"b', '"a\\\\\\"b"'],
    ['$5 {', '"$5 {"'],
  ])('makes a string of %s', (text, printed) => {
    expect(value(text)).toContain(`  x = ${printed}\n`);
  });

  it.each(['a\nb', 'a\u0000', '\u202e'])('refuses %j in a string', (text) => {
    expect(() => value(text)).toThrow(UnprintableError);
  });

  it.each(['', 'a b', '1a', 'a"', '${x}'])('refuses %j as a name', (name) => {
    expect(() => printHcl([], [{ type: name, body: [] }])).toThrow(UnprintableError);
    expect(() => value(new Map([[name, 1]]))).toThrow(UnprintableError);
  });

  it('holds any text as that text, and comments as comments', () => {
    fc.assert(
      fc.property(awkwardText().filter(isPrintable), awkwardText(), (text, comment) => {
        const printed = printHcl(
          [comment],
          [{ type: 'b', labels: [text], comment, body: [{ name: 'x', value: text, comment }] }],
        );
        const lines = printed.split('\n').filter((line) => !/^\s*(?:#|$)/.test(line));
        expect(lines).toHaveLength(3);
        expect(hclReads((lines[0] ?? '').slice(2, -2))).toBe(text);
        expect(hclReads((lines[1] ?? '').slice(6))).toBe(text);
      }),
    );
  });
});
