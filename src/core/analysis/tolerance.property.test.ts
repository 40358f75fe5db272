import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryDesign, arbitrarySoundDesign } from '../../testing/arbitrary-design.ts';
import { topology } from '../../testing/topology-builder.ts';
import { indexTopology } from '../graph/topology-index.ts';
import type { Topology } from '../model/topology.ts';
import { findMirrors } from './blocks.ts';
import { elementsOfKind } from './elements.ts';
import { planOf, type Plan } from './plan.ts';
import { StructureFunction } from './structure.ts';
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

  it('sees that masters, etcd members and load balancers of one VIP are alike', () => {
    const plan = planOf(
      indexTopology(topology().controlPlanes(3).externalEtcd(3).loadBalancers(2).vip('').build()),
    );
    const elements = elementsOfKind(plan, 'component');
    const mirrors = findMirrors(
      plan,
      elements,
      elements.map((id) => plan.units.killsOf(id)),
    );
    const twins = mirrors.map(({ twin }, i) => [elements[i], elements[twin] ?? null]);
    expect(Object.fromEntries(twins)).toEqual({
      m1: null,
      m2: 'm1',
      m3: 'm2',
      e1: null,
      e2: 'e1',
      e3: 'e2',
      lb1: null,
      lb2: 'lb1',
    });
  });

  it('mirrors a stacked master only together with its etcd member', () => {
    const plan = planOf(indexTopology(topology().stacked(3).loadBalancers(1).vip('').build()));
    const elements = elementsOfKind(plan, 'component');
    const mirrors = findMirrors(
      plan,
      elements,
      elements.map((id) => plan.units.killsOf(id)),
    );
    const at = elements.indexOf('e2');
    expect(mirrors[at]?.twin).toBe(elements.indexOf('e1'));
    expect(mirrors[at]?.before).toEqual([[elements.indexOf('m2'), elements.indexOf('m1')]]);
  });

  it('takes load balancers apart that forward to different masters', () => {
    const document = topology()
      .stacked(3)
      .loadBalancers(2)
      .vip('')
      .with(({ links }) => {
        links.splice(
          links.findIndex(({ id }) => id === 'lb1-m1'),
          1,
        );
      })
      .build();
    const plan = planOf(indexTopology(document));
    const elements = ['lb1', 'lb2'];
    const mirrors = findMirrors(
      plan,
      elements,
      elements.map((id) => plan.units.killsOf(id)),
    );
    expect(mirrors.map(({ twin }) => twin)).toEqual([-1, -1]);
  });
});
