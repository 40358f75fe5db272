// @vitest-environment jsdom
import fc from 'fast-check';
import mermaid from 'mermaid';
import { beforeAll, describe, expect, it } from 'vitest';
import { AWKWARD_PIECES, awkwardText } from '../../testing/awkward-text.ts';
import { mermaidIds, printMermaidFlowchart } from './mermaid-text.ts';
import type { MermaidFlowchart, MermaidStatement } from './mermaid-text.ts';
import { plainText, UnprintableError } from './text.ts';

interface ParsedVertex {
  id: string;
  text: string;
  type?: string;
  classes: string[];
  link?: string;
}
interface ParsedEdge {
  start: string;
  end: string;
  text: string;
  type: string;
  stroke: string;
  length: number;
}
interface ParsedSubgraph {
  id: string;
  title: string;
  nodes: string[];
}
interface Parsed {
  vertices: ParsedVertex[];
  edges: ParsedEdge[];
  subgraphs: ParsedSubgraph[];
}

/** The chart as Mermaid itself understands it. */
async function read(text: string): Promise<Parsed> {
  const diagram = await mermaid.mermaidAPI.getDiagramFromText(text);
  expect(diagram.type).toBe('flowchart-v2');
  const db = diagram.db as unknown as {
    getVertices(): Map<string, ParsedVertex>;
    getEdges(): ParsedEdge[];
    getSubGraphs(): ParsedSubgraph[];
  };
  return {
    vertices: [...db.getVertices().values()],
    edges: db.getEdges(),
    subgraphs: db.getSubGraphs(),
  };
}

const NAMED: Record<string, string> = { quot: '"', lt: '<', gt: '>', amp: '&' };

/** What is drawn: Mermaid's placeholders for entities undone, `<br/>` as a line end. */
function drawn(text: string): string {
  expect(text.replaceAll('<br/>', '').replaceAll('<br>', '')).not.toMatch(/[<>]/);
  return text.replace(/<br\/?>|ﬂ°(°?)(\w+)¶ß/g, (mark, numeric?: string, name?: string) => {
    if (name === undefined) return '\n';
    return numeric === '°' ? String.fromCodePoint(Number(name)) : (NAMED[name] ?? mark);
  });
}

function expected(label: string): string {
  return label
    .split(/\r\n|\n/)
    .map(plainText)
    .join('\n')
    .trim();
}

beforeAll(() => {
  mermaid.initialize({ startOnLoad: false, maxTextSize: 1_000_000, maxEdges: 5000 });
});

const seedLike: MermaidFlowchart = {
  heading: ['Stacked etcd'],
  direction: 'LR',
  statements: [
    {
      kind: 'subgraph',
      id: 'node1',
      children: [
        {
          kind: 'subgraph',
          id: 'master1',
          direction: 'TB',
          children: [
            { kind: 'vertex', id: 'a1', label: 'api server', shape: 'stadium' },
            { kind: 'vertex', id: 'c1', label: 'controller-manager', shape: 'round' },
          ],
        },
        { kind: 'vertex', id: 'd1', label: 'etcd', shape: 'cylinder', className: 'dbclass' },
        { kind: 'edge', from: ['master1'], to: ['d1'], head: 'open' },
      ],
    },
    { kind: 'remark', text: 'Clients' },
    { kind: 'vertex', id: 'LB' },
    { kind: 'edge', from: ['LB'], to: ['master1', 'm2'], minLength: 2 },
    { kind: 'edge', from: ['LB'], to: ['m2'], line: 'dotted', label: 'standby' },
    { kind: 'edge', from: ['LB'], to: ['LB2'], line: 'thick', head: 'both', label: 'VRRP: 51' },
  ],
  classes: [
    {
      name: 'dbclass',
      styles: [
        ['fill', '#f96'],
        ['stroke-width', '2px'],
      ],
    },
  ],
};

