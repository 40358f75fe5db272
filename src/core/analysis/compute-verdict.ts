import type { TopologyIndex } from '../graph/topology-index.ts';
import { smallestFailure } from './exact/smallest-failure.ts';
import { elementsOfKind, matteringElements, singleElements } from './elements.ts';
import { Judge } from './evaluate.ts';
import { planOf, type Plan } from './structure/plan.ts';
import type { Structure } from './structure/structure.ts';
import { searchTolerance, type SearchOptions, type SearchResult } from './tolerance.ts';
import type { Tolerance, ToleranceKind, Verdict } from './verdict.ts';

export interface VerdictOptions {
  /** How many sets of failures may be tried for each kind; by default as many as take a moment. */
  readonly budget?: number;
  /** Called with the share done, 0 to 1, after each step. */
  readonly onProgress?: (share: number) => void;
  /** Asked now and then; once true, the rest is given up and the verdict is incomplete. */
  readonly isCancelled?: () => boolean;
}

/** Work allowed for each kind by default, in parts of the structure looked at. */
const defaultWork = 20_000_000;
const defaultBudget = 50_000;

const fewElements = 16;
/** Nodes of the decision diagram for more elements than these: a moment's work. */
const mostNodes = 200_000;

/** Bounds the size of `single`, which grows with the square of the design. */
const singleWork = 4_000_000;

/**
 * What the design survives. Pure, and never throws, however broken the design is.
 *
 * `single` holds every element that matters as long as there are fewer than 2,000 of them; of more
 * it holds the first ones, as its size grows with their square. The `up` lists of a verdict leave
 * out what does not matter to the API: workers, and hosts that carry nothing else.
 */
export function computeVerdict(index: TopologyIndex, options: VerdictOptions = {}): Verdict {
  const plan = planOf(index);
  const judge = new Judge(plan, matteringElements(plan));
  const isCancelled = options.isCancelled ?? ((): boolean => false);
  let steps = 0;
  const step = <T>(result: T): T => {
    steps += 1;
    options.onProgress?.(Math.min(1, steps / 7));
    return result;
  };
  const tolerates = tolerancesOf(judge, options, step);
  const intact = step(judge.state([]));
  const single = step(singleStates(plan, judge, isCancelled));
  return { intact, tolerates, single };
}

/** The tolerances of {@link computeVerdict} alone. */
export function computeTolerances(
  index: TopologyIndex,
  options: VerdictOptions = {},
): Verdict['tolerates'] {
  const plan = planOf(index);
  return tolerancesOf(new Judge(plan, matteringElements(plan)), options, (result) => result);
}

function tolerancesOf(
  judge: Judge,
  { budget, isCancelled = () => false }: VerdictOptions,
  step: (result: Tolerance | null) => Tolerance | null,
): Verdict['tolerates'] {
  const search: SearchOptions = {
    budget: budget ?? affordable(judge.plan.structure),
    isCancelled,
  };
  return {
    component: step(toleranceOf(judge, 'component', search)),
    host: step(toleranceOf(judge, 'host', search)),
    rack: step(toleranceOf(judge, 'rack', search)),
    zone: step(toleranceOf(judge, 'zone', search)),
    region: step(toleranceOf(judge, 'region', search)),
  };
}

function toleranceOf(judge: Judge, kind: ToleranceKind, search: SearchOptions): Tolerance | null {
  const elements = elementsOfKind(judge.plan, kind);
  if (elements.length === 0) return null;
  const { tolerated, counterExample, exhaustive } = smallestOf(judge, elements, search);
  return {
    tolerated,
    elements: elements.length,
    counterExample,
    consequence: counterExample === null ? null : judge.state(counterExample),
    exhaustive,
  };
}

/**
 * Few elements are searched, which is faster. Of many a decision diagram considers every set, where
 * a search would have to give up; if it becomes too large itself, the search says as much as it can.
 */
function smallestOf(
  judge: Judge,
  elements: readonly string[],
  search: SearchOptions,
): SearchResult {
  const { plan, fn } = judge;
  const found =
    elements.length > fewElements ? smallestFailure(plan, elements, mostNodes) : undefined;
  if (found === undefined) return searchTolerance(plan, fn, elements, search);
  const tolerated = found === null ? elements.length : Math.max(0, found.length - 1);
  return { tolerated, counterExample: found, exhaustive: true };
}

function singleStates(
  plan: Plan,
  judge: Judge,
  isCancelled: () => boolean,
): { id: string; state: ReturnType<Judge['state']> }[] {
  const elements = singleElements(plan);
  const most = Math.max(1, Math.floor(singleWork / Math.max(1, elements.length)));
  const single = [];
  for (const id of elements.slice(0, most)) {
    if (isCancelled()) break;
    single.push({ id, state: judge.state([id]) });
  }
  return single;
}

function affordable({ clusters, masters, balancers, entrances }: Structure): number {
  let parts = 1 + masters.length;
  for (const { voters } of clusters) parts += voters.length;
  for (const { masters: backends } of balancers) parts += 1 + backends.length;
  for (const { targets } of entrances) parts += 1 + targets.length;
  return Math.min(defaultBudget, Math.ceil(defaultWork / parts));
}
