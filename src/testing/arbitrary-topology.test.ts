import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findIntegrityIssues } from '../core/model/integrity.ts';
import { parseTopology } from '../core/model/parse-topology.ts';
import { arbitraryBrokenTopology, arbitraryTopology } from './arbitrary-topology.ts';

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('arbitraryTopology', () => {
  it('makes documents that open', () => {
    fc.assert(
      fc.property(arbitraryTopology(), (topology) => {
        expect(parseTopology(plain(topology))).toMatchObject({ ok: true });
      }),
    );
  });

  it('reaches what matters: voters, VIPs, links, zones', () => {
    const seen = fc.sample(arbitraryTopology(), { numRuns: 200, seed: 7 });
    const some = (test: (topology: (typeof seen)[number]) => boolean) => seen.some(test);
    expect(some(({ etcdClusters }) => (etcdClusters[0]?.members.length ?? 0) >= 3)).toBe(true);
    expect(
      some(({ endpoints }) => endpoints.some((e) => e.kind === 'vip' && e.members.length > 1)),
    ).toBe(true);
    expect(some(({ links }) => links.some(({ kind }) => kind === 'stores-in'))).toBe(true);
    expect(some(({ links }) => links.some(({ kind }) => kind === 'forwards'))).toBe(true);
    expect(some(({ failureDomains }) => failureDomains.some(({ parent }) => parent))).toBe(true);
  });
});

describe('arbitraryBrokenTopology', () => {
  it('mostly makes documents that the schema holds and nobody may open', () => {
    const broken = fc.sample(arbitraryBrokenTopology(), { numRuns: 100, seed: 7 });
    const refused = broken.filter((topology) => findIntegrityIssues(topology).length > 0);
    expect(refused.length).toBeGreaterThan(60);
  });
});
