import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseFlowchart } from '../../../cli/mermaid-parser.ts';
import { renderMessage } from '../../model/message.ts';
import { parseTopology } from '../../model/parse-topology.ts';
import type { Topology } from '../../model/topology.ts';
import type { Flowchart } from '../flowchart.ts';
import type { ImportedDesign } from '../importer.ts';
import { parseReadAs, readingNames, type Correction } from './corrections.ts';
import { readFlowchart } from './read-flowchart.ts';

async function flowchart(...lines: string[]): Promise<Flowchart> {
  const parsed = await parseFlowchart(lines.join('\n'));
  if (!parsed.ok) throw new Error(renderMessage(parsed.message, 'en'));
  return parsed.flowchart;
}

function read(chart: Flowchart, corrections: readonly Correction[]): ImportedDesign {
  const reading = readFlowchart(chart, 'corrected', corrections);
  if (!reading.ok) throw new Error(renderMessage(reading.message, 'en'));
  return reading.design;
}

/** `host [zone]: kinds` for each host. */
function hostsOf({ hosts, components, failureDomains }: Topology): string[] {
  return hosts.map((host) => {
    const zone = failureDomains.find(({ id }) => id === host.failureDomain)?.name ?? '';
    const on = components.filter((component) => component.host === host.id);
    return `${host.name} [${zone}]: ${on.map(({ kind }) => kind).join(' ')}`;
  });
}

let chart: Flowchart;
beforeAll(async () => {
  chart = await flowchart(
    'flowchart TB',
    'lb[Load balancer] --> m1[master1] & m2[master2]',
    'subgraph a[Zone A]',
    '  m1',
    'end',
    'subgraph b[Machine B]',
    '  m2',
    '  e[(etcd)]',
    'end',
    'x[Storage box]',
  );
}, 60_000);

describe('corrections of a reading', () => {
  it('turns a note into a component, and a component into a note', () => {
    const { topology, shapes, kept } = read(chart, [
      { node: 'x', as: 'worker' },
      { node: 'e', as: 'note' },
    ]);
    expect(hostsOf(topology)).toContain('storage-box []: worker');
    expect(topology.etcdClusters).toEqual([]);
    expect(shapes.find(({ node }) => node === 'x')).toMatchObject({
      readAs: 'worker',
      confidence: 'sure',
      alternatives: [],
    });
    expect(shapes.find(({ node }) => node === 'e')?.readAs).toBe('note');
    expect(kept).toContain('etcd');
  });

  it('makes one shape a machine with several programs, and several machines', () => {
    const { topology } = read(chart, [
      { node: 'm1', as: 'master+etcd' },
      { node: 'x', as: 'worker', count: 3 },
      { node: 'e', as: 'note' },
    ]);
    expect(hostsOf(topology)).toEqual([
      'load-balancer []: load-balancer',
      'master1 [Zone A]: control-plane etcd',
      'machine-b []: control-plane',
      'storage-box-1 []: worker',
      'storage-box-2 []: worker',
      'storage-box-3 []: worker',
    ]);
    expect(topology.links.filter(({ kind }) => kind === 'forwards')).toHaveLength(2);
  });

  it('makes a box a zone or a machine, or neither', () => {
    const zone = read(chart, [{ node: 'b', as: 'zone' }]).topology;
    expect(hostsOf(zone)).toContain('master2 [Machine B]: control-plane');
    const host = read(chart, [{ node: 'b', as: 'host' }]).topology;
    expect(hostsOf(host)).toContain('machine-b []: control-plane etcd');
    const group = read(chart, [{ node: 'a', as: 'group' }]).topology;
    expect(hostsOf(group)).toContain('master1 []: control-plane');
  });

  it('moves a component to another machine or zone', () => {
    const together = read(chart, [{ node: 'e', host: 'm1' }]).topology;
    expect(hostsOf(together)).toContain('master1 [Zone A]: control-plane etcd');
    const apart = read(chart, [
      { node: 'b', as: 'host' },
      { node: 'e', host: '' },
    ]).topology;
    expect(hostsOf(apart)).toEqual(expect.arrayContaining(['etcd []: etcd']));
    const moved = read(chart, [{ node: 'm2', zone: 'a' }]).topology;
    expect(hostsOf(moved)).toContain('machine-b [Zone A]: control-plane etcd');
    const out = read(chart, [{ node: 'm1', zone: '' }]).topology;
    expect(hostsOf(out)).toContain('master1 []: control-plane');
  });

  it('reads a drawing that it took for something else where the user says what is what', async () => {
    const plain = await flowchart('flowchart LR', 'a[Alpha] --> b[Beta]');
    expect(readFlowchart(plain, 'plain').ok).toBe(false);
    const { topology } = read(plain, [
      { node: 'a', as: 'lb' },
      { node: 'b', as: 'master' },
    ]);
    expect(topology.links).toEqual([expect.objectContaining({ kind: 'forwards' })]);
  });

  it('knows the words for a reading and no others', () => {
    expect(parseReadAs('LB')).toEqual({ kind: 'parts', parts: ['load-balancer'] });
    expect(parseReadAs('etcd + control-plane')).toMatchObject({ parts: ['etcd', 'control-plane'] });
    for (const wrong of ['', 'etcd+etcd', 'zone+etcd', '__proto__', 'constructor', 'router']) {
      expect(parseReadAs(wrong)).toBeUndefined();
    }
  });

  it('gives a document that can be held whatever is corrected', () => {
    const node = fc.constantFrom('lb', 'm1', 'm2', 'a', 'b', 'e', 'x', 'none', '__proto__');
    const correction = fc.record(
      {
        node,
        as: fc.constantFrom(...readingNames, 'control-plane+etcd', 'nonsense'),
        count: fc.integer({ min: -2, max: 200 }),
        host: fc.oneof(node, fc.constant('')),
        zone: fc.oneof(node, fc.constant('')),
      },
      { requiredKeys: ['node'] },
    );
    fc.assert(
      fc.property(fc.array(correction, { maxLength: 8 }), (corrections) => {
        const { design } = readFlowchart(chart, 'any', corrections);
        expect(parseTopology(design.topology)).toMatchObject({ ok: true });
        expect(design.shapes).toHaveLength(7);
      }),
      { numRuns: 200 },
    );
  });
});
