import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { awkwardText } from '../../testing/awkward-text.ts';
import { nftComment, printNftables } from './nftables.ts';
import type { NftRule } from './nftables.ts';
import { isPrintable, plainText, UnprintableError, utf8Length } from './text.ts';

function withRule(rule: NftRule, comment = 'x'): string {
  return printNftables({
    heading: [comment],
    table: {
      family: 'inet',
      name: 'k8s_ha',
      sets: [{ name: 'lb_peers', type: 'ipv4_addr', elements: [], comment }],
      chains: [{ name: 'input', comment, rules: [rule] }],
    },
  });
}

describe('printNftables', () => {
  it('prints a table that replaces itself', () => {
    const text = printNftables({
      heading: ['Own table only.'],
      table: {
        family: 'inet',
        name: 'k8s_ha',
        sets: [
          {
            name: 'api_clients',
            type: 'ipv4_addr',
            interval: true,
            elements: ['10.0.0.0/16', '10.1.0.1'],
          },
        ],
        chains: [
          {
            name: 'input',
            base: { hook: 'input', priority: -10, policy: 'accept' },
            rules: [
              { words: ['ct', 'state', 'established,related', 'accept'] },
              { words: ['tcp', 'dport', [2379, 2380], 'drop'], comment: 'etcd "only"' },
              { words: ['tcp', 'dport', 6443, 'ip', 'saddr', '@api_clients', 'accept'] },
            ],
          },
        ],
      },
    });
    expect(text).toBe(
      [
        '#!/usr/sbin/nft -f',
        '# Own table only.',
        'table inet k8s_ha',
        'delete table inet k8s_ha',
        'table inet k8s_ha {',
        '  set api_clients {',
        '    type ipv4_addr',
        '    flags interval',
        '    elements = { 10.0.0.0/16, 10.1.0.1 }',
        '  }',
        '  chain input {',
        '    type filter hook input priority -10; policy accept;',
        '    ct state established,related accept',
        '    tcp dport { 2379, 2380 } drop comment "etcd \'only\'"',
        '    tcp dport 6443 ip saddr @api_clients accept',
        '  }',
        '}',
        '',
      ].join('\n'),
    );
  });

  it('keeps any comment in its string and its lines', () => {
    const frame = withRule({ words: ['accept'], comment: '' }, '').split('\n');
    fc.assert(
      fc.property(awkwardText(), (comment) => {
        const quoted = nftComment(comment);
        expect(quoted).toMatch(/^"[^"\n]*(?<!\\)"$/u);
        expect(utf8Length(quoted)).toBeLessThanOrEqual(130);
        expect(isPrintable(quoted)).toBe(true);
        const plain = plainText(comment).replaceAll('"', "'");
        expect(`"${plain}`.startsWith(quoted.replace(/\\?\.?"$/u, ''))).toBe(true);
        expect(utf8Length(quoted)).toBeGreaterThan(Math.min(utf8Length(plain) + 1, 125));
        const lines = withRule({ words: ['accept'], comment }, comment)
          .split('\n')
          .filter((line, index) => index === 0 || !line.trim().startsWith('#'))
          .map((line) => line.replace(/comment ".*"$/u, 'comment ""'));
        expect(lines).toEqual(frame);
      }),
    );
  });

  it.each(['a b', 'x;', '"q"', '{', '}', '$x', 'a\nb', '', '#', '`', "'"])(
    'refuses the word %j',
    (word) => {
      expect(() => withRule({ words: [word] })).toThrow(UnprintableError);
      expect(() => withRule({ words: [['10.0.0.1', word]] })).toThrow(UnprintableError);
    },
  );
});
