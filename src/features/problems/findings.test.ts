import { describe, expect, it } from 'vitest';
import type { Severity } from '../../core/diagnostics/diagnostic.ts';
import type { ExplainedDiagnostic } from '../../store/session-store.ts';
import { categories, grouped, listed, matches, type Filter } from './findings.ts';

function finding(
  rule: string,
  severity: Severity,
  id: string,
  more: Partial<ExplainedDiagnostic> = {},
): ExplainedDiagnostic {
  const words = { rationale: '', remediation: '', references: [] };
  return {
    rule,
    severity,
    messageId: 'found',
    data: {},
    targets: [{ kind: 'host', id }],
    fixable: false,
    texts: {
      en: { title: 'A title', message: `Wrong with ${id}`, ...words },
      zh: { title: '标题', message: `${id} 有误`, ...words },
    },
    ...more,
  };
}

const all = [
  finding('lb/one', 'error', 'b'),
  finding('etcd/two', 'error', 'a', { fixable: true }),
  finding('etcd/two', 'warning', 'b'),
  finding('naming/three', 'info', 'cluster'),
];
const nothing: Filter = { severity: 'all', category: 'all', fixableOnly: false, query: '' };
const kept = (filter: Partial<Filter>, language: 'en' | 'zh' = 'en'): number[] =>
  all.flatMap((each, at) => (matches({ ...nothing, ...filter }, each, language) ? [at] : []));

describe('listed', () => {
  it('gives keys that hang neither on the severity nor on what else takes part', () => {
    const [before] = listed([all[0]!]);
    const regraded = finding('lb/one', 'info', 'b', {
      targets: [
        { kind: 'host', id: 'b' },
        { kind: 'host', id: 'c' },
      ],
    });
    expect(listed([...all, regraded]).map(({ key }) => key)).toEqual([
      before!.key,
      'etcd/two found host a',
      'etcd/two found host b',
      'naming/three found host cluster',
      `${before!.key} 1`,
    ]);
  });
});

describe('matches', () => {
  it('takes all without a filter', () => expect(kept({})).toEqual([0, 1, 2, 3]));

  it.each<[Partial<Filter>, number[]]>([
    [{ severity: 'error' }, [0, 1]],
    [{ category: 'etcd' }, [1, 2]],
    [{ fixableOnly: true }, [1]],
    [{ query: ' WRONG with B ' }, [0, 2]],
    [{ query: 'etcd/' }, [1, 2]],
    [{ severity: 'warning', category: 'lb' }, []],
  ])('filters by %j', (filter, expected) => expect(kept(filter)).toEqual(expected));

  it('searches in the language that is read', () => {
    expect(kept({ query: '有误' }, 'zh')).toHaveLength(4);
    expect(kept({ query: '有误' }, 'en')).toEqual([]);
  });
});

describe('grouped', () => {
  const places = ['cluster', 'a', 'b'];
  const place = (id: string): number => places.indexOf(id);
  const told = (by: 'severity' | 'element' | 'category'): [string, string[]][] =>
    grouped(listed(all), by, place).map(({ id, items }) => [
      id,
      items.map(({ finding: each }) => `${each.rule} ${each.targets[0].id}`),
    ]);

  it('by severity puts the worst first', () => {
    expect(told('severity')).toEqual([
      ['error', ['lb/one b', 'etcd/two a']],
      ['warning', ['etcd/two b']],
      ['info', ['naming/three cluster']],
    ]);
  });

  it('by element follows the document', () => {
    expect(told('element').map(([id]) => id)).toEqual(['cluster', 'a', 'b']);
    expect(told('element')[2]?.[1]).toEqual(['lb/one b', 'etcd/two b']);
  });

  it('by category follows the groups of rules', () => {
    expect(told('category').map(([id]) => id)).toEqual(['etcd', 'lb', 'naming']);
    expect(categories).toContain('naming');
  });
});
