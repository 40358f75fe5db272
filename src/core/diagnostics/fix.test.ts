import { describe, expect, it } from 'vitest';
import { topology } from '../../testing/topology-builder.ts';
import { indexTopology } from '../graph/topology-index.ts';
import type { Topology } from '../model/topology.ts';
import { applyFix, fixAllSafe, fixFor, isImprovement } from './fix.ts';
import { runDiagnostics } from './run.ts';

const broken = (): Topology =>
  topology()
    .stacked(3)
    .loadBalancers(2, { priority: 255 })
    .vip('10.0.0.100', { virtualRouterId: 0 })
    .unlinked()
    .with((design) => {
      design.hosts[0]!.name = 'Master_1';
      design.hosts[1]!.addresses = ['10.0.0.12/24'];
    })
    .build();

describe('fixAllSafe', () => {
  it('resolves what can be resolved without a change of the design', () => {
    const before = broken();
    const { topology: after, resolved } = fixAllSafe(before);
    expect(resolved.map(({ rule }) => rule).toSorted()).toEqual([
      'lb/backends-incomplete',
      'lb/backends-incomplete',
      'lb/priority-255',
      'lb/priority-255',
      'lb/vrid-range',
      'naming/hostname-invalid',
      'network/ip-invalid',
    ]);
    expect(
      runDiagnostics(indexTopology(after)).filter(({ severity }) => severity === 'error'),
    ).toEqual([]);
  });

  it('gives the edits that lead there, and leaves its argument alone', () => {
    const before = broken();
    const { topology: after, commands } = fixAllSafe(before);
    const label = { text: { en: '', zh: '' } };
    expect(applyFix(before, { kind: 'safe', label, commands })).toEqual(after);
    expect(before).toEqual(broken());
  });

  it('asks before it changes a design: suggestions stay', () => {
    const before = topology().stacked(1).build();
    expect(fixAllSafe(before)).toMatchObject({ topology: before, resolved: [], commands: [] });
    const offered = runDiagnostics(indexTopology(before)).filter(({ fixable }) => fixable);
    expect(offered.map(({ rule }) => rule)).toContain('control-plane/single-master');
  });
});

describe('fixFor', () => {
  it('has a fix for exactly the findings that say so', () => {
    const index = indexTopology(broken());
    for (const diagnostic of runDiagnostics(index)) {
      expect(fixFor(index, diagnostic) !== undefined).toBe(diagnostic.fixable);
    }
  });

  it('has none for a rule that does not exist', () => {
    const [diagnostic] = runDiagnostics(indexTopology(broken()));
    expect(fixFor(indexTopology(broken()), { ...diagnostic!, rule: 'no/such' })).toBeUndefined();
  });
});

describe('applyFix', () => {
  it('gives nothing if the topology has moved on and an edit is refused', () => {
    const design = broken();
    const index = indexTopology(design);
    const missing = runDiagnostics(index).find(({ rule }) => rule === 'lb/backends-incomplete')!;
    const fix = fixFor(index, missing)!;
    const fixed = applyFix(design, fix)!;
    expect(applyFix(fixed, fix)).toBeUndefined();
  });
});

describe('isImprovement', () => {
  const finding = (rule: string, severity: 'error' | 'warning' | 'info') => ({
    rule,
    severity,
    messageId: 'm',
    data: {},
    targets: [{ kind: 'host' as const, id: 'h' }] as const,
    fixable: true,
  });
  const fixed = finding('a/a', 'warning');

  it.each([
    ['the finding is gone', [], true],
    ['the finding is still there', [fixed], false],
    ['a new error is there', [finding('a/b', 'error')], false],
    ['a new warning is there', [finding('a/b', 'warning')], false],
    ['new information is there', [finding('a/b', 'info')], true],
    ['what was there before is there', [finding('a/old', 'error')], true],
  ] as const)('judges that %s', (_, after, expected) => {
    expect(isImprovement(fixed, [fixed, finding('a/old', 'error')], after)).toBe(expected);
  });
});
