import fc from 'fast-check';
import { stringify } from 'yaml';
import { describe, expect, it } from 'vitest';
import { arbitraryTopology } from '../../testing/arbitrary-topology.ts';
import { topology } from '../../testing/topology-builder.ts';
import type { Topology } from '../model/topology.ts';
import { readDocument } from './read-document.ts';
import { rewriteDocument } from './rewrite-document.ts';
import { writeDocument } from './write-document.ts';

function read(text: string): Topology {
  const result = readDocument(text, 'test');
  if (!result.ok) throw new Error(result.message.text.en);
  return result.topology;
}

/** The text after an edit, which reads as the edited design. */
function rewritten(source: string, edit: (document: Topology) => void): string {
  const before = read(source);
  const after = structuredClone(before);
  edit(after);
  const text = rewriteDocument(source, before, after);
  expect(writeDocument(read(text))).toBe(writeDocument(after));
  return text;
}

/** The lines that are not in the other text, with what they are in it. */
function changedLines(before: string, after: string): string[] {
  const [a, b] = [before.split('\n'), after.split('\n')];
  return [
    ...a.filter((line) => !b.includes(line)).map((line) => `-${line}`),
    ...b.filter((line) => !a.includes(line)).map((line) => `+${line}`),
  ];
}

const json = `{
    "kind": "Topology", "apiVersion": "quorate/v1",
    "hosts": [
        {"name": "one", "id": "h1", "addresses": ["10.0.0.1", "10.0.0.2"]},
        {"name": "two", "id": "h2"}
    ],
    "metadata": {"name": "small"},
    "endpoints": [
        {
            "id": "v", "kind": "vip", "name": "vip",
            "virtualRouterId": 300
        }
    ]
}
`;

const yaml = `# Kept by hand.
kind: Topology
apiVersion: quorate/v1
hosts:
- name: one # the first
  id: h1
  addresses: [10.0.0.1, 10.0.0.2]

- name: 'two'
  id: h2
metadata:
  name: small
`;

describe('rewriteDocument', () => {
  it('touches in JSON only the lines that change, and writes no default', () => {
    const text = rewritten(json, ({ hosts }) => {
      hosts[1]!.name = 'drei';
    });
    expect(changedLines(json, text)).toEqual([
      '-        {"name": "two", "id": "h2"}',
      '+        {"name": "drei", "id": "h2"}',
    ]);
    expect(rewritten(json, () => undefined)).toBe(json);
  });

  it('keeps the order of keys, and puts new ones last', () => {
    const text = rewritten(json, ({ hosts, endpoints }) => {
      hosts[0]!.cpus = 4;
      Object.assign(endpoints[0]!, { virtualRouterId: 51, preempt: false });
    });
    expect(text).toContain('"addresses": ["10.0.0.1", "10.0.0.2"], "cpus": 4}');
    expect(text).toContain('"virtualRouterId": 51,\n            "preempt": false\n        }');
  });

  it('adds and removes elements in their lists', () => {
    const text = rewritten(json, (document) => {
      document.hosts.shift();
      document.failureDomains.push({ id: 'z', kind: 'zone', name: 'z' });
    });
    expect(changedLines(json, text).filter((line) => line.startsWith('-'))).toEqual([
      '-    "kind": "Topology", "apiVersion": "quorate/v1",',
      expect.stringContaining('"one"'),
    ]);
    expect(text).toContain('"failureDomains": [\n        {\n            "id": "z",');
  });

  it('keeps CRLF, a byte order mark and JSON of one line', () => {
    const crlf = `\uFEFF${json.replaceAll('\n', '\r\n')}`;
    const edit = ({ hosts }: Topology) => {
      hosts[1]!.name = 'drei';
    };
    expect(rewritten(crlf, edit)).toBe(crlf.replace('"two"', '"drei"'));
    const minified = JSON.stringify(JSON.parse(json));
    expect(rewritten(minified, edit)).toBe(minified.replace('"two"', '"drei"'));
  });

  it('keeps in YAML comments, quotes and the way lists are written', () => {
    const text = rewritten(yaml, ({ hosts }) => {
      hosts[1]!.name = 'drei';
      hosts[0]!.addresses.pop();
    });
    expect(text).toBe(
      yaml.replace("'two'", "'drei'").replace('[10.0.0.1, 10.0.0.2]', '[10.0.0.1]'),
    );
  });

  it('touches in YAML only the value that changes, however the rest is laid out', () => {
    const source = `${yaml}\n\n\nfailureDomains:   # all of them\n  - {  id: z, kind: zone,name: "a" }\n`;
    const text = rewritten(source, ({ failureDomains }) => {
      failureDomains[0]!.name = 'b, "c": #d';
    });
    expect(text).toBe(source.replace('name: "a"', 'name: "b, \\"c\\": #d"'));
    const crlf = `\uFEFF${source.replaceAll('\n', '\r\n')}`;
    const other = rewritten(crlf, ({ hosts }) => {
      hosts[0]!.name = 'eins';
    });
    expect(other).toBe(crlf.replace('name: one', 'name: eins'));
  });

  it('adds and removes in YAML', () => {
    const text = rewritten(yaml, (document) => {
      document.hosts.pop();
      document.checks.profile = 'learning';
    });
    expect(changedLines(yaml, text)).toEqual([
      "-- name: 'two'",
      '-  id: h2',
      '+checks:',
      '+  profile: learning',
    ]);
  });

  it('writes aliases out where what they stand for changes', () => {
    const source = `${yaml}failureDomains:\n- &a {id: z1, kind: zone, name: z}\nnote: *a\n`;
    const text = rewritten(source, ({ failureDomains }) => {
      failureDomains[0]!.name = 'other';
    });
    expect(text).toContain('name: other');
  });

  it('reads as the edited design, whatever the design and the edit', () => {
    fc.assert(
      fc.property(
        arbitraryTopology(),
        arbitraryTopology(),
        fc.constantFrom(
          (any: Topology) => writeDocument(any),
          (any: Topology) => JSON.stringify(any),
          (any: Topology) => stringify(any),
        ),
        (before, after, write) => {
          const text = rewriteDocument(write(before), before, after);
          expect(writeDocument(read(text))).toBe(writeDocument(after));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('changes a thousand hosts in time', () => {
    const large = topology()
      .with((document) => {
        for (let n = 0; n < 1_000; n += 1) {
          document.hosts.push({ id: `h${n}`, name: `h${n}`, addresses: [], interface: 'eth0' });
        }
      })
      .build();
    const source = writeDocument(large);
    const start = performance.now();
    rewritten(source, ({ hosts }) => {
      hosts[999]!.name = 'last';
    });
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
