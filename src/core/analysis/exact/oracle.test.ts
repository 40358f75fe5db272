import { describe, expect, it } from 'vitest';
import { oracleResults, oracleTopology } from '../../../testing/oracle-models.ts';
import { indexTopology } from '../../graph/topology-index.ts';
import { planOf } from '../structure/plan.ts';
import { analyse, runToEnd } from './analyse.ts';
import { unavailabilityByDiagram } from './availability.ts';
import { convolve } from './convolution.ts';
import { planEvents } from './events.ts';

const results = Object.entries(oracleResults());

/** Largest relative difference that is rounding. */
const rounding = 1e-12;

function relative(found: number | undefined, expected: number): number {
  return Math.abs((found ?? Number.NaN) - expected) / expected;
}

function bothMethods(name: string, overrides: Readonly<Record<string, number>> = {}) {
  const plan = planOf(indexTopology(oracleTopology(name, overrides)));
  const events = planEvents(plan);
  return {
    events: events.length,
    convolution: convolve(plan, events, 'api-writable'),
    diagram: unavailabilityByDiagram(plan, events, 'api-writable', 2_000_000),
  };
}

describe('an independent tool', () => {
  it.each(results)('agrees on %s: events, probability by both methods', (name, result) => {
    const { events, convolution, diagram } = bothMethods(name);
    const expected = Number(result.unavailability);
    expect(events).toBe(result.basicEvents);
    expect(relative(convolution, expected)).toBeLessThan(rounding);
    expect(relative(diagram, expected)).toBeLessThan(rounding);
  });

  it.each(results)(
    'agrees on %s: the number of minimal cut sets of every order',
    (name, result) => {
      const { cutSets, limits } = runToEnd(analyse(indexTopology(oracleTopology(name))));
      expect(cutSets.countByOrder).toEqual(result.countByOrder.map(BigInt));
      expect(cutSets.completeUpTo).toBeNull();
      expect(limits).toEqual([]);
    },
  );
});

describe('polynomial method and decision diagrams', () => {
  // A region swamps what the rest does at these sizes, so each is tried without it too.
  it.each([
    ...results.map(([name]) => name),
    'x21-ext',
    'x21-stk',
    'x31-ext',
    'x51-ext',
    'x51-stk',
    'x101-ext',
    'x301-ext',
  ])('agree on %s, with and without the region', (name) => {
    const whole = bothMethods(name);
    expect(relative(whole.convolution, whole.diagram!)).toBeLessThan(rounding);
    const inside = bothMethods(name, { region: 0 });
    expect(inside.events).toBe(whole.events - 1);
    expect(relative(inside.convolution, inside.diagram!)).toBeLessThan(rounding);
    expect(inside.convolution).toBeLessThan(whole.convolution!);
  });

  it('count 51 voters over five zones exactly, beyond what a floating-point number holds', () => {
    const { cutSets } = runToEnd(analyse(indexTopology(oracleTopology('x51-ext'))));
    const total = cutSets.countByOrder.reduce((sum, count) => sum + count, 0n);
    expect(total).toBe(68_904_710_294_876_020_086_271n);
  });
});
