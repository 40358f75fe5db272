// @vitest-environment jsdom
import mermaid from 'mermaid';
import { describe, expect, it } from 'vitest';
import { mermaidGraph } from '../../testing/mermaid-graph.ts';
import { seedDiagrams, seedPage } from '../../testing/seed-page.ts';
import { indexTopology } from '../graph/topology-index.ts';
import { createFlowchartParser } from '../importers/flowchart-parser.ts';
import { importMermaidFile } from '../importers/mermaid-file.ts';
import { templateById } from '../model/templates/registry.ts';
import { drawView } from './registry.ts';
import type { ViewId } from './view.ts';

/** The seed writes one part in two ways and leaves the proxy open. */
function normalised(label: string): string {
  if (label === 'controller-mgr') return 'controller-manager';
  return label === 'haproxy/nginx' || label === 'nginx' ? 'haproxy' : label;
}

const drawings: readonly [template: string, view: ViewId][] = [
  ['seed-vrrp-pair', 'load-balancing'],
  ['seed-load-balanced-masters', 'traffic'],
  ['seed-stacked', 'cluster'],
  ['seed-external-etcd', 'cluster'],
];

describe('the drawings of the seed', () => {
  it.each(drawings.map(([template, view], at) => ({ template, view, at })))(
    'draws $template as the seed does',
    async ({ template, view, at }) => {
      const topology = templateById(template)?.build();
      if (topology === undefined) throw new Error('no such starter');
      const seed = await mermaidGraph(seedDiagrams()[at] ?? '', normalised);
      expect(seed.edges.length).toBeGreaterThan(2);
      for (const language of ['en', 'zh'] as const) {
        const { text } = drawView(indexTopology(topology), view, { language });
        expect(await mermaidGraph(text, normalised)).toEqual(seed);
      }
    },
  );

  it('draws them again after opening them', async () => {
    mermaid.initialize({ startOnLoad: false });
    const parse = createFlowchartParser(() =>
      Promise.resolve((text) => mermaid.mermaidAPI.getDiagramFromText(text)),
    );
    const candidates = await importMermaidFile(seedPage(), 'ha-design.zh.md', parse);
    expect(candidates).toHaveLength(drawings.length);
    for (const [at, { result }] of candidates.entries()) {
      if (!result.ok) throw new Error('was not read');
      const view = drawings[at]?.[1] ?? 'cluster';
      const { text } = drawView(indexTopology(result.design.topology), view, { language: 'zh' });
      const seed = await mermaidGraph(seedDiagrams()[at] ?? '', normalised);
      expect(await mermaidGraph(text, normalised)).toEqual(seed);
    }
  });

  it('prints the stacked one as a person would', () => {
    const topology = templateById('seed-stacked')?.build();
    if (topology === undefined) throw new Error('no such starter');
    const { text, notes } = drawView(indexTopology(topology), 'cluster', { language: 'en' });
    expect(notes).toEqual([]);
    expect(text).toBe(
      [
        'flowchart LR',
        '    LB',
        ...[1, 2, 3].flatMap((n) => [
          `    subgraph node${n}`,
          `        subgraph master${n}`,
          `            a${n}([api server])`,
          `            c${n}(controller-manager)`,
          `            s${n}(scheduler)`,
          '        end',
          `        subgraph etcd-node${n}`,
          `            d${n}[(etcd)]:::dbclass`,
          '        end',
          '    end',
        ]),
        '    LB ---> master1 & master2 & master3',
        '    master1 --- etcd-node1',
        '    master2 --- etcd-node2',
        '    master3 --- etcd-node3',
        '    classDef dbclass fill:#f96;',
        '',
      ].join('\n'),
    );
  });
});
