import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryDesign, arbitrarySoundDesign } from '../../testing/arbitrary-design.ts';
import { naiveState, naiveStateAt } from '../../testing/naive-evaluator.ts';
import { indexTopology } from '../graph/topology-index.ts';
import { findIntegrityIssues } from '../model/integrity.ts';
import type { Topology } from '../model/topology.ts';
import { computeVerdict } from './compute-verdict.ts';
import { evaluateScenario } from './evaluate.ts';
import { controlPlaneProcesses } from './structure/units.ts';
import type { ClusterState, Scenario } from './verdict.ts';

/** Everything that can fail, in document order. */
function failable(topology: Topology): string[] {
  const { failureDomains, hosts, components, etcdClusters, endpoints, links } = topology;
  return [
    ...[...failureDomains, ...hosts].map(({ id }) => id),
    ...components.flatMap(({ id, kind }) =>
      kind === 'load-balancer'
        ? [id, `${id}:keepalived`, `${id}:proxy`]
        : kind === 'control-plane'
          ? [id, ...controlPlaneProcesses.map((process) => `${id}:${process}`), `${id}:kube-vip`]
          : [id],
    ),
    ...etcdClusters.map(({ id }) => `${id}:space`),
    ...[...endpoints, ...links].map(({ id }) => id),
  ];
}

/** Sets by size, then in lexicographic order. */
function* subsets<T>(items: readonly T[]): Generator<T[]> {
  function* ofSize(size: number, from: number): Generator<T[]> {
    if (size === 0) yield [];
    else
      for (let i = from; i <= items.length - size; i += 1)
        for (const rest of ofSize(size - 1, i + 1)) yield [items[i]!, ...rest];
  }
  for (let size = 0; size <= items.length; size += 1) yield* ofSize(size, 0);
}

function comparable(state: ClusterState) {
  return {
    api: state.api,
    reads: state.reads,
    causes: [...state.causes],
    share: Number(state.failingShare.toFixed(12)),
    up: [...state.up],
    usable: [...state.usableControlPlanes],
    quorum: state.etcd.map(({ quorum }) => quorum),
    holders: state.vipHolders.map(({ holder }) => holder),
    controllers: { ...state.controllers },
    outOfSpace: [...state.outOfSpace],
  };
}

function expectSame(
  topology: Topology,
  failed: readonly string[],
  states: ClusterState[],
  side?: Set<string>,
): void {
  const naive = naiveState(topology, new Set(failed), side);
  expect(states.map(comparable)).toEqual([{ ...naive, share: Number(naive.share.toFixed(12)) }]);
}

const anyDesign = fc.oneof(arbitraryDesign, arbitrarySoundDesign);

describe('evaluateScenario against the naive evaluator', () => {
  it('agrees on every set of failures of small designs', () => {
    fc.assert(
      fc.property(anyDesign, fc.infiniteStream(fc.nat()), (topology, picks) => {
        expect(findIntegrityIssues(topology)).toEqual([]);
        const index = indexTopology(topology);
        const all = failable(topology);
        const some = new Set<string>();
        for (const pick of picks.take(6)) some.add(all[pick % all.length]!);
        for (const failed of subsets([...some])) {
          expectSame(topology, failed, [...evaluateScenario(index, { failed })]);
        }
      }),
    );
  });

  it('agrees on each side of a partition', () => {
    fc.assert(
      fc.property(
        anyDesign,
        fc.array(fc.nat(2), { minLength: 12, maxLength: 12 }),
        fc.array(fc.nat(), { maxLength: 3 }),
        (topology, sides, picks) => {
          const all = failable(topology);
          const failed = picks.map((pick) => all[pick % all.length]!);
          const group = (side: number): string[] =>
            topology.hosts.flatMap(({ id }, i) => (sides[i] === side ? [id] : []));
          const states = evaluateScenario(indexTopology(topology), {
            failed,
            partition: [group(0), group(1)],
          });
          const expected = [group(0), group(1), group(2)].filter((hosts) => hosts.length > 0);
          expect(states.map(({ hosts }) => hosts)).toEqual(expected);
          states.forEach((state, i) => {
            expectSame(topology, failed, [state], new Set(expected[i]));
          });
        },
      ),
    );
  });
});

