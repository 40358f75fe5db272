import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import fc from 'fast-check';
import { stringify } from 'yaml';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { rules } from '../../core/diagnostics/registry.ts';
import { judge } from '../../core/diagnostics/run.ts';
import { indexTopology } from '../../core/graph/topology-index.ts';
import { languages, type Language } from '../../core/model/message.ts';
import { templates } from '../../core/model/templates/registry.ts';
import type { Topology } from '../../core/model/topology.ts';
import { writeDocument } from '../../core/persistence/write-document.ts';
import { arbitraryBrokenTopology } from '../../testing/arbitrary-topology.ts';
import { topology } from '../../testing/topology-builder.ts';
import { checkSarif, type CheckedSource } from './check-sarif.ts';

/**
 * The schema of SARIF 2.1.0 as its authors publish it, but for the format of relative addresses,
 * which the validator takes for absolute ones; `run` looks at those itself.
 */
const sarif = z.fromJSONSchema(
  JSON.parse(JSON.stringify(schema), (key, value: unknown) =>
    key === 'format' && value === 'uri-reference' ? undefined : value,
  ) as z.core.JSONSchema.JSONSchema,
);

interface Place {
  physicalLocation?: {
    artifactLocation: { uri: string };
    region?: { startLine: number; startColumn?: number };
  };
  logicalLocations?: { name: string; kind: string; fullyQualifiedName: string }[];
}
interface Result {
  ruleId: string;
  ruleIndex: number;
  level: string;
  message: { text: string };
  locations: [Place, ...Place[]];
  partialFingerprints: Record<string, string>;
  suppressions?: { kind: string; justification: string; location: Place }[];
  properties: Record<string, unknown>;
}
interface Run {
  tool: { driver: { rules: { id: string; defaultConfiguration: { level: string } }[] } };
  results: Result[];
}

function run(
  document: Topology,
  source: Partial<CheckedSource> = {},
  language: Language = 'en',
): Run {
  const index = indexTopology(document);
  const text = checkSarif(
    { index, ...judge(index) },
    { path: 'designs/prod.json', text: writeDocument(document), ...source },
    language,
  );
  const log = JSON.parse(text) as { runs: [Run] };
  expect(sarif.safeParse(log).error).toBeUndefined();
  for (const { locations } of log.runs[0].results) {
    const uri = locations[0].physicalLocation?.artifactLocation.uri ?? '';
    expect(uri).toMatch(/^[A-Za-z0-9%:/._~!'()*-]*$/);
  }
  return log.runs[0];
}

const pair = topology().zones(2).stacked(2).loadBalancers(2).vip('10.0.0.9').build();

describe('checkSarif', () => {
  it('rests on a schema that refuses what is none', () => {
    const log = JSON.parse(JSON.stringify({ version: '2.1.0', runs: [run(pair)] })) as {
      runs: [Run];
    };
    expect(sarif.safeParse(log).success).toBe(true);
    log.runs[0].results[0]!.level = 'fatal';
    expect(sarif.safeParse(log).success).toBe(false);
  });

  it.each(templates)('is valid for the starter $id, in both languages', (template) => {
    for (const language of languages) {
      expect(run(template.build(), {}, language).tool.driver.rules).toHaveLength(rules.length);
    }
  });

  it('has every rule, and results point at theirs', () => {
    const { tool, results } = run(pair);
    expect(tool.driver.rules.map(({ id }) => id)).toEqual(rules.map(({ meta }) => meta.id));
    expect(results.length).toBeGreaterThan(1);
    for (const { ruleId, ruleIndex } of results) {
      expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
    }
    expect(new Set(results.map(({ level }) => level)).size).toBeGreaterThan(1);
  });

  it('says where the element stands, in JSON and in YAML', () => {
    for (const text of [writeDocument(pair), `# mine\n${stringify(pair)}`]) {
      const { results } = run(pair, { text });
      const [place] = results.find(({ ruleId }) => ruleId === 'etcd/rtt-missing')!.locations;
      const region = place.physicalLocation!.region!;
      const lines = text.split('\n');
      expect(lines.slice(region.startLine - 1, region.startLine + 1).join('\n')).toMatch(
        /id"?: "?etcd\b/,
      );
      expect(place.logicalLocations).toEqual([
        { name: 'etcd', kind: 'host', fullyQualifiedName: 'host:etcd' },
      ]);
    }
  });

  it('names the file as it was given, and nothing for standard input', () => {
    const uri = (path: string): string | undefined =>
      run(pair, { path }).results[0]!.locations[0].physicalLocation?.artifactLocation.uri;
    expect(uri('designs/prod.json')).toBe('designs/prod.json');
    expect(uri('../my designs/a:b#1.json')).toBe('../my%20designs/a%3Ab%231.json');
    expect(uri('/srv/x y.json')).toBe('file:///srv/x%20y.json');
    const piped = run(pair, { path: undefined, text: undefined }).results[0]!.locations[0];
    expect(piped.physicalLocation).toBeUndefined();
    const zipped = run(pair, { path: 'a.zip', text: undefined }).results[0]!.locations[0];
    expect(zipped.physicalLocation).toEqual({ artifactLocation: { uri: 'a.zip', index: 0 } });
  });

  it('keeps the fingerprint of a finding when something else is edited', () => {
    const other = structuredClone(pair);
    other.metadata.description = 'More words in front of everything';
    other.hosts.unshift({ id: 'new', name: 'new', addresses: [], interface: 'eth0' });
    const prints = (document: Topology): string[] =>
      run(document).results.map(
        ({ partialFingerprints }) => partialFingerprints['primaryLocationLineHash'] ?? '',
      );
    expect(new Set(prints(pair)).size).toBe(prints(pair).length);
    expect(prints(other)).toEqual(expect.arrayContaining(prints(pair)));
  });

  it('carries waived findings as suppressed, with the reason and its place', () => {
    const document = structuredClone(pair);
    document.checks.waivers.push(
      { rule: 'failure-domain/zone-not-survived', severity: 'info', reason: 'known' },
      { rule: 'control-plane/two-masters-stacked', severity: 'off', reason: 'A lab [for](now)' },
    );
    const { results } = run(document);
    const of = (rule: string): Result => results.find(({ ruleId }) => ruleId === rule)!;
    const [suppression] = of('control-plane/two-masters-stacked').suppressions!;
    expect(suppression).toMatchObject({ kind: 'inSource', justification: 'A lab [for] (now)' });
    const line = writeDocument(document)
      .split('\n')
      .findIndex((each) => each.includes('"rule": "control-plane/two-masters-stacked"'));
    expect(suppression?.location.physicalLocation?.region?.startLine).toBe(line);
    expect(results.filter(({ suppressions }) => suppressions !== undefined)).toHaveLength(1);
  });

  it('takes names for text, not for links or places to fill', () => {
    const document = structuredClone(pair);
    document.hosts[0]!.name = '[press](http://evil) {0} \u202Ebad';
    const { results } = run(document);
    const named = results.find(({ message }) => message.text.includes('evil'));
    expect(named?.message.text).toContain('[press] (http://evil) {{0}} \uFFFDbad');
  });

  it('is valid whatever the design', () => {
    fc.assert(
      fc.property(arbitraryBrokenTopology(), (document) => {
        const index = indexTopology(document);
        const { findings, waived } = judge(index);
        expect(run(document).results).toHaveLength(findings.length + waived.length);
      }),
      { numRuns: 15 },
    );
  });
});
