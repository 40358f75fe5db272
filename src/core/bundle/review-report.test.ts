import fc from 'fast-check';
import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { arbitraryBrokenTopology } from '../../testing/arbitrary-topology.ts';
import { topology } from '../../testing/topology-builder.ts';
import { views } from '../diagrams/registry.ts';
import { isPrintable } from '../format/text.ts';
import { indexTopology } from '../graph/topology-index.ts';
import { languages, type Language } from '../model/message.ts';
import { templates } from '../model/templates/registry.ts';
import type { Topology } from '../model/topology.ts';
import { reviewReport } from './review-report.ts';

const report = (document: Topology, language: Language = 'en'): string =>
  reviewReport(indexTopology(document), language);

const starter = (id: string): Topology => templates.find((each) => each.id === id)!.build();

/** Texts of the headings of a level, in order. */
function headings(text: string, level: number): string[] {
  return marked
    .lexer(text)
    .flatMap((token) => (token.type === 'heading' && token['depth'] === level ? [token] : []))
    .map(({ text: heading }) => String(heading).replaceAll('\\', ''));
}

describe('reviewReport', () => {
  it('has its parts in the order in which a reviewer asks', () => {
    const document = starter('bad-two-zones-2-1');
    document.checks.waivers.push({ rule: 'etcd/two-zones', severity: 'off', reason: 'x' });
    document.scenarios.push({
      id: 's',
      name: 'Zone lost',
      steps: [{ action: 'fail', targets: [document.failureDomains[1]!.id] }],
    });
    const text = report(document);
    expect(headings(text, 1)).toEqual(['Design review: bad-two-zones-2-1']);
    expect(headings(text, 2)).toEqual([
      'What it survives',
      'How available it is',
      'Findings',
      'Waivers',
      'Diagrams',
      'Declared facts',
      'Scenarios',
      'What this review does not cover',
    ]);
    expect(text).toContain('| Held to | multi-zone: the API survives');
    expect(text).toContain('| zones | 0 | 2 | ');
    expect(text).toMatch(/API: reads and writes \| 99\.\d+ % \| \d+ min\/year/);
    expect(text).toMatch(/### Zone lost\n\n#### 1\\\. .* fails\n\nThe API /);
  });

  it('gives each finding its place, reason and remedy, the worst first', () => {
    const text = report(starter('bad-two-zones-2-1'));
    expect(headings(text, 3).slice(0, 3)).toEqual(['Errors (1)', 'Warnings (1)', 'Notes (1)']);
    expect(text).toMatch(
      /#### Losing “zone-a” stops the API: .*\n\n- Where: zone-a\n- Why: \S.*\n- What to do: \S.*\n- Rule: `failure-domain\/zone-not-survived`\n/,
    );
    expect(report(starter('stacked-3-zones'))).not.toMatch(/### (Errors|Warnings)/);
  });

  it('lists waivers with reason and use, what they switch off, and grades', () => {
    const document = starter('bad-two-zones-2-1');
    const about = document.failureDomains.find(({ name }) => name === 'zone-a')!.id;
    document.checks.waivers.push(
      { rule: 'etcd/two-zones', severity: 'off', reason: 'The third zone comes in May' },
      { rule: 'failure-domain/zone-not-survived', element: about, severity: 'info', reason: 'ok' },
      { rule: 'etcd/no-members', severity: 'off', reason: 'Long gone' },
    );
    const text = report(document);
    expect(text).toContain(
      '| `etcd/two-zones` | everything it finds | off | The third zone comes in May | 1 |',
    );
    expect(text).toContain('| `failure-domain/zone-not-survived` | zone-a | note | ok | 1 |');
    expect(text).toContain('| Long gone | none: not needed any more |');
    expect(text).toMatch(/What they switch off:\n\n- warning: .* \(`etcd\/two-zones`\)/);
    expect(text).toContain('- Graded: by itself error; otherwise because: ok');
  });

  it('draws every view', () => {
    const text = report(starter('stacked-3-zones'));
    const fences = marked.lexer(text).filter((token) => token.type === 'code');
    expect(fences).toHaveLength(views.length);
    for (const fence of fences) expect(fence).toMatchObject({ lang: 'mermaid' });
  });

  it('states declared facts once for all that share them, and names what is open', () => {
    const document = topology().zones(2).stacked(3).vip('10.0.0.9').build();
    for (const host of document.hosts.slice(0, 2))
      Object.assign(host, { cpus: 4, timeSync: false });
    Object.assign(document.network, { dhcpRanges: ['10.0.0.50-10.0.0.99'] });
    document.cluster.apiServerOptions.push({ name: 'goaway-chance', value: '0.001' });
    document.network.firewalls.push({
      failureDomain: document.failureDomains[0]!.id,
      allow: ['tcp/6443', 'vrrp'],
    });
    const text = report(document);
    const [one, two] = document.hosts;
    expect(text).toContain(`| CPUs | 4 | ${one!.name}, ${two!.name} |`);
    expect(text).toContain('| Clock kept by NTP | no | ');
    expect(text).toContain('| DHCP ranges | 10.0.0.50-10.0.0.99 | the whole design |');
    expect(text).toContain('| Options of kube-apiserver | \\--goaway-chance=0.001 | the whole');
    expect(text).toMatch(/\| Firewall lets in and out \| tcp\/6443, vrrp \| /);
    expect(text).toMatch(/rules which need it are silent: Memory; .*Round-trip time/);
  });

  it.each(languages)('gives the same bytes for the same topology, in %s', (language) => {
    for (const template of templates) {
      const text = report(template.build(), language);
      expect(report(template.build(), language)).toBe(text);
      expect(text).not.toMatch(/(?<!\{)\{[a-z]\w*\}/);
    }
  });

  it('is written in Chinese where that is asked for', () => {
    const text = report(starter('bad-two-zones-2-1'), 'zh');
    expect(headings(text, 2).slice(0, 3)).toEqual(['可承受的故障', '可用性', '问题']);
    expect(text).toContain('- 处理方法：');
  });

  it('shows user text as text, whatever the design', () => {
    fc.assert(
      fc.property(arbitraryBrokenTopology(), (document) => {
        document.metadata.name = '<img src=x> [a](javascript:1)\n# x';
        const text = report(document);
        expect(isPrintable(text.replaceAll('\n', '').replaceAll('\t', ''))).toBe(true);
        const html = marked.parse(text, { async: false });
        expect(html).not.toMatch(/<img|href="javascript/);
        expect(headings(text, 1)).toHaveLength(1);
      }),
      { numRuns: 25 },
    );
  });

  it('stays a page for people when the design is large', () => {
    const document = topology()
      .zones(3)
      .stacked(3)
      .with(({ hosts }) => {
        for (let n = 0; n < 1_000; n += 1) {
          hosts.push({ id: `w${n}`, name: `w-${n}`, addresses: [], interface: 'eth0', cpus: 8 });
        }
      })
      .build();
    expect(report(document)).toMatch(/\| CPUs \| 8 \| w-0, .* and 988 more \|/);
  });
});
