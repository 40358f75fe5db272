import { describe, expect, it } from 'vitest';
import { topology } from '../../../testing/topology-builder.ts';
import { indexTopology } from '../../graph/topology-index.ts';
import type { Language } from '../../model/message.ts';
import type { Waiver } from '../../model/topology.ts';
import { waiversSection } from './waivers-section.ts';

function section(language: Language, ...waivers: Waiver[]): string {
  const design = topology()
    .stacked(1)
    .with((document) => document.checks.waivers.push(...waivers))
    .build();
  return waiversSection(indexTopology(design), language).join('\n\n');
}

const single: Waiver = { rule: 'etcd/single-member', severity: 'off', reason: 'A lab' };

describe('waiversSection', () => {
  it('is left out where nothing is waived', () => {
    expect(section('en')).toBe('');
  });

  it('tells rule, element, grade and reason in both languages', () => {
    const waivers: Waiver[] = [
      single,
      { rule: 'etcd/no-backup', element: 'etcd', severity: 'info', reason: 'Rebuilt each night' },
      { rule: 'network/dhcp', element: 'network', severity: 'warning', reason: 'Reserved' },
      { rule: 'lb/gone', element: 'gone', severity: 'error', reason: 'Was here' },
    ];
    expect(section('en', ...waivers)).toBe(
      [
        '## Waivers',
        'The design departs from these rules on purpose.',
        [
          '| Rule | About | Graded | Reason |',
          '| --- | --- | --- | --- |',
          '| `etcd/single-member` | everything it finds | Off | A lab |',
          '| `etcd/no-backup` | etcd | Note | Rebuilt each night |',
          '| `network/dhcp` | the network | Warning | Reserved |',
          '| `lb/gone` | `gone` | Error | Was here |',
        ].join('\n'),
      ].join('\n\n'),
    );
    expect(section('zh', single)).toContain(
      '| `etcd/single-member` | 其发现的全部问题 | 关闭 | A lab |',
    );
  });

  it('lets no text of the user become markup', () => {
    const reason = '<img src=x onerror=alert(1)> | [x](javascript:alert(1))\n# no heading';
    const text = section('en', { rule: '`x` | y', severity: 'off', reason });
    expect(text).not.toMatch(/<img|(?<!\\)\]\(javascript|^#\s*no heading/m);
    expect(
      text
        .split('\n')
        .at(-1)
        ?.match(/(?<!\\)\|/g),
    ).toHaveLength(5);
  });
});
