import fc from 'fast-check';
import { stringify } from 'yaml';
import { describe, expect, it } from 'vitest';
import { arbitraryTopology } from '../../testing/arbitrary-topology.ts';
import { topology } from '../../testing/topology-builder.ts';
import { elementCollections, type Topology } from '../model/topology.ts';
import { sourcePlaces } from './source-places.ts';
import { sourceTree, type SourceNode } from './source-tree.ts';
import { writeDocument } from './write-document.ts';

const design = topology().zones(2).stacked(3).loadBalancers(2).vip('10.0.0.9').build();

function textAt(text: string, id: string): string {
  const region = sourcePlaces(text).element(id);
  if (region === undefined) return '';
  const lines = text.split('\n').slice(region.startLine - 1, region.endLine);
  const last = lines.length - 1;
  lines[last] = lines[last]!.slice(0, region.endColumn - 1);
  lines[0] = lines[0]!.slice(region.startColumn - 1);
  return lines.join('\n');
}

describe('sourcePlaces', () => {
  it('finds an element of a JSON text from brace to brace', () => {
    const text = writeDocument(design);
    for (const collection of elementCollections) {
      for (const element of design[collection]) {
        expect(JSON.parse(textAt(text, element.id))).toEqual(element);
      }
    }
    expect(JSON.parse(textAt(text, 'cluster'))).toEqual(design.cluster);
  });

  it('finds an element of a YAML text from its first key on', () => {
    const text = `# a comment\n${stringify(design)}`;
    expect(textAt(text, 'host-m1')).toMatch(/^id: host-m1\n[^]*\S$/);
    expect(textAt(text, 'host-m1')).not.toContain('host-m2');
    expect(textAt(text, 'network')).toMatch(/^roundTripTimes/);
  });

  it('finds waivers, and nothing that is not written', () => {
    const waivers: Topology['checks']['waivers'] = [
      { rule: 'a/b', severity: 'off', reason: 'x' },
      { rule: 'c/d', severity: 'info', reason: 'y' },
    ];
    const text = writeDocument({ ...design, checks: { ...design.checks, waivers } });
    const places = sourcePlaces(text);
    const line = text.split('\n').findIndex((each) => each.includes('"c/d"'));
    expect(places.waiver(1)?.startLine).toBe(line);
    expect(places.waiver(2)).toBeUndefined();
    expect(places.element('nothing')).toBeUndefined();
    expect(sourcePlaces('apiVersion: quorate/v1').element('network')).toBeUndefined();
    expect(sourcePlaces('{"a').element('a')).toBeUndefined();
  });

  it('counts lines and columns from 1, and a byte order mark not at all', () => {
    const text = '{"hosts": [\r\n  {"id": "a", "name": "\\"]},"},\n\t{"id": "b"}]}';
    for (const each of [text, `\uFEFF${text}`]) {
      expect(sourcePlaces(each).element('a')).toEqual({
        startLine: 2,
        startColumn: 3,
        endLine: 2,
        endColumn: 31,
      });
      expect(sourcePlaces(each).element('b')).toMatchObject({ startLine: 3, startColumn: 2 });
    }
    expect(sourcePlaces('{"cluster": {}}').element('cluster')).toMatchObject({ startColumn: 13 });
    expect(sourcePlaces('\uFEFF{"cluster": {}}').element('cluster')).toMatchObject({
      startColumn: 13,
    });
  });
});

describe('sourceTree', () => {
  it('has every value of a JSON text, however it is laid out', () => {
    const holds = (text: string, node: SourceNode | undefined, value: unknown): void => {
      expect(JSON.parse(text.slice(node?.start, node?.end))).toEqual(value);
      if (typeof value !== 'object' || value === null) return;
      const list = Array.isArray(value);
      for (const [key, item] of Object.entries(value)) {
        holds(text, node?.children.get(list ? Number(key) : key), item);
      }
    };
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2, '\t'), (value, space) => {
        const text = JSON.stringify({ value }, null, space);
        // Read back: JSON has no -0.
        holds(text, sourceTree(text), JSON.parse(text));
      }),
    );
  });

  it('finds what it is asked for in any design', () => {
    fc.assert(
      fc.property(arbitraryTopology(), fc.boolean(), (any, yaml) => {
        const text = yaml ? stringify(any) : writeDocument(any);
        const places = sourcePlaces(text);
        for (const { id } of any.hosts) expect(places.element(id)).toBeDefined();
      }),
      { numRuns: 50 },
    );
  });
});
