import { beforeAll, describe, expect, it } from 'vitest';
import { renderMessage } from '../core/model/message.ts';
import { flowchartLimits, type Flowchart } from '../core/importers/flowchart.ts';
import { parseFlowchart } from './mermaid-parser.ts';

async function flowchart(text: string): Promise<Flowchart> {
  const parsed = await parseFlowchart(text);
  if (!parsed.ok) throw new Error(renderMessage(parsed.message, 'en'));
  return parsed.flowchart;
}

async function failure(text: string): Promise<[number | undefined, number | undefined, string]> {
  const parsed = await parseFlowchart(text);
  if (parsed.ok) throw new Error('was read');
  return [parsed.line, parsed.column, renderMessage(parsed.message, 'en')];
}

beforeAll(async () => {
  // Loads Mermaid, which takes its time on a busy machine.
  await flowchart('flowchart LR\n a');
}, 60_000);

describe('parseFlowchart', () => {
  it('reads shapes, lines, labels and nesting', async () => {
    const read = await flowchart(
      [
        'flowchart LR',
        'subgraph zone ["Zone #quot;A#quot;"]',
        '  subgraph host',
        '    a1([api server]) & c1(controller)',
        '  end',
        '  d1[(etcd)]:::dbclass',
        'end',
        'LB["负载均衡<br/>10.0.0.1 &amp; #quot;x#quot; #35;1"]',
        'LB ---> host',
        'LB -. "standby" .-> d1',
        'a1 <==> d1',
        'a1 ~~~ c1',
        'host --- d1',
      ].join('\n'),
    );
    expect(read.direction).toBe('LR');
    expect(
      read.vertices.map(({ id, label, shape, classes }) => [id, label, shape, classes]),
    ).toEqual([
      ['a1', 'api server', 'stadium', []],
      ['c1', 'controller', 'round', []],
      ['d1', 'etcd', 'cylinder', ['dbclass']],
      ['LB', '负载均衡\n10.0.0.1 & "x" #1', 'rect', []],
    ]);
    expect(read.edges).toEqual([
      { from: 'LB', to: 'host', stroke: 'normal', arrows: 'to' },
      { from: 'LB', to: 'd1', label: 'standby', stroke: 'dotted', arrows: 'to' },
      { from: 'a1', to: 'd1', stroke: 'thick', arrows: 'both' },
      { from: 'host', to: 'd1', stroke: 'normal', arrows: 'none' },
    ]);
    expect(
      read.subgraphs.map(({ id, title, members, parent }) => [
        id,
        title,
        [...members].sort(),
        parent,
      ]),
    ).toEqual([
      ['host', 'host', ['a1', 'c1'], 'zone'],
      ['zone', 'Zone "A"', ['d1', 'host'], undefined],
    ]);
  });

  it('leaves the globals of the program as they were', async () => {
    const before = Object.getOwnPropertyNames(globalThis);
    await flowchart('flowchart LR\n a["<b>x</b>"] --> b');
    expect(Object.getOwnPropertyNames(globalThis)).toEqual(before);
    expect('window' in globalThis || 'document' in globalThis).toBe(false);
  });

  it('takes ids that are names of object properties for ordinary ones', async () => {
    const read = await flowchart(
      'flowchart LR\n subgraph constructor\n __proto__ --> toString\n end\n hasOwnProperty --> __proto__',
    );
    expect(read.vertices.map(({ id }) => id).toSorted()).toEqual([
      '__proto__',
      'hasOwnProperty',
      'toString',
    ]);
    expect(read.subgraphs.map(({ id }) => id)).toEqual(['constructor']);
  });

  it('runs nothing and keeps no markup of a hostile text', async () => {
    const read = await flowchart(
      [
        '%%{init: {"securityLevel": "loose", "maxEdges": 1}}%%',
        'flowchart LR',
        'a["<img src=x onerror=alert(1)>etcd<script>alert(1)</script>"] --> b',
        'b --> c',
        'click a "javascript:alert(1)"',
        'click b call alert(1)',
      ].join('\n'),
    );
    expect(read.vertices.map(({ label }) => label)).toEqual(['etcd', 'b', 'c']);
    expect(read.edges).toHaveLength(2);
  });

  it.each([
    ['flowchart LR\n\n%% comment\n  a --> b\n  c[x --> d\n', 5],
    ['---\ntitle: x\n---\nflowchart LR\n  a --> b\n  subgraph s\n', 6],
    ['flowchart LR\n a -->\n', 2],
  ])('points at the line where %j goes wrong', async (text, line) => {
    const [at, column, message] = await failure(text);
    expect(at).toBe(line);
    expect(column).toBeGreaterThan(0);
    expect(message).toMatch('Mermaid cannot read on here');
  });

  it.each([
    ['', 'no diagram'],
    ['%% nothing', 'no diagram'],
    ['hello world', 'must begin with a word'],
    ['sequenceDiagram\n A->>B: x', 'a sequence diagram, a Mermaid diagram of another type'],
    ['flowchart LR\n a@{shape: nope}', 'No such shape'],
    ['x'.repeat(flowchartLimits.characters + 1), '200001 characters'],
    [`flowchart LR\n a["${'x'.repeat(5_000)}"]`, 'This line has 5006 characters'],
    [`flowchart LR\n${'a-->b\n'.repeat(flowchartLimits.edges + 1)}`, 'more than is read'],
    [`flowchart LR\n${'subgraph\n'.repeat(501)}${'end\n'.repeat(501)}`, 'more than is read'],
  ])('says of %.40j what is wrong', async (text, expected) => {
    expect((await failure(text))[2]).toMatch(expected);
  });

  it('refuses or is done with the largest texts in time', async () => {
    const lines = (line: (n: number) => string, count: number): string =>
      `flowchart LR\n${Array.from({ length: count }, (_, n) => line(n)).join('\n')}`;
    const texts = [
      `${lines((n) => `subgraph s${n}`, 300)}\na\n${'end\n'.repeat(300)}`,
      lines((n) => `a${n} --> b${n % 7}`, 1_900),
      lines((n) => `a${n}`, 5_900),
      lines((n) => `a${n}`, 20_000),
      lines(() => `a${' & a'.repeat(900)}`, 50),
      `flowchart LR\n${'a & '.repeat(40_000)}a --> b`,
      `flowchart LR\na${' --> a'.repeat(30_000)}`,
      `flowchart LR\n a["${'('.repeat(190_000)}"]`,
    ];
    const start = performance.now();
    for (const text of texts) await parseFlowchart(text);
    // A few seconds; without its limits the program would be away for minutes.
    expect(performance.now() - start).toBeLessThan(60_000);
  }, 90_000);
});
