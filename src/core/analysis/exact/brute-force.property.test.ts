import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryDesign, arbitrarySoundDesign } from '../../../testing/arbitrary-design.ts';
import { naiveState } from '../../../testing/naive-evaluator.ts';
import { indexTopology } from '../../graph/topology-index.ts';
import type { Topology } from '../../model/topology.ts';
import { planOf } from '../structure/plan.ts';
import { StructureFunction } from '../structure/structure.ts';
import { analyse, runToEnd, usualNodes } from './analyse.ts';
import { services, type Service } from './analysis.ts';
import { unavailabilityByDiagram } from './availability.ts';
import { listCutSets } from './cut-set-listing.ts';
import { convolve } from './convolution.ts';
import { planEvents, type PlannedEvent } from './events.ts';

/** Elements that can fail in a design that every set of failures is tried on. */
const mostEvents = 14;

const processes = ['keepalived', 'proxy', 'kube-controller-manager', 'kube-scheduler', 'kube-vip'];

const figure = fc.oneof(
  { weight: 60, arbitrary: fc.constantFrom(0.3, 0.5, 0.9, 0.99, 0.999_95) },
  { weight: 1, arbitrary: fc.constant(0) },
);

/** Designs of any shape with figures of any size; what is too much to try is made never to fail. */
const assumedDesign = fc
  .record({
    design: fc.oneof(arbitraryDesign, arbitrarySoundDesign),
    figures: fc.array(figure, {
      minLength: mostEvents,
      maxLength: mostEvents,
    }),
    /** Which of too many elements can fail; taken in a circle. */
    start: fc.nat(30),
    processes: fc.subarray([...processes, 'etcd-space'], { maxLength: 2 }),
  })
  .map(({ design, figures, start, processes: own }) => {
    const topology: Topology = structuredClone(design);
    for (const process of own) topology.assumptions.availability[process as 'keepalived'] = 0.9;
    const events = planEvents(planOf(indexTopology(topology)));
    const elements = new Map<string, { availability?: number | undefined }>(
      [...topology.failureDomains, ...topology.hosts, ...topology.components].map((each) => [
        each.id,
        each,
      ]),
    );
    for (const each of topology.endpoints)
      if (each.kind === 'cloud-lb') elements.set(each.id, each);
    const own_ = events.filter(({ id }) => elements.has(id));
    const room = Math.max(0, mostEvents - (events.length - own_.length));
    own_.forEach(({ id }, at) => {
      const turn = (at + start) % own_.length;
      elements.get(id)!.availability = turn < room ? figures[turn]! : 1;
    });
    return topology;
  })
  .filter((topology) => planEvents(planOf(indexTopology(topology))).length <= mostEvents);

/** Whether each service is not there, under every set of failures, by the bits of its number. */
function everySet(topology: Topology, events: readonly PlannedEvent[]) {
  const { structure } = planOf(indexTopology(topology));
  const fn = new StructureFunction(structure);
  const down = Object.fromEntries(
    services.map((service) => [service, new Uint8Array(2 ** events.length)]),
  ) as Record<Service, Uint8Array>;
  for (let set = 0; set < 2 ** events.length; set += 1) {
    fn.reset();
    events.forEach(({ kills }, at) => {
      if ((set >> at) % 2 === 1) fn.fail(kills);
    });
    fn.run();
    down['api-writable'][set] = fn.writable ? 0 : 1;
    down['api-readable'][set] = fn.survives ? 0 : 1;
    down.controllers[set] = fn.controllerManager && fn.scheduler ? 0 : 1;
  }
  return down;
}

function probabilityOf(down: Uint8Array, events: readonly PlannedEvent[]): number {
  let sum = 0;
  down.forEach((failed, set) => {
    if (failed === 0) return;
    sum += events.reduce(
      (product, { unavailability }, at) =>
        product * ((set >> at) % 2 === 1 ? unavailability : 1 - unavailability),
      1,
    );
  });
  return sum;
}

/** Sets that are too much and of which no proper subset is. */
function minimalSets(down: Uint8Array): number[] {
  const minimal: number[] = [];
  const bits = (set: number): number => set.toString(2).replaceAll('0', '').length;
  const failing = [...down.keys()].filter((set) => down[set] === 1);
  for (const set of failing.toSorted((a, b) => bits(a) - bits(b))) {
    if (!minimal.some((small) => (small & set) === small)) minimal.push(set);
  }
  return minimal;
}

