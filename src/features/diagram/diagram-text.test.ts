import { describe, expect, it } from 'vitest';
import { printMermaidFlowchart } from '../../core/format/mermaid-text.ts';
import { countBoxes, diagramFileName } from './diagram-text.ts';

describe('countBoxes', () => {
  it('counts vertices and subgraphs as they are printed, and nothing else', () => {
    const text = printMermaidFlowchart({
      heading: ['subgraph in a remark', 'a["b"]'],
      direction: 'LR',
      statements: [
        { kind: 'vertex', id: 'lb', shape: 'round', label: 'a --> b' },
        {
          kind: 'subgraph',
          id: 'host',
          title: 'master 1',
          direction: 'TD',
          className: 'x',
          children: [
            { kind: 'vertex', id: 'api', shape: 'stadium' },
            { kind: 'vertex', id: 'etcd', shape: 'cylinder', className: 'x' },
            { kind: 'vertex', id: 'bare' },
            { kind: 'vertex', id: 'end' },
          ],
        },
        { kind: 'edge', from: ['lb'], to: ['api', 'etcd'], label: 'x[y]' },
        { kind: 'edge', from: ['api', 'lb'], to: ['etcd'], line: 'dotted', head: 'both' },
        { kind: 'remark', text: 'd[e]' },
      ],
      classes: [{ name: 'x', styles: [['fill', '#f96']] }],
    });
    expect(countBoxes(text)).toBe(6);
    expect(countBoxes(printMermaidFlowchart({ direction: 'LR', statements: [] }))).toBe(0);
  });
});

describe('diagramFileName', () => {
  it('is made of the design and the view, safe whatever the name holds', () => {
    expect(diagramFileName('Prod 生产', 'failure-domains', 'svg')).toBe(
      'Prod-生产-failure-domains.svg',
    );
    expect(diagramFileName('../../etc/passwd', 'etcd', 'mmd')).toBe('etc-passwd-etcd.mmd');
    expect(diagramFileName('', 'cluster', 'png')).toBe('design-cluster.png');
  });
});
