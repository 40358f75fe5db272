import fc from 'fast-check';
import { expect, it } from 'vitest';
import { arbitraryDesign, arbitrarySoundDesign } from '../../../testing/arbitrary-design.ts';
import { oracleTopology } from '../../../testing/oracle-models.ts';
import { indexTopology } from '../../graph/topology-index.ts';
import { elementsOfKind } from '../elements.ts';
import { planOf } from '../structure/plan.ts';
import { StructureFunction } from '../structure/structure.ts';
import { searchTolerance } from '../tolerance.ts';
import { toleranceKinds } from '../verdict.ts';
import { smallestFailure } from './smallest-failure.ts';

const unbounded = { budget: Number.MAX_SAFE_INTEGER, isCancelled: () => false };

it('finds the very set that trying all of them finds', () => {
  fc.assert(
    fc.property(fc.oneof(arbitraryDesign, arbitrarySoundDesign), (document) => {
      const plan = planOf(indexTopology(document));
      const fn = new StructureFunction(plan.structure);
      for (const kind of toleranceKinds) {
        const elements = elementsOfKind(plan, kind);
        const { counterExample } = searchTolerance(plan, fn, elements, unbounded);
        expect(smallestFailure(plan, elements, 100_000)).toEqual(counterExample);
      }
    }),
  );
});

it('knows how many of 51 voters in five zones may fail', () => {
  const plan = planOf(indexTopology(oracleTopology('x51-ext')));
  const smallest = (kind: 'component' | 'zone'): number | undefined =>
    smallestFailure(plan, elementsOfKind(plan, kind), 300_000)?.length;
  expect(smallest('zone')).toBe(3);
  expect(smallest('component')).toBe(16);
});

it('gives up at its budget', () => {
  const plan = planOf(indexTopology(oracleTopology('x21-ext')));
  expect(smallestFailure(plan, elementsOfKind(plan, 'component'), 50)).toBeUndefined();
});
