import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { renderMessage } from '../model/message.ts';
import { parseTopology } from '../model/parse-topology.ts';
import { emptyTopology, topologySchema, type Topology } from '../model/topology.ts';
import { readDocument } from './read-document.ts';
import { topologyHash } from './topology-hash.ts';
import { writeDocument } from './write-document.ts';

const small = (): Topology =>
  topologySchema.parse({
    ...emptyTopology('small'),
    failureDomains: [{ id: 'zone-1', kind: 'zone', name: 'a' }],
    hosts: [{ id: 'host-1', name: 'm1', addresses: ['10.0.0.1'], failureDomain: 'zone-1' }],
    components: [{ id: 'cp-1', kind: 'control-plane', host: 'host-1', name: 'master1' }],
    layout: { 'zone-1': { x: 1, y: 2 }, 'host-1': { x: 3, y: 4 } },
  });

function refusal(text: string): string {
  const result = readDocument(text, 'x.json');
  if (result.ok) throw new Error('was read');
  expect(renderMessage(result.message, 'zh')).not.toBe('');
  return renderMessage(result.message, 'en');
}

describe('readDocument', () => {
  it('reads what writeDocument wrote, and it writes the same bytes again', () => {
    const text = writeDocument(small());
    const result = readDocument(text, 'x.json');
    expect(result).toEqual({ ok: true, topology: small() });
    expect(result.ok && writeDocument(result.topology)).toBe(text);
    expect(text.endsWith('}\n')).toBe(true);
  });

  it('reads YAML, a byte order mark, and keeps keys it does not know', () => {
    const text = stringify({ ...small(), 'x-owner': { team: 'sre' } });
    const result = readDocument(`\uFEFF${text}`, 'x.yaml');
    expect(result.ok && result.topology).toMatchObject({ 'x-owner': { team: 'sre' } });
    expect(result.ok && writeDocument(result.topology)).toContain('"team": "sre"');
  });

  it.each([
    'it\'s "quoted"',
    'two\nlines',
    '$(rm -rf /)',
    '../../etc/passwd',
    '<script>alert(1)</script>',
    'left\u202Eright',
    'x'.repeat(300),
    '👩‍💻 机房',
    '{name} {whole}',
  ])('keeps the name %j to the letter', (name) => {
    const topology = small();
    const named = { ...topology, hosts: topology.hosts.map((host) => ({ ...host, name })) };
    const result = readDocument(writeDocument(named), 'x.json');
    expect(result.ok && result.topology.hosts[0]?.name).toBe(name);
  });

  it('names the field, the fault and the number of further ones', () => {
    const broken = { ...small(), hosts: [{ id: 'h', name: 5 }, { id: 'i' }] };
    expect(refusal(JSON.stringify(broken))).toBe(
      'x.json: hosts[0].name: Must be string. (1 more like this.)',
    );
  });

  it('does not fill places that user text holds', () => {
    const text = JSON.stringify({ ...small(), hosts: [{ id: '{path}', name: 'a' }] });
    expect(refusal(text)).toContain('hosts[0].id');
    expect(refusal(`{"apiVersion":"quorate/{whole}","kind":"Topology"}`)).toContain('{whole}');
  });

  it.each([
    ['a newer version', { ...small(), apiVersion: 'quorate/v9' }, 'newer Quorate'],
    ['another kind', { ...small(), kind: 'Pod' }, 'kind must be "Topology"'],
    [
      'an id used twice',
      {
        ...small(),
        hosts: [
          { id: 'a', name: 'a' },
          { id: 'a', name: 'b' },
        ],
      },
      'used twice',
    ],
    [
      'a link to nothing',
      { ...small(), links: [{ id: 'l', kind: 'forwards', from: 'x', to: 'cp-1' }] },
      'links[0].from',
    ],
    [
      'a component on no host',
      { ...small(), components: [{ id: 'c', kind: 'etcd', name: 'e', host: 'none' }] },
      'components[0].host',
    ],
    [
      'a circle of domains',
      {
        ...small(),
        failureDomains: [
          { id: 'zone-1', kind: 'zone', name: 'a', parent: 'r' },
          { id: 'r', kind: 'rack', name: 'r', parent: 'zone-1' },
        ],
      },
      'lies inside itself',
    ],
    ['a list', [], 'no topology'],
    ['a number', 5, 'no topology'],
  ])('refuses %s', (_, value, expected) => {
    expect(refusal(JSON.stringify(value))).toContain(expected);
  });

  it('points at the place where a truncated file ends', () => {
    const text = writeDocument(small());
    expect(refusal(text.slice(0, text.length / 2))).toMatch(
      /^x\.json breaks off at line \d+, column \d+\./,
    );
  });

  it('refuses what is no text, empty, too large or too deep', () => {
    expect(refusal('PNG\0\0')).toContain('not a text file');
    expect(refusal('PK\u0003\u0004')).toContain('not a text file');
    expect(refusal('\uFFFDPNG: [')).toContain('not a text file');
    expect(refusal('  \n')).toContain('is empty');
    expect(refusal('x'.repeat(20_000_001))).toContain('larger than');
    expect(refusal(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)).toContain('levels deep');
    expect(refusal(`a: ${'['.repeat(100_000)}`)).toContain('levels deep');
    expect(refusal('? - '.repeat(50_000))).toContain('levels deep');
    expect(refusal('&a !!seq '.repeat(50_000))).toContain('line 1');
    expect(refusal('- '.repeat(100_000))).toContain('levels deep');
    const indented = Array.from({ length: 1_500 }, (_, i) => `${' '.repeat(i)}a:`).join('\n');
    expect(refusal(indented)).toContain('levels deep');
  });

  it('answers within seconds whatever a large file holds', () => {
    const cut = `{"apiVersion":"quorate/v1","x":[${'{"a":1},'.repeat(500_000)}`;
    expect(refusal(cut)).toContain('breaks off at line 1');
    expect(refusal('-\n'.repeat(2_000_000))).toContain('more than 2 million');
    expect(refusal(`${' '.repeat(19_000_000)}a`)).toContain('more than 2 million');
  }, 20_000);

  it('points at what cannot stand in the text', () => {
    const yaml = 'apiVersion: quorate/v1\nkind: Topology\nmetadata: {name: a}\n';
    expect(refusal('{"kind": "Topology",}')).toContain('line 1, column 21: this cannot stand here');
    expect(refusal(`${yaml}kind: Topology\n`)).toContain('line 4, column 1: this key stands here');
    expect(refusal(`${yaml}x: !secret y\n`)).toContain('line 4, column 4: YAML tags');
    expect(refusal(`${yaml}x: !!binary aGk=\n`)).toContain('YAML tags');
    expect(refusal(`${yaml}x: *nothing\n`)).toContain('name nothing');
    expect(refusal(`${yaml}---\na: 1\n`)).toContain('second YAML document');
    expect(refusal(`${yaml}x: {weight: [1, .nan]}\n`)).toContain('x.weight[1]: Must be a finite');
    expect(refusal(`${yaml}x: &x [*x]\n`)).toMatch(/levels deep|aliases/);
  });

  it('is not confused by brackets and odd characters in names', () => {
    const hosts = Array.from({ length: 150 }, (_, n) => `- {id: h${n}, name: 'a " [ {'}\n`).join(
      '',
    );
    const yaml = `apiVersion: quorate/v1\nkind: Topology\nmetadata:\n  name: \uFFFD [ b\nhosts:\n`;
    const result = readDocument(yaml + hosts, 'x.yaml');
    expect(result.ok && result.topology.hosts).toHaveLength(150);
    expect(result.ok && result.topology.metadata.name).toBe('\uFFFD [ b');
  });

  it('does not expand a YAML alias bomb', () => {
    const levels = Array.from(
      { length: 9 },
      (_, i) => `l${i + 1}: &l${i + 1} [${Array(9).fill(`*l${i}`).join(', ')}]`,
    );
    expect(refusal(['l0: &l0 [x]', ...levels].join('\n'))).toContain('aliases');
  });

  it('takes no prototype from a file', () => {
    const text = writeDocument(small()).replace('{', '{"__proto__":{"polluted":true},');
    const result = readDocument(text, 'x.json');
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(result.ok && Object.getPrototypeOf(result.topology)).toBe(Object.prototype);
  });
});

