import fc from 'fast-check';
import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { arbitraryBrokenTopology, arbitraryTopology } from '../../testing/arbitrary-topology.ts';
import { topology } from '../../testing/topology-builder.ts';
import { isPrintable } from '../format/text.ts';
import { indexTopology } from '../graph/topology-index.ts';
import { languages } from '../model/message.ts';
import type { Topology } from '../model/topology.ts';
import { buildDesignBundle } from './design-bundle.ts';
import { gameDayReport } from './game-day-report.ts';

const report = (document: Topology): string => gameDayReport(indexTopology(document), 'en') ?? '';
const pair = topology().zones(3).stacked(3).loadBalancers(2).vip('10.0.0.100').oneSegment();

function row(text: string, drill: string): string {
  return text.split('\n').find((line) => line.startsWith(`| ${drill} |`)) ?? '';
}

describe('the drills of a game day', () => {
  const text = report(pair.build());

  it('say how, what is expected and after how long', () => {
    expect(row(text, 'lb-1: haproxy')).toMatch(
      /`systemctl stop haproxy` \| The API answers .*\| 6\.6 s \| `systemctl start haproxy`/,
    );
    expect(row(text, 'lb-1: keepalived')).toContain('| 3.6 s |');
    expect(row(text, 'master-1: etcd')).toContain('mv /etc/kubernetes/manifests/etcd.yaml /root/');
    expect(row(text, 'lb-1')).toContain('cut its power or its network');
    expect(row(text, 'zone-a cut off')).toContain('From zone-a: The API is unavailable');
  });

  it('stop external etcd by its unit', () => {
    const external = report(topology().controlPlanes(3).externalEtcd(3).build());
    expect(row(external, 'etcd-1: etcd')).toContain('`systemctl stop etcd`');
  });

  it('are none without a master, and bounded with many', () => {
    expect(gameDayReport(indexTopology(topology().loadBalancers(2).build()), 'en')).toBeUndefined();
    const many = report(topology().stacked(90).build());
    expect(many.split('\n').length).toBeLessThan(180);
    expect(many).toMatch(/And \d+ more like these\./);
  });

  it('are in the bundle, and the runbook leads there', () => {
    const { files } = buildDesignBundle(pair.build(), 'en');
    const content = (path: string) => files.find((file) => file.path === path)?.content ?? '';
    expect(content('docs/game-day.md')).toBe(text);
    expect(content('RUNBOOK.md')).toContain('`docs/game-day.md`');
  });

  it('are Markdown of text alone, whatever things are called', () => {
    const any = fc.oneof(arbitraryTopology(), arbitraryBrokenTopology());
    fc.assert(
      fc.property(any, fc.constantFrom(...languages), (design, language) => {
        const told = gameDayReport(indexTopology(design), language) ?? '';
        expect(told.split('\n').every(isPrintable)).toBe(true);
        const kinds = new Set<string>();
        void marked.walkTokens(marked.lexer(told), (token) => {
          kinds.add(token.type);
        });
        for (const kind of ['html', 'link', 'image']) expect(kinds).not.toContain(kind);
      }),
      { numRuns: fc.readConfigureGlobal().numRuns ?? 40 },
    );
  });
});
