import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { AWKWARD_PIECES, awkwardText } from '../../testing/awkward-text.ts';
import { isPrintable, UnprintableError } from './text.ts';
import { printYaml, YamlMapping } from './yaml.ts';
import type { YamlValue } from './yaml.ts';

const encodable = awkwardText().filter((text) => !/\p{Cs}/u.test(text));

const value: fc.Arbitrary<YamlValue> = fc.letrec<{ value: YamlValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    encodable,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(encodable, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

describe('printYaml', () => {
  it('keeps order, quotes what looks like something else, and heads documents', () => {
    const text = printYaml([
      {
        heading: ['kubeadm configuration'],
        value: {
          apiVersion: 'kubeadm.k8s.io/v1beta4',
          kubernetesVersion: '1.31',
          on: 'no',
          certSANs: ['10.0.0.10', 'api.example.com', '12:30'],
          script: 'a\nb\n',
          skipped: undefined,
        },
      },
      {
        value: new YamlMapping([
          { key: 'z', value: 1, comment: 'Why\nz' },
          { key: '10', value: new YamlMapping([{ key: 'deep', value: [], comment: 'Empty' }]) },
        ]),
      },
    ]);
    expect(text).toBe(
      [
        '# kubeadm configuration',
        'apiVersion: kubeadm.k8s.io/v1beta4',
        'kubernetesVersion: "1.31"',
        '"on": "no"',
        'certSANs:',
        '  - 10.0.0.10',
        '  - api.example.com',
        '  - "12:30"',
        'script: |',
        '  a',
        '  b',
        '---',
        '# Why z',
        'z: 1',
        '"10":',
        '  # Empty',
        '  deep: []',
        '',
      ].join('\n'),
    );
  });

  it('is read back as the same data by YAML 1.1 and 1.2, in as many documents', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 3 }), encodable, (values, heading) => {
        const text = printYaml(values.map((item) => ({ heading: [heading], value: item })));
        expect(text.endsWith('\n')).toBe(true);
        expect(isPrintable(text.replaceAll('\n', ''))).toBe(true);
        for (const version of ['1.1', '1.2'] as const) {
          const read = parseAllDocuments(text, { version });
          expect(read.flatMap((document) => document.errors)).toEqual([]);
          expect(read.map((document) => document.toJS())).toEqual(values);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('keeps the order of keys and ignores what comments hold', () => {
    fc.assert(
      fc.property(fc.uniqueArray(encodable, { maxLength: 6 }), encodable, (keys, comment) => {
        const entries = keys.map((key, index) => ({ key, value: [{ n: index }], comment }));
        const text = printYaml([{ value: { top: new YamlMapping(entries) } }]);
        const read = parse(text, { mapAsMap: true }) as Map<string, Map<string, unknown>>;
        expect([...(read.get('top')?.keys() ?? [])]).toEqual(keys);
      }),
      { numRuns: 300 },
    );
  });

  it.each(AWKWARD_PIECES.filter((text) => !/\p{Cs}/u.test(text)))(
    'reads %j back as text',
    (text) => {
      for (const version of ['1.1', '1.2'] as const) {
        expect(parse(printYaml([{ value: { [text]: text } }]), { version })).toEqual({
          [text]: text,
        });
      }
    },
  );

  it('quotes the marks of YAML 1.1', () => {
    expect(printYaml([{ value: ['=', '<<'] }])).toBe('- "="\n- "<<"\n');
  });

  it('refuses what no file can hold', () => {
    expect(() => printYaml([{ value: '\ud800' }])).toThrow(UnprintableError);
    expect(() => printYaml([{ value: Number.NaN }])).toThrow(UnprintableError);
  });
});