describe('printMermaidFlowchart', () => {
  it('prints plain words bare and quotes the rest', () => {
    expect(printMermaidFlowchart(seedLike)).toBe(
      [
        '%% Stacked etcd',
        'flowchart LR',
        '    subgraph node1',
        '        subgraph master1',
        '            direction TB',
        '            a1([api server])',
        '            c1(controller-manager)',
        '        end',
        '        d1[(etcd)]:::dbclass',
        '        master1 --- d1',
        '    end',
        '    %% Clients',
        '    LB',
        '    LB ---> master1 & m2',
        '    LB -.->|standby| m2',
        '    LB <==>|"VRRP: 51"| LB2',
        '    classDef dbclass fill:#f96,stroke-width:2px;',
        '',
      ].join('\n'),
    );
  });

  it('is understood by Mermaid as it was meant', async () => {
    const { vertices, edges, subgraphs } = await read(printMermaidFlowchart(seedLike));
    expect(vertices.map(({ id, text, type }) => [id, text, type])).toEqual(
      expect.arrayContaining([
        ['a1', 'api server', 'stadium'],
        ['c1', 'controller-manager', 'round'],
        ['d1', 'etcd', 'cylinder'],
      ]),
    );
    expect(vertices.find(({ id }) => id === 'd1')?.classes).toEqual(['dbclass']);
    expect(
      edges.map(({ start, end, type, stroke, length, text }) => [
        start,
        end,
        type,
        stroke,
        length,
        text,
      ]),
    ).toEqual([
      ['master1', 'd1', 'arrow_open', 'normal', 1, ''],
      ['LB', 'master1', 'arrow_point', 'normal', 2, ''],
      ['LB', 'm2', 'arrow_point', 'normal', 2, ''],
      ['LB', 'm2', 'arrow_point', 'dotted', 1, 'standby'],
      ['LB', 'LB2', 'double_arrow_point', 'thick', 1, 'VRRP: 51'],
    ]);
    expect(subgraphs.map(({ id }) => id)).toEqual(['master1', 'node1']);
  });

  it('prints every line, head and length so that Mermaid reads it', async () => {
    for (const line of ['solid', 'dotted', 'thick'] as const) {
      for (const head of ['arrow', 'open', 'both'] as const) {
        for (const minLength of [1, 3]) {
          const edge = { kind: 'edge', from: ['o'], to: ['x'], line, head, minLength } as const;
          const [found, ...rest] = (
            await read(printMermaidFlowchart({ direction: 'TD', statements: [edge] }))
          ).edges;
          expect(rest).toEqual([]);
          expect(found).toMatchObject({
            type: { arrow: 'arrow_point', open: 'arrow_open', both: 'double_arrow_point' }[head],
            stroke: { solid: 'normal', dotted: 'dotted', thick: 'thick' }[line],
            length: minLength,
          });
        }
      }
    }
  });

  async function expectFaithful(
    id: string,
    label: string,
    shape: 'rect' | 'round' | 'stadium' | 'cylinder' | 'hexagon',
  ): Promise<void> {
    const other = `${id}'`;
    const group = `${id}"`;
    const statements: MermaidStatement[] = [
      { kind: 'remark', text: label },
      {
        kind: 'subgraph',
        id: group,
        title: label,
        className: label,
        children: [{ kind: 'vertex', id, label, shape, className: label }],
      },
      { kind: 'vertex', id: other, label: 'plain', shape },
      { kind: 'edge', from: [id], to: [other], label },
    ];
    const chart: MermaidFlowchart = { heading: [label], direction: 'LR', statements };
    const ids = mermaidIds(chart);
    expect(await mermaid.parse(printMermaidFlowchart(chart))).toEqual({
      diagramType: 'flowchart-v2',
      config: {},
    });
    const { vertices, edges, subgraphs } = await read(printMermaidFlowchart(chart));
    expect(vertices.map((vertex) => vertex.id)).toEqual([ids.get(id), ids.get(other)]);
    expect(vertices.some((vertex) => vertex.link !== undefined)).toBe(false);
    expect(drawn(vertices[0]?.text ?? '').trim()).toBe(expected(label));
    expect(edges.map(({ start, end }) => [start, end])).toEqual([[ids.get(id), ids.get(other)]]);
    expect(drawn(edges[0]?.text ?? '').trim()).toBe(expected(label));
    expect(subgraphs.map((subgraph) => [subgraph.id, subgraph.nodes])).toEqual([
      [ids.get(group), [ids.get(id)]],
    ]);
    expect(drawn(subgraphs[0]?.title ?? '').trim()).toBe(expected(label));
  }

  it('keeps any label as a label, whatever ids and remarks hold', async () => {
    const shape = fc.constantFrom('rect', 'round', 'stadium', 'cylinder', 'hexagon');
    await fc.assert(fc.asyncProperty(awkwardText(), awkwardText(), shape, expectFaithful), {
      numRuns: 300,
    });
  }, 60_000);

  it('keeps every awkward piece alone and between words', async () => {
    expect.hasAssertions();
    for (const piece of AWKWARD_PIECES) {
      await expectFaithful(piece, piece, 'rect');
      await expectFaithful(`a ${piece} b`, `a ${piece} b`, 'round');
    }
    for (const label of [
      'style: #fff; "x"',
      'the direction  LR of it',
      '%%{init: {"theme":"dark"}}%%',
      '---\ntitle: x\n---',
      'click a href "x"',
      '1. first',
      '- x',
      'xfa:fa-ban',
    ]) {
      await expectFaithful(label, label, 'stadium');
    }
  }, 60_000);

  it('takes every word of Mermaid as an id, alone and before a hyphen', async () => {
    const words =
      'end default subgraph graph flowchart flowchart-elk swimlane-beta click class classDef style linkStyle interpolate href call direction accTitle accDescr _self _blank _parent _top LR RL TB BT TD BR v o x xx ox constructor __proto__ prototype toString 1 12a END Default title theme'.split(
        ' ',
      );
    for (const word of words) {
      for (const id of [word, `${word}-1`, `${word}_1`, `a-${word}`, `${word}1`]) {
        const statements: MermaidStatement[] = [
          { kind: 'vertex', id, label: 'etcd', shape: 'cylinder' },
          { kind: 'edge', from: ['LB', id], to: [id, 'LB'], head: 'open' },
        ];
        const chart: MermaidFlowchart = { direction: 'LR', statements };
        const printed = mermaidIds(chart).get(id);
        const { vertices, edges } = await read(printMermaidFlowchart(chart));
        expect(vertices.map((vertex) => vertex.id).toSorted()).toEqual(['LB', printed].toSorted());
        expect(edges).toHaveLength(4);
      }
    }
  }, 60_000);

  it('leaves no directive and no tag in a remark', () => {
    const text = '%%{init: {"theme": "dark"}}%% <b>';
    const chart: MermaidFlowchart = { direction: 'LR', statements: [{ kind: 'remark', text }] };
    expect(printMermaidFlowchart(chart)).toBe(
      'flowchart LR\n    %% ％％(init: ("theme": "dark"))％％ (b)\n',
    );
  });

  it('keeps different ids different', () => {
    const statements = ['主', '控', 'a b', 'a-b', 'A-B'].map(
      (id) => ({ kind: 'vertex', id }) as const,
    );
    expect([...mermaidIds({ direction: 'LR', statements }).values()]).toEqual([
      'n',
      'n-2',
      'a-b',
      'a-b-2',
      'A-B-3',
    ]);
  });

  it('refuses styles and lengths that are none', () => {
    const styled =
      (value: string): (() => string) =>
      () =>
        printMermaidFlowchart({
          direction: 'LR',
          statements: [],
          classes: [{ name: 'x', styles: [['fill', value]] }],
        });
    expect(styled('red;click a b')).toThrow(UnprintableError);
    expect(styled('url(https://x)')).toThrow(UnprintableError);
    const long = { kind: 'edge', from: ['a'], to: ['b'], minLength: 11 } as const;
    expect(() => printMermaidFlowchart({ direction: 'LR', statements: [long] })).toThrow(
      UnprintableError,
    );
  });
});
