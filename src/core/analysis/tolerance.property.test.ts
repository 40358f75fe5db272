import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryDesign, arbitrarySoundDesign } from '../../testing/arbitrary-design.ts';
import { topology } from '../../testing/topology-builder.ts';
import { indexTopology } from '../graph/topology-index.ts';
import type { Topology } from '../model/topology.ts';
import { elementsOfKind } from './elements.ts';
import { planOf, type Plan } from './structure/plan.ts';
import { StructureFunction } from './structure/structure.ts';
import { searchTolerance } from './tolerance.ts';
import { toleranceKinds } from './verdict.ts';

const unbounded = { budget: Number.MAX_SAFE_INTEGER, isCancelled: () => false };

/** The first of the smallest failing sets, every set tried. */
function plainSearch(plan: Plan, elements: readonly string[]): readonly string[] | null {
  const fn = new StructureFunction(plan.structure);
  const chosen: string[] = [];
  const extend = (from: number, missing: number): boolean => {
    if (missing === 0) {
      fn.run();
      return !fn.survives;
    }
    for (let at = from; at <= elements.length - missing; at += 1) {
      const id = elements[at]!;
      chosen.push(id);
      fn.fail(plan.units.killsOf(id));
      if (extend(at + 1, missing - 1)) return true;
      fn.repair(plan.units.killsOf(id));
      chosen.pop();
    }
    return false;
  };
  for (let size = 0; size <= elements.length; size += 1) if (extend(0, size)) return chosen;
  return null;
}

/** Counter-examples of each kind, with and without leaving out; kinds with too many left out. */
function bothSearches(document: Topology, most: number) {
  const plan = planOf(indexTopology(document));
  const kinds = toleranceKinds
    .map((kind) => elementsOfKind(plan, kind))
    .filter(({ length }) => length <= most);
  return {
    engine: kinds.map((elements) => {
      const fn = new StructureFunction(plan.structure);
      return searchTolerance(plan, fn, elements, unbounded).counterExample;
    }),
    plain: kinds.map((elements) => plainSearch(plan, elements)),
  };
}

describe('leaving out mirror images', () => {
  it('changes no answer of small designs of any shape', () => {
    fc.assert(
      fc.property(fc.oneof(arbitraryDesign, arbitrarySoundDesign), (document) => {
        const { engine, plain } = bothSearches(document, 12);
        expect(engine).toEqual(plain);
      }),
    );
  });

  const sizes = { masters: fc.integer({ min: 3, max: 5 }), zones: fc.integer({ min: 1, max: 4 }) };

  it('changes no answer where much is alike', () => {
    fc.assert(
      fc.property(
        fc.record({
          ...sizes,
          balancers: fc.integer({ min: 1, max: 4 }),
          etcd: fc.option(fc.integer({ min: 3, max: 6 })),
          odd: fc.option(fc.nat(40)),
        }),
        ({ masters, zones, balancers, etcd, odd }) => {
          const builder = topology().zones(zones);
          if (etcd === null) builder.stacked(masters);
          else builder.controlPlanes(masters).externalEtcd(etcd);
          builder.loadBalancers(balancers).vip('');
          const document = builder
            .with(({ links }) => {
              if (odd !== null) links.splice(odd, 1);
            })
            .build();
          const { engine, plain } = bothSearches(document, 15);
          expect(engine).toEqual(plain);
        },
      ),
    );
  });

  /** Notes each set it is asked about and has none of them break the design. */
  class Recorder extends StructureFunction {
    readonly seen: string[] = [];
    override run(): void {
      super.run();
      this.seen.push(this.dead.join(''));
    }
    override get survives(): boolean {
      return true;
    }
  }

  it('tries exactly one of all sets that are images of each other', () => {
    // NGINX, because then no larger set is ever concluded from a smaller one.
    const document = topology().stacked(3).loadBalancers(2, { software: 'nginx' }).vip('').build();
    const plan = planOf(indexTopology(document));
    const elements = elementsOfKind(plan, 'component');
    const recorder = new Recorder(plan.structure);
    searchTolerance(plan, recorder, elements, unbounded);
    const tried = recorder.seen.slice(2);

    const orders = [
      [1, 2, 3],
      [1, 3, 2],
      [2, 1, 3],
      [2, 3, 1],
      [3, 1, 2],
      [3, 2, 1],
    ];
    const renamed = (id: string, order: readonly number[], swapped: boolean): string =>
      id.startsWith('lb')
        ? `lb${swapped ? 3 - Number(id[2]) : id[2]}`
        : `${id[0]}${order[Number(id[1]) - 1]}`;
    const units = (ids: readonly string[]): string => {
      const fn = new StructureFunction(plan.structure);
      for (const id of ids) fn.fail(plan.units.killsOf(id));
      return fn.dead.join('');
    };
    for (let bits = 1; bits < 2 ** elements.length; bits += 1) {
      const set = elements.filter((_, at) => (bits >> at) % 2 === 1);
      const images = new Set(
        orders.flatMap((order) =>
          [false, true].map((swapped) => units(set.map((id) => renamed(id, order, swapped)))),
        ),
      );
      expect(tried.filter((each) => images.has(each))).toHaveLength(1);
    }
  });
});

describe('one more voter', () => {
  /** Voters and load balancers over zones; load balancers are never the weak spot. */
  const spread = fc.record({
    voters: fc.constantFrom(2, 4, 6),
    zones: fc.integer({ min: 1, max: 4 }),
    stacked: fc.boolean(),
    where: fc.nat(3),
  });

  it('in an even cluster never lowers how many failures of a kind are survived', () => {
    fc.assert(
      fc.property(spread, ({ voters, zones, stacked, where }) => {
        const letters = ['zone-a', 'zone-b', 'zone-c', 'zone-d'].slice(0, zones);
        const places = Array.from({ length: voters }, (_, at) => letters[at % zones]!);
        const design = (domains: readonly string[]): Topology => {
          const builder = topology().zones(zones);
          const count = domains.length;
          if (stacked) builder.stacked(count, { in: domains });
          else builder.controlPlanes(3).externalEtcd(count, { in: domains });
          return builder.kubeVip('').build();
        };
        const tolerated = (document: Topology): (number | null)[] => {
          const { engine } = bothSearches(document, 15);
          return engine.map((found) => found?.length ?? null);
        };
        const before = tolerated(design(places));
        const after = tolerated(design([...places, letters[where % zones]!]));
        // Null: nothing of the kind is too much.
        const worse = before.filter(
          (smallest, kind) => (after[kind] ?? Infinity) < (smallest ?? Infinity),
        );
        expect(worse).toEqual([]);
      }),
    );
  });
});
