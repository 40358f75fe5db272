import type { TopologyIndex } from '../../graph/topology-index.ts';
import { planOf, type Plan } from '../structure/plan.ts';
import { StructureFunction } from '../structure/structure.ts';
import {
  services,
  type Analysis,
  type CutSetGroup,
  type FailureEvent,
  type Limit,
} from './analysis.ts';
import { mostDiagramEvents, serviceAvailability } from './availability.ts';
import { BddManager } from './bdd.ts';
import { Compiler } from './compile.ts';
import { groupCutSets } from './cut-set-groups.ts';
import { fromFamily, searchCutSets, type CutSetSource } from './cut-sets.ts';
import { planEvents, type PlannedEvent } from './events.ts';
import { MinimalSolutions } from './minimal-solutions.ts';
import { withinBudget } from './node-store.ts';
import { importanceOf, probabilities } from './probability.ts';

export interface AnalysisOptions {
  /** Largest number of nodes of a decision diagram; each takes about 50 bytes. */
  readonly mostNodes?: number;
  /** Cut sets are listed up to this order, as far as {@link mostListed} goes; by default as many orders as fit. */
  readonly maxOrder?: number;
  /** An order with more minimal cut sets than this is counted and not listed. */
  readonly mostListed?: number;
}

/** Nodes of a decision diagram that the page and the command line allow for. */
export const usualNodes = 2_000_000;

const defaults = { mostNodes: usualNodes, maxOrder: 6, mostListed: 2_000 };

/**
 * Everything that can be known exactly of what breaks the design and how likely that is. A
 * generator, so that whoever runs it can pause, report and stop between the steps: it yields the
 * share done, 0 to 1. Pure, and never throws, however broken the design; what is beyond the budget
 * is left out or bounded and named in `limits`.
 */
export function* analyse(
  index: TopologyIndex,
  options: AnalysisOptions = {},
): Generator<number, Analysis> {
  const { mostNodes, maxOrder, mostListed } = { ...defaults, ...options };
  const plan = planOf(index);
  const events = planEvents(plan);
  const limits = new Set<Limit>();
  yield 0.05;

  const availability: Analysis['availability'][number][] = [];
  for (const service of services) {
    const known = serviceAvailability(plan, events, service, mostNodes);
    if (known === null) limits.add('availability-budget');
    availability.push(known);
    yield 0.05 + 0.1 * availability.length;
  }

  const diagram = yield* diagramOf(plan, events, mostNodes);
  let source: CutSetSource;
  if (diagram === undefined) {
    limits.add('bdd-budget');
    source = yield* boundedSearch(plan, events);
  } else if (diagram.source === undefined) {
    limits.add('cut-set-budget');
    source = yield* boundedSearch(plan, events);
  } else source = diagram.source;
  yield 0.9;

  const fn = new StructureFunction(plan.structure);
  fn.run();
  return {
    available: fn.writable,
    events: events.map(plainEvent),
    availability,
    cutSets: { countByOrder: source.countByOrder, completeUpTo: source.completeUpTo },
    groups: groupsOf(source, events, maxOrder, mostListed),
    importance: diagram?.importance ?? null,
    limits: [...limits],
  };
}

/** Runs a generator of steps to its end. */
export function runToEnd<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

interface Diagram {
  readonly importance: Analysis['importance'];
  /** Undefined where there are too many to be put into a diagram. */
  readonly source: CutSetSource | undefined;
}

function* diagramOf(
  plan: Plan,
  events: readonly PlannedEvent[],
  mostNodes: number,
): Generator<number, Diagram | undefined> {
  if (events.length > mostDiagramEvents) return undefined;
  const bdds = new BddManager(mostNodes);
  const root = withinBudget(() => new Compiler(bdds, plan, events).failureOf('api-writable'));
  if (root === undefined) return undefined;
  yield 0.5;
  const importance = importanceOf(bdds, probabilities(bdds, root, events), events);
  yield 0.6;
  const source = withinBudget(() => {
    const solutions = new MinimalSolutions(bdds, mostNodes);
    return fromFamily(solutions, solutions.of(root));
  });
  yield 0.8;
  return { importance, source };
}

function* boundedSearch(
  plan: Plan,
  events: readonly PlannedEvent[],
): Generator<number, CutSetSource> {
  const fn = new StructureFunction(plan.structure);
  fn.run();
  // A design that is down as drawn has the empty set as its only minimal cut set.
  if (!fn.writable) return { countByOrder: [], completeUpTo: null, ofOrder: () => [] };
  const search = searchCutSets(events, fn, () => !fn.writable, partsOf(plan));
  for (;;) {
    const { done, value } = search.next();
    if (done === true) return value;
    yield 0.6 + 0.3 * value;
  }
}

function partsOf({ structure }: Plan): number {
  const { clusters, masters, balancers, entrances } = structure;
  let parts = 1 + masters.length;
  for (const { voters } of clusters) parts += voters.length;
  for (const { masters: backends } of balancers) parts += 1 + backends.length;
  for (const { targets } of entrances) parts += 1 + targets.length;
  return parts;
}

/** The events of a plan without what they take down, which is of no use elsewhere. */
function plainEvent({ id, kind, unavailability, overridden }: PlannedEvent): FailureEvent {
  return { id, kind, unavailability, overridden };
}

function groupsOf(
  source: CutSetSource,
  events: readonly PlannedEvent[],
  maxOrder: number,
  mostListed: number,
): readonly CutSetGroup[] {
  const groups: CutSetGroup[] = [];
  const orders = Math.min(maxOrder, source.countByOrder.length);
  for (let order = 1; order <= orders; order += 1) {
    if (source.countByOrder[order - 1]! > BigInt(mostListed)) continue;
    const sets = source.ofOrder(order, 0, mostListed);
    const found = groupCutSets(sets, (event) => events[event]!.id);
    const weights = weightsOf(found, events);
    groups.push(...found.toSorted((a, b) => weights.get(b)! - weights.get(a)!));
  }
  return groups;
}

/** How likely the sets of a group are all in all, to first order. */
function weightsOf(
  groups: readonly CutSetGroup[],
  events: readonly PlannedEvent[],
): ReadonlyMap<CutSetGroup, number> {
  const unavailability = new Map(events.map((event) => [event.id, event.unavailability]));
  return new Map(
    groups.map((group) => [
      group,
      group.count *
        group.example.reduce((product, id) => product * (unavailability.get(id) ?? 0), 1),
    ]),
  );
}
