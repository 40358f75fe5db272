import type { Language } from '@codemirror/language';
import { highlightTree, tagHighlighter, tags } from '@lezer/highlight';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { haproxy, keepalived, markdown, mermaid } from './stream-modes.ts';

const names = tagHighlighter([
  { tag: tags.keyword, class: 'keyword' },
  { tag: tags.propertyName, class: 'name' },
  { tag: tags.comment, class: 'comment' },
  { tag: tags.string, class: 'string' },
  { tag: tags.number, class: 'number' },
  { tag: tags.atom, class: 'constant' },
  { tag: tags.operator, class: 'operator' },
  { tag: tags.meta, class: 'meta' },
  { tag: tags.heading, class: 'heading' },
  { tag: tags.monospace, class: 'code' },
  { tag: tags.strong, class: 'strong' },
  { tag: tags.link, class: 'link' },
]);

/** The coloured pieces of a text as `class:piece`. */
function pieces(language: Language, text: string): string[] {
  const found: string[] = [];
  highlightTree(language.parser.parse(text), names, (from, to, name) => {
    found.push(`${name}:${text.slice(from, to)}`);
  });
  return found;
}

it('reads haproxy sections, directives, values and comments', () => {
  const text = 'backend masters # all\n  server m1 10.0.0.1:6443 check backup\n  timeout client 4h';
  expect(pieces(haproxy, text)).toEqual([
    'keyword:backend',
    'comment:# all',
    'name:server',
    'number:10.0.0.1:6443',
    'constant:check',
    'constant:backup',
    'name:timeout',
    'number:4h',
  ]);
});

it('reads keepalived blocks also when they are written on one line', () => {
  const text = '! note\nvrrp_instance VI_1 { state BACKUP }\n  auth_pass "a b"';
  expect(pieces(keepalived, text)).toEqual([
    'comment:! note',
    'keyword:vrrp_instance',
    'name:state',
    'constant:BACKUP',
    'name:auth_pass',
    'string:"a b"',
  ]);
});

it('reads mermaid flowcharts', () => {
  const text = 'flowchart TB\n%% note\n  a["x y"] -.->|standby| b\n  classDef dbclass fill:#f96';
  expect(pieces(mermaid, text)).toEqual([
    'keyword:flowchart',
    'constant:TB',
    'comment:%% note',
    'string:"x y"',
    'operator:-.->',
    'string:|standby|',
    'keyword:classDef',
    'number:#f96',
  ]);
});

it('reads markdown and leaves what is fenced alone', () => {
  const text = '# Title\nsee **this** and `code`\n```yaml\n# no heading\n```\n- [a](b)';
  expect(pieces(markdown, text)).toEqual([
    'heading:# Title',
    'strong:**this**',
    'code:`code`',
    'meta:```yaml',
    'code:# no heading',
    'meta:```',
    'keyword:- ',
    'link:[a](b)',
  ]);
});

describe.each([
  ['haproxy', haproxy],
  ['keepalived', keepalived],
  ['mermaid', mermaid],
  ['markdown', markdown],
])('%s', (_name, language) => {
  it('comes to the end of any text', () => {
    const unit = fc.constantFrom(...'ab1 \t\n#!%"\'`{}[]()|-=.*_>:~/\\&图');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 60 }), (text) => {
        expect(language.parser.parse(text).length).toBe(text.length);
      }),
    );
  });
});
