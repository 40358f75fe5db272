import { describe, expect, it } from 'vitest';
import { topology } from '../../testing/topology-builder.ts';
import { ruleById } from '../diagnostics/registry.ts';
import type { Rule } from '../diagnostics/rule.ts';
import { exampleOf, type ProvenRule } from './example.ts';
import { differences } from './facts.ts';
import { ruleFiles } from './files.ts';
import { rulePage } from './page.ts';

const sound = topology().stacked(3).loadBalancers(2).vip('10.0.0.100').build();
const collision = topology()
  .stacked(3)
  .loadBalancers(2)
  .vip('10.0.0.100', { virtualRouterId: 300 })
  .build();

function known(id: string): Rule {
  const rule = ruleById.get(id);
  if (rule === undefined) throw new Error(id);
  return rule;
}

const proven: ProvenRule = {
  rule: known('lb/vrid-range'),
  valid: [{ name: 'an id in range', topology: sound }],
  invalid: [{ name: '300', topology: collision, fix: 'safe' }],
};

describe('differences', () => {
  it('names facts by their path, in the order of the document', () => {
    const changed = structuredClone(sound);
    changed.cluster.podSubnets = ['10.1.0.0/16', '10.2.0.0/16'];
    changed.cluster.featureGates = { Some: false };
    changed.network.firewalls = [{ failureDomain: 'zone-a', allow: ['https', 'tcp/6443'] }];
    const [host] = changed.hosts;
    if (host) host.addresses = [];
    expect(differences(sound, changed).map(({ path, bad, good }) => [path, bad, good])).toEqual(
      expect.arrayContaining([
        ['hosts[host-m1].addresses', '10.0.0.11', null],
        ['network.firewalls', null, 'failureDomain zone-a allow https tcp/6443'],
        ['cluster.featureGates', null, 'Some=false'],
        ['cluster.podSubnets', expect.any(String), '10.1.0.0/16, 10.2.0.0/16'],
      ]),
    );
  });

  it('names an element that only one has once, without its facts', () => {
    const more = topology().stacked(3).loadBalancers(3).vip('10.0.0.100').build();
    const found = differences(sound, more).filter(({ path }) => !path.startsWith('links'));
    expect(found.map(({ path, bad, good }) => [path, bad, good])).toEqual([
      ['endpoints[vip].members', 'lb1, lb2', 'lb1, lb2, lb3'],
      ['hosts[host-lb3]', null, 'lb-3'],
      ['components[lb3]', null, 'lb-3'],
    ]);
  });

  it('finds none between equal designs, wherever their shapes stand', () => {
    const moved = structuredClone(sound);
    moved.layout = { m1: { x: 1, y: 2 } };
    expect(differences(sound, moved)).toEqual([]);
  });
});

describe('an example', () => {
  it('is the first rejected design and the same one after the fix', () => {
    const example = exampleOf(proven);
    expect(example.bad.name).toBe('300');
    expect(example.good).toMatchObject({ fixed: true });
    expect(example.facts).toEqual([['endpoints[vip].virtualRouterId', '300', expect.any(String)]]);
    expect(example.bad.mermaid).toContain('virtualRouterId: 300');
    expect(example.fixes).toMatchObject([{ kind: 'safe' }]);
  });

  it('takes the nearest accepted design where there is no fix', () => {
    const far = topology().stacked(1).build();
    const other = structuredClone(sound);
    other.checks.profile = 'learning';
    const example = exampleOf({
      ...proven,
      valid: [
        { name: 'far', topology: far },
        { name: 'judged otherwise', topology: other },
        { name: 'near', topology: sound },
      ],
      invalid: [{ name: '300', topology: collision, fix: 'none' }],
    });
    expect(example.good).toMatchObject({ name: 'near', fixed: false });
    expect(example.someUnfixed).toBe(true);
  });

  it('needs a rejected design', () => {
    expect(() => exampleOf({ ...proven, invalid: [] })).toThrow('no rejected design');
  });
});

describe('a page', () => {
  const meta = {
    ...proven.rule.meta,
    since: 'production',
    raised: { by: 'multi-zone', to: 'error', where: { en: 'it is | odd', zh: '情况异常' } },
    thresholds: {
      most: { value: 250, unit: 'ms', about: { en: 'Time of a <b>', zh: '时间' } },
    },
  } as const;
  const rule: Rule = { ...proven.rule, meta };

  it('tells everything about a rule, in each language', () => {
    const example = exampleOf(proven);
    const page = rulePage(rule, example, 'en');
    for (const line of [
      `# ${meta.title.en}`,
      '| Rule | lb/vrid-range |',
      '| Profile | Speaks from production on. From multi-zone on it is graded error where it is \\| odd. |',
      '| Time of a &lt;b&gt; | 250 ms |',
      '## A bad design',
      '## A good design',
      '- 300 ✓',
      '- an id in range',
    ]) {
      expect(page.split('\n')).toContain(line);
    }
    expect(page).toContain('](vrid-range.zh-CN.md)');
    expect(page).toContain('](../../../src/core/diagnostics/rules/lb/vrid-range.test.ts)');
    expect(page.match(/```mermaid/g)).toHaveLength(2);
    const chinese = rulePage(rule, example, 'zh');
    expect(chinese).toContain(
      '要求为“生产”或更高时才检查。要求为“多可用区”或更高且情况异常时升级为错误。',
    );
    expect(chinese).toContain('](vrid-range.md)');
    expect(`${page}${chinese}`).not.toMatch(/\{\w+\}(?!\})/);
  });
});

describe('the files', () => {
  it('are two pages a rule, two lists and the data of each group, always the same', () => {
    const reason = { en: 'The model cannot hold it.', zh: '模型无法表示。' };
    const files = ruleFiles([proven], [{ id: 'lb/some', reason }]);
    expect([...files.keys()]).toEqual([
      'docs/rules/README.md',
      'docs/rules/lb/vrid-range.md',
      'docs/rules/README.zh-CN.md',
      'docs/rules/lb/vrid-range.zh-CN.md',
      'src/features/rules/examples/lb.json',
    ]);
    expect(files.get('docs/rules/README.md')).toContain(
      '| [lb/vrid-range](lb/vrid-range.md) | error |',
    );
    expect(files.get('docs/rules/README.md')).toContain(
      '| `lb/some` | The model cannot hold it. |',
    );
    expect(ruleFiles([proven], [{ id: 'lb/some', reason }])).toEqual(files);
  });
});
