import { describe, expect, it } from 'vitest';
import type { ImportCandidate } from '../core/importers/import-candidate.ts';
import { importMermaidFile } from '../core/importers/mermaid-file.ts';
import { correctionsOf, refuseUnknownNodes } from './import-corrections.ts';
import { parseFlowchart } from './mermaid-parser.ts';

describe('corrections on the command line', () => {
  it('are one for each shape', () => {
    const options = { as: ['a=master', 'b=worker*3', 'c=control-plane+etcd'], zone: ['a=z', 'd='] };
    expect(correctionsOf(options)).toEqual([
      { node: 'a', as: 'master', zone: 'z' },
      { node: 'b', as: 'worker', count: 3 },
      { node: 'c', as: 'control-plane+etcd' },
      { node: 'd', zone: '' },
    ]);
    expect(correctionsOf({})).toEqual([]);
  });

  it('are refused where they say nothing that can be read', () => {
    expect(() => correctionsOf({ as: ['a'] })).toThrow('--as a: write NODE=VALUE.');
    expect(() => correctionsOf({ as: ['a=router'] })).toThrow(
      '--as a=router: choose load-balancer',
    );
    expect(() => correctionsOf({ as: ['a=worker*900'] })).toThrow('*1 to *64');
  });

  it('must be of shapes that are drawn', async () => {
    const text = 'flowchart LR\n a[Alpha] --> b[Beta]';
    const corrections = correctionsOf({ as: ['a=lb', 'b=master'] });
    const found = await importMermaidFile(text, 'x.mmd', parseFlowchart, corrections);
    const [only] = found as readonly [ImportCandidate];
    expect(
      only.result.ok && only.result.design.topology.components.map(({ kind }) => kind),
    ).toEqual(['load-balancer', 'control-plane']);
    refuseUnknownNodes(corrections, found);
    expect(() => refuseUnknownNodes(correctionsOf({ host: ['a=zzz'] }), found)).toThrow(
      'No shape of the diagram has the id zzz. It has a, b.',
    );
  }, 60_000);
});