/** The difference in parts of what was expected; of 0 itself. */
function relative(found: number | undefined, expected: number): number {
  return Math.abs((found ?? Number.NaN) - expected) / (expected === 0 ? 1 : expected);
}

describe('the exact analysis against every set of failures', () => {
  it('finds the probability of every service, by both methods where both apply', () => {
    fc.assert(
      fc.property(assumedDesign, (topology) => {
        const plan = planOf(indexTopology(topology));
        const events = planEvents(plan);
        const down = everySet(topology, events);
        for (const service of services) {
          const expected = probabilityOf(down[service], events);
          const diagram = unavailabilityByDiagram(plan, events, service, 1_000_000);
          expect(relative(diagram, expected)).toBeLessThan(1e-12);
          const convolved = convolve(plan, events, service) ?? expected;
          expect(relative(convolved, diagram!)).toBeLessThan(1e-12);
        }
      }),
    );
  });

  it('finds the minimal cut sets and no others, also where more failures help', () => {
    fc.assert(
      fc.property(assumedDesign, (topology) => {
        const index = indexTopology(topology);
        const events = planEvents(planOf(index));
        const minimal = minimalSets(everySet(topology, events)['api-writable']);
        const expected = minimal
          .filter((set) => set !== 0)
          .map((set) => events.filter((_, at) => (set >> at) % 2 === 1).map(({ id }) => id));
        const { cutSets, groups } = runToEnd(analyse(index));
        const orders = [...cutSets.countByOrder.keys()].map((at) => at + 1);
        const listing = listCutSets(index, usualNodes)!;
        // Page by page, as they are looked through.
        const found = orders.flatMap((order) =>
          Array.from(
            { length: Math.ceil(Number(listing.countByOrder[order - 1]) / 7) },
            (_, page) => listing.sets(order, 7 * page, 7),
          ).flat(),
        );
        const sorted = (sets: readonly (readonly string[])[]): string[] =>
          sets.map((set) => [...set].sort().join(' ')).sort();
        expect(sorted(found)).toEqual(sorted(expected));
        expect(cutSets.countByOrder.map(Number)).toEqual(
          orders.map((order) => expected.filter(({ length }) => length === order).length),
        );
        const told = groups.reduce((sum, { count }) => sum + count, 0);
        expect(told).toBe(expected.filter(({ length }) => length <= 6).length);
      }),
    );
  });

  it('says what each element is worth', () => {
    fc.assert(
      fc.property(assumedDesign, (topology) => {
        const index = indexTopology(topology);
        const events = planEvents(planOf(index));
        const down = everySet(topology, events)['api-writable'];
        const whole = probabilityOf(down, events);
        const given = (at: number, unavailability: number): number =>
          probabilityOf(
            down,
            events.map((event, i) => (i === at ? { ...event, unavailability } : event)),
          );
        const { importance } = runToEnd(analyse(index));
        for (const { id, birnbaum, fussellVesely } of importance ?? []) {
          const at = events.findIndex((event) => event.id === id);
          expect(birnbaum).toBeCloseTo(given(at, 1) - given(at, 0), 11);
          const share = whole === 0 ? 0 : (whole - given(at, 0)) / whole;
          expect(fussellVesely).toBeCloseTo(share, 8);
        }
      }),
    );
  });

  it('stands on the meaning of "survives" as it was written down a second time', () => {
    fc.assert(
      fc.property(assumedDesign, fc.array(fc.nat(), { maxLength: 12 }), (topology, picks) => {
        const events = planEvents(planOf(indexTopology(topology)));
        const down = everySet(topology, events);
        for (const pick of picks) {
          const set = pick % 2 ** events.length;
          const failed = events.filter((_, at) => (set >> at) % 2 === 1).map(({ id }) => id);
          const { api } = naiveState(topology, new Set(failed));
          expect(down['api-writable'][set]).toBe(['available', 'degraded'].includes(api) ? 0 : 1);
        }
      }),
    );
  });
});
