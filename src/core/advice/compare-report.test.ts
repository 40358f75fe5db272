import { describe, expect, it } from 'vitest';
import { topology } from '../../testing/topology-builder.ts';
import { indexTopology } from '../graph/topology-index.ts';
import { compareDesigns } from './compare.ts';
import { compareReport } from './compare-report.ts';

const build = (name: string, in_: readonly string[]) =>
  indexTopology(
    topology(name).zones(3).stacked(3).loadBalancers(2, { in: in_ }).vip('10.0.0.9').build(),
  );
const crowded = (name: string) => build(name, ['zone-a']);
const apart = (name: string) => build(name, ['zone-a', 'zone-b']);

describe('the comparison as Markdown', () => {
  it('has every measure, and what is worse before all of them', () => {
    const report = compareReport(compareDesigns(apart('old'), crowded('new')), 'en');
    expect(report).toContain('# old and new compared');
    expect(report).toMatch(
      /Worse in “new”: Survives zones; API available for reads and writes; .+\./,
    );
    expect(report).toContain('| Survives zones | any 1 of 3 | not any 1 of 3 | worse |');
    expect(report).toMatch(
      /\| API available for reads and writes \| [\d\\.]+ % ≈ .+ \| worse \(\+262 min\/year\) \|/,
    );
    expect(report).toContain('| Hosts | 5 | 5 | equal |');
    expect(report).toMatch(/\| `lb\/shared-domain` \| .+ \| 0 \| 1 \| worse \|/);
  });

  it('tells designs of one name apart, and speaks Chinese', () => {
    const report = compareReport(compareDesigns(crowded('x'), apart('x')), 'zh');
    expect(report).toContain('| 指标 | x (A) | x (B) | 变化 |');
    expect(report).not.toMatch(/\{\w+\}/);
  });

  it('prints names as they are, whatever they hold', () => {
    const nasty = compareDesigns(crowded('a|b <img> {list}'), apart('c'));
    const report = compareReport(nasty, 'en');
    expect(report).toContain('a\\|b &lt;img&gt; {list}');
  });
});
