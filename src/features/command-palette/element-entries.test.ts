import { describe, expect, it } from 'vitest';
import { runDiagnostics } from '../../core/diagnostics/run.ts';
import { renderDiagnostic } from '../../core/diagnostics/render.ts';
import { indexTopology } from '../../core/graph/topology-index.ts';
import { topology } from '../../testing/topology-builder.ts';
import { elementEntries, findElements } from './element-entries.ts';

const index = indexTopology(
  topology().zones(2).stacked(2).loadBalancers(1).vip('10.0.0.100').host('bare', 'zone-b').build(),
);
const diagnostics = runDiagnostics(index).map((diagnostic) => ({
  ...diagnostic,
  texts: { en: renderDiagnostic(diagnostic, 'en'), zh: renderDiagnostic(diagnostic, 'zh') },
}));
const entries = elementEntries(index, diagnostics, 'en');
const ids = (query: string): string[] => findElements(entries, query).map(({ entry }) => entry.id);

describe('findElements', () => {
  it('finds by name, the name itself first', () => {
    expect(ids('bare')).toEqual(['host-bare']);
    expect(ids('zone-a')[0]).toBe('zone-a');
  });

  it('finds by address', () => {
    const address = index.hosts.get('host-m2')?.addresses[0] ?? '';
    expect(ids(address)[0]).toBe('host-m2');
  });

  it('finds by role, in both languages, and by place', () => {
    expect(ids('etcd member').slice(0, 2).toSorted()).toEqual(['e1', 'e2']);
    expect(ids('负载均衡器')).toContain('lb1');
    expect(ids('master zone-b')).toEqual(expect.arrayContaining(['m2', 'host-m2']));
    expect(ids('master zone-b')).not.toContain('m1');
  });

  it('finds by what is wrong, and says what', () => {
    const [diagnostic] = diagnostics;
    const found = findElements(entries, diagnostic?.texts.zh.title ?? '');
    const target = found.find(({ entry }) => entry.id === diagnostic?.targets[0].id);
    expect(target?.finding ?? diagnostic?.targets[0].kind).toBe(diagnostic?.texts.en.title);
  });

  it('lists all where nothing is asked, and nothing where nothing fits', () => {
    expect(ids('')).toHaveLength(entries.length);
    expect(ids('no such thing')).toEqual([]);
  });
});