describe('places that are cut from each other', () => {
  /** Whether a host is the place or lies in it, told by walking up. */
  const liesIn = (topology: Topology, host: string, place: string): boolean => {
    let at = topology.hosts.find(({ id }) => id === host)?.failureDomain;
    for (; at !== undefined && at !== place;) {
      const domain = at;
      at = topology.failureDomains.find(({ id }) => id === domain)?.parent;
    }
    return host === place || at === place;
  };
  const isCut = (topology: Topology, [a, b]: string[], x: string, y: string): boolean => {
    const [xa, ya] = [liesIn(topology, x, a!), liesIn(topology, y, a!)];
    if (b === undefined) return xa !== ya;
    const [xb, yb] = [liesIn(topology, x, b), liesIn(topology, y, b)];
    return ((xa && yb) || (xb && ya)) && !(xa && xb && ya && yb);
  };
  const someCuts = fc.array(fc.tuple(fc.nat(20), fc.option(fc.nat(20), { freq: 4 })), {
    maxLength: 5,
  });

  it('are judged as the naive evaluator does, for a client on any host', () => {
    let several = 0;
    fc.assert(
      fc.property(
        anyDesign,
        someCuts,
        fc.array(fc.nat(), { maxLength: 2 }),
        (topology, drawn, picks) => {
          const places = [...topology.hosts, ...topology.failureDomains].map(({ id }) => id);
          const at = (n: number): string => places[n % places.length]!;
          const cuts = drawn
            .map(([a, b]) => (b === null ? [at(a)] : [at(a), at(b)]))
            .filter(([a, b]) => a !== b);
          const all = failable(topology);
          const failed = picks.map((pick) => all[pick % all.length]!);
          const reaches = (x: string, y: string): boolean =>
            !cuts.some((cut) => isCut(topology, cut, x, y));
          const states = evaluateScenario(indexTopology(topology), { failed, cuts });
          if (states.length > 1) several += 1;
          expect(states.flatMap(({ hosts }) => hosts).toSorted()).toEqual(
            topology.hosts.map(({ id }) => id).toSorted(),
          );
          for (const state of states) {
            for (const client of state.hosts) {
              const naive = naiveStateAt(topology, new Set(failed), { client, reaches });
              const share = Number(naive.share.toFixed(12));
              expect(comparable(state)).toEqual({ ...naive, share });
            }
          }
          const rows = states.map(({ hosts: [host] }) =>
            topology.hosts.map(({ id }) => reaches(host!, id)).join(),
          );
          expect(new Set(rows).size).toBe(states.length);
        },
      ),
    );
    expect(several).toBeGreaterThan(30);
  });

  it('say the same as a partition where they part everything', () => {
    fc.assert(
      fc.property(
        anyDesign,
        fc.array(fc.nat(2), { minLength: 12, maxLength: 12 }),
        fc.array(fc.nat(), { maxLength: 2 }),
        (topology, sides, picks) => {
          const all = failable(topology);
          const failed = picks.map((pick) => all[pick % all.length]!);
          const partition = [0, 1, 2].map((side) =>
            topology.hosts.flatMap(({ id }, i) => (sides[i] === side ? [id] : [])),
          );
          const cuts = topology.hosts.flatMap(({ id: a }, i) =>
            topology.hosts.flatMap(({ id: b }, j) =>
              i < j && sides[i] !== sides[j] ? [[a, b]] : [],
            ),
          );
          const index = indexTopology(topology);
          const byHost = (scenario: Scenario) =>
            evaluateScenario(index, scenario).toSorted((a, b) =>
              (a.hosts[0] ?? '') < (b.hosts[0] ?? '') ? -1 : 1,
            );
          expect(byHost({ failed, cuts })).toEqual(byHost({ failed, partition }));
        },
      ),
    );
  });
});

const survives = (topology: Topology, failed: readonly string[]): boolean =>
  ['available', 'degraded'].includes(naiveState(topology, new Set(failed)).api);