describe('writeDocument', () => {
  it('gives equal documents equal bytes, whatever order their keys came in', () => {
    const known = { id: 'h', name: 'n', failureDomain: 'zone-1', addresses: ['10.0.0.9'] };
    const unknown = { zeta: { b: [{ y: 1, x: 2 }], a: null }, alpha: 1 };
    const backwards = (object: object): object =>
      Object.fromEntries(Object.entries(object).toReversed());
    const one = topologySchema.parse({ ...small(), hosts: [{ ...known, ...unknown }] });
    const other = topologySchema.parse(
      backwards({
        ...small(),
        layout: backwards(small().layout),
        hosts: [backwards({ ...known, ...unknown, zeta: { a: null, b: [{ x: 2, y: 1 }] } })],
      }),
    );
    expect(writeDocument(other)).toBe(writeDocument(one));
    expect(writeDocument(one)).toContain('"interface": "eth0",\n      "failureDomain": "zone-1"');
    expect(JSON.parse(writeDocument(one))).toEqual(one);
  });

  it('round-trips every document that can be held, to the byte', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.jsonValue({ maxDepth: 4 }),
        fc.dictionary(fc.string({ unit: 'binary', maxLength: 6 }), fc.jsonValue({ maxDepth: 2 })),
        (name, extra, more) => {
          const parsed = parseTopology(
            JSON.parse(
              JSON.stringify({
                ...more,
                ...small(),
                metadata: { name, description: '' },
                extra,
                hosts: [{ id: 'host-1', name, extra }],
              }),
            ),
          );
          expect(parsed.ok).toBe(true);
          const topology = (parsed as { topology: Topology }).topology;
          const text = writeDocument(topology);
          const again = readDocument(text, 'x.json');
          expect(again).toEqual({ ok: true, topology });
          expect(writeDocument((again as { topology: Topology }).topology)).toBe(text);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('topologyHash', () => {
  it('follows the design and not its drawing', () => {
    const topology = small();
    expect(topologyHash({ ...topology, layout: {} })).toBe(topologyHash(topology));
    expect(topologyHash({ ...topology, metadata: { ...topology.metadata, name: 'b' } })).not.toBe(
      topologyHash(topology),
    );
  });
});
