import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findIntegrityIssues } from '../core/model/integrity.ts';
import { parseTopology } from '../core/model/parse-topology.ts';
import {
  cloudLoadBalancerSchema,
  clusterSchema,
  controlPlaneSchema,
  etcdClusterSchema,
  hostSchema,
  loadBalancerSchema,
  networkSchema,
  vipEndpointSchema,
  workerSchema,
} from '../core/model/topology.ts';
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

  it('declares every property that a part of a design may have', () => {
    const seen = fc.sample(arbitraryTopology(), { numRuns: 300, seed: 7 });
    const components = seen.flatMap((topology) => topology.components);
    const endpoints = seen.flatMap((topology) => topology.endpoints);
    const ofKind = <T extends { kind: string }>(all: readonly T[], kind: string) =>
      all.filter((each) => each.kind === kind);
    const parts: [{ shape: object }, readonly object[]][] = [
      [hostSchema, seen.flatMap(({ hosts }) => hosts)],
      [loadBalancerSchema, ofKind(components, 'load-balancer')],
      [controlPlaneSchema, ofKind(components, 'control-plane')],
      [workerSchema, ofKind(components, 'worker')],
      [vipEndpointSchema, ofKind(endpoints, 'vip')],
      [cloudLoadBalancerSchema, ofKind(endpoints, 'cloud-lb')],
      [etcdClusterSchema, seen.flatMap(({ etcdClusters }) => etcdClusters)],
      [clusterSchema, seen.map(({ cluster }) => cluster)],
      [networkSchema, seen.map(({ network }) => network)],
    ];
    for (const [schema, made] of parts) {
      const names = new Set(made.flatMap((each) => Object.keys(each)));
      expect([...names]).toEqual(expect.arrayContaining(Object.keys(schema.shape)));
    }
  });
});

describe('arbitraryBrokenTopology', () => {
  it('mostly makes documents that the schema holds and nobody may open', () => {
    const broken = fc.sample(arbitraryBrokenTopology(), { numRuns: 100, seed: 7 });
    const refused = broken.filter((topology) => findIntegrityIssues(topology).length > 0);
    expect(refused.length).toBeGreaterThan(60);
  });
});