describe('computeVerdict against brute force', () => {
  it('finds the first of the smallest sets that the design does not survive', () => {
    fc.assert(
      fc.property(anyDesign, (topology) => {
        const verdict = computeVerdict(indexTopology(topology));
        const voters = topology.etcdClusters.flatMap(({ members }) =>
          members.flatMap(({ component, learner }) => (learner ? [] : [component])),
        );
        const components = topology.components.filter(
          ({ id, kind }) => kind !== 'etcd' || voters.includes(id),
        );
        const hosts = topology.hosts.filter(({ id }) => components.some(({ host }) => host === id));
        for (const [kind, elements] of [
          ['component', components],
          ['host', hosts],
        ] as const) {
          const ids = elements.map(({ id }) => id);
          const first = [...subsets(ids)].find((failed) => !survives(topology, failed)) ?? null;
          const { consequence: _, ...found } = verdict.tolerates[kind] ?? { consequence: null };
          const expected = {
            elements: ids.length,
            counterExample: first,
            tolerated: first === null ? ids.length : Math.max(0, first.length - 1),
            exhaustive: true,
          };
          expect(found).toEqual(ids.length === 0 ? {} : expected);
        }
      }),
    );
  });

  it('counts racks, zones and regions by what fails with them', () => {
    fc.assert(
      fc.property(anyDesign, (topology) => {
        const verdict = computeVerdict(indexTopology(topology));
        for (const kind of ['rack', 'zone', 'region'] as const) {
          const tolerance = verdict.tolerates[kind];
          const ids = topology.failureDomains.flatMap((domain) =>
            domain.kind === kind ? [domain.id] : [],
          );
          // Domains that hold nothing change nothing, so brute force may try them as well.
          const first = [...subsets(ids)].find((failed) => !survives(topology, failed));
          const found =
            tolerance === null ? (first?.length === 0 ? [] : null) : tolerance.counterExample;
          expect(found).toEqual(first ?? null);
        }
      }),
    );
  });

  it('lists each single failure with the state that the simulation shows', () => {
    fc.assert(
      fc.property(anyDesign, (topology) => {
        const index = indexTopology(topology);
        for (const { id, state } of computeVerdict(index).single) {
          const [simulated] = evaluateScenario(index, { failed: [id] });
          const { up: _, ...rest } = state;
          expect(simulated).toMatchObject(rest);
        }
      }),
    );
  });
});

describe('what holds for every design', () => {
  it('does not depend on ids', () => {
    fc.assert(
      fc.property(anyDesign, (topology) => {
        const rename = (id: string): string => `x-${[...id].reverse().join('')}-y`;
        const ids = [
          ...topology.failureDomains,
          ...topology.hosts,
          ...topology.components,
          ...topology.etcdClusters,
          ...topology.endpoints,
          ...topology.links,
        ].map(({ id }) => id);
        const known = new Set(ids);
        const renamed = JSON.parse(JSON.stringify(topology), (key, value: unknown) =>
          typeof value === 'string' && known.has(value) && !['name', 'kind'].includes(key)
            ? rename(value)
            : value,
        ) as Topology;
        const back = new Map(ids.map((id) => [rename(id), id]));
        const verdict: unknown = JSON.parse(
          JSON.stringify(computeVerdict(indexTopology(renamed))),
          (_, value: unknown) => (typeof value === 'string' ? (back.get(value) ?? value) : value),
        );
        expect(verdict).toEqual(computeVerdict(indexTopology(topology)));
      }),
    );
  });

  it('never gets better by failing more, where health checks follow etcd and one VIP leads in', () => {
    fc.assert(
      fc.property(
        arbitraryDesign,
        fc.array(fc.nat(), { maxLength: 4 }),
        fc.nat(),
        (topology, picks, more) => {
          const masters = topology.components.filter(({ kind }) => kind === 'control-plane');
          const balancers = topology.components.filter(({ kind }) => kind === 'load-balancer');
          topology.links = topology.links.filter(({ kind }) => kind !== 'forwards');
          for (const balancer of balancers) {
            balancer.software = 'haproxy';
            balancer.healthCheck = 'readyz';
            for (const { id } of masters) {
              const mode = 'active';
              topology.links.push({
                kind: 'forwards',
                id: `${balancer.id}-${id}`,
                from: balancer.id,
                to: id,
                mode,
              });
            }
          }
          topology.endpoints = topology.endpoints.filter(({ kind }) => kind === 'vip');
          const index = indexTopology(topology);
          const all = failable(topology);
          const isUp = (failed: string[]): boolean =>
            evaluateScenario(index, { failed })[0]?.api !== 'unavailable';
          const links = new Set(topology.links.map(({ id }) => id));
          const failed = picks
            .map((pick) => all[pick % all.length]!)
            .filter((id) => !links.has(id));
          const extra = all[more % all.length]!;
          const recovered = !links.has(extra) && !isUp(failed) && isUp([...failed, extra]);
          expect(recovered).toBe(false);
        },
      ),
    );
  });
});
