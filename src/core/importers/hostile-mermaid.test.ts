import { beforeAll, describe, expect, it } from 'vitest';
import { parseFlowchart } from '../../cli/mermaid-parser.ts';
import { renderMessage } from '../model/message.ts';
import { parseTopology } from '../model/parse-topology.ts';
import type { ImportCandidate } from './import-candidate.ts';
import { importMermaidFile } from './mermaid-file.ts';

async function read(...lines: string[]): Promise<ImportCandidate> {
  const [only] = await importMermaidFile(lines.join('\n'), 'hostile.mmd', parseFlowchart);
  if (only === undefined) throw new Error('no candidate');
  return only;
}

async function topologyOf(...lines: string[]) {
  const { result } = await read(...lines);
  if (!result.ok) throw new Error(renderMessage(result.failure.message, 'en'));
  expect(parseTopology(result.design.topology)).toMatchObject({ ok: true });
  return result.design;
}

async function failureOf(...lines: string[]): Promise<string> {
  const { result } = await read(...lines);
  if (result.ok) throw new Error('was read');
  const { line, column, message } = result.failure;
  return `${line ?? '-'}:${column ?? '-'} ${renderMessage(message, 'en')}`;
}

beforeAll(async () => {
  // Loads Mermaid, which takes its time on a busy machine.
  await parseFlowchart('flowchart LR\n a');
}, 60_000);

describe('hostile Mermaid', () => {
  it('runs no callback, follows no link and takes no settings', async () => {
    const before = Object.keys(globalThis).length;
    const { topology } = await topologyOf(
      '---',
      'config:',
      '  securityLevel: loose',
      '---',
      '%%{init: {"securityLevel": "loose", "htmlLabels": true, "maxTextSize": 9e9}}%%',
      'flowchart LR',
      'lb[LB] --> m1["<img src=x onerror=globalThis.hit=1>master1<script>globalThis.hit=1</script>"]',
      'click m1 call alert("x") "tip"',
      'click lb href "javascript:globalThis.hit=1"',
    );
    expect(topology.components.map(({ kind }) => kind)).toEqual(['load-balancer', 'control-plane']);
    expect(JSON.stringify(topology)).not.toMatch(/<script|onerror|javascript:/);
    expect(Object.keys(globalThis)).toHaveLength(before);
  });

  it('reads ids that objects have of themselves', async () => {
    const { shapes, topology } = await topologyOf(
      'flowchart LR',
      'toString[LB] --> constructor[master1] & hasOwnProperty[master2]',
      'subgraph valueOf[Zone A]',
      '  constructor',
      'end',
    );
    expect(shapes.map(({ node }) => node)).toEqual([
      'toString',
      'constructor',
      'hasOwnProperty',
      'valueOf',
    ]);
    expect(topology.failureDomains).toHaveLength(1);
    const proto = await read('flowchart LR', '__proto__[LB] --> m[master1]');
    expect(proto.result).toHaveProperty('ok');
  });

  it('refuses what is too much, with its measure, at once', async () => {
    const deep = Array.from({ length: 1_000 }, (_, n) => `subgraph s${n}`);
    expect(await failureOf('flowchart LR', ...deep, 'a', ...deep.map(() => 'end'))).toMatch(
      'more than 2000 shapes, 2000 lines or 500 subgraphs',
    );
    const deeper = deep.slice(0, 100);
    expect(await failureOf('flowchart LR', ...deeper, 'a', ...deeper.map(() => 'end'))).toMatch(
      'more than 60 subgraphs in each other',
    );
    expect(await failureOf('flowchart LR', 'a'.repeat(300_000))).toMatch('at most 200000');
    expect(await failureOf('flowchart LR', `a[${'b'.repeat(5_000)}]`)).toMatch(/^2:- This line/);
  });

  it('names the line and the column of what cannot be read', async () => {
    expect(await failureOf('', '%% note', 'flowchart LR', 'a --> b', 'b --> c[open')).toMatch(
      /^5:\d+ Mermaid cannot read on here/,
    );
    expect(await failureOf('sequenceDiagram', 'A->>B: hi')).toMatch(/^1:- .*a sequence diagram/);
  });

  it('does not let counts blow a drawing up', async () => {
    const many = Array.from({ length: 200 }, (_, n) => `m${n}[Kubernetes master x64]`);
    const { topology, notes } = await topologyOf('flowchart LR', ...many, 'm0 --> m1');
    expect(topology.hosts.length).toBeLessThanOrEqual(3_100);
    expect(notes.map((note) => renderMessage(note, 'en')).join()).toMatch('too large');
  });

  it('reads the largest drawings that it takes without hanging', async () => {
    const depth = 60;
    const nested = [
      'flowchart LR',
      ...Array.from({ length: depth }, (_, n) => `subgraph s${n}["Control plane etcd ${n} x3"]`),
      ...Array.from({ length: 500 }, (_, n) => `v${n}[node-${n}<br/>10.0.0.1 x4]`),
      ...Array.from({ length: depth }, () => 'end'),
      ...Array.from({ length: 999 }, (_, n) => `v${n % 500} -->|6443| v${(n * 7) % 500}`),
    ];
    expect(await read(...nested)).toHaveProperty('result');
    const wide = [
      'flowchart LR',
      ...Array.from({ length: 1_900 }, (_, n) => `v${n}[HAProxy VIP 10.0.${n % 250}.1 nginx pod]`),
      ...Array.from({ length: 1_900 }, (_, n) => `v${n} --> v${(n * 3) % 1_900}`),
    ];
    expect(await read(...wide)).toHaveProperty('result');
    // A guard against hanging on a loaded machine, no benchmark.
  }, 60_000);
});
