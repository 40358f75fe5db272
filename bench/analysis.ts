/**
 * The exact analysis by itself: `node dist-bench/analysis.js MODEL` prints one line of JSON for one
 * model in a fresh process, so that the first call is a cold one and the memory is its own.
 */
import { computeVerdict } from '../src/core/analysis/compute-verdict.ts';
import { analyse, runToEnd } from '../src/core/analysis/exact/analyse.ts';
import { availabilityOf } from '../src/core/analysis/exact/availability.ts';
import { BddManager } from '../src/core/analysis/exact/bdd.ts';
import { Compiler } from '../src/core/analysis/exact/compile.ts';
import { fromFamily } from '../src/core/analysis/exact/cut-sets.ts';
import { planEvents } from '../src/core/analysis/exact/events.ts';
import { MinimalSolutions } from '../src/core/analysis/exact/minimal-solutions.ts';
import { BudgetExceeded } from '../src/core/analysis/exact/node-store.ts';
import { probabilities } from '../src/core/analysis/exact/probability.ts';
import { suggestChanges } from '../src/core/advice/next-changes.ts';
import { indexTopology, type TopologyIndex } from '../src/core/graph/topology-index.ts';
import { planOf } from '../src/core/analysis/structure/plan.ts';
import { modelOf } from './models.ts';

/** Milliseconds that repeated calls of one kind may take all in all. */
const patience = 3_000;
const mostNodes = 2_000_000;

function timed<T>(work: () => T): { ms: number; result: T } {
  const start = performance.now();
  const result = work();
  return { ms: performance.now() - start, result };
}

/** The middle one of up to 200 calls, each with what is made ready for it outside of the time. */
function median<T>(prepare: () => T, work: (prepared: T) => unknown): number {
  const times: number[] = [];
  const until = performance.now() + patience;
  while (times.length < 200 && (times.length < 3 || performance.now() < until)) {
    const prepared = prepare();
    times.push(timed(() => work(prepared)).ms);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!;
}

/** A design read, as SCRAM has read its input before it takes the time. */
function readModel(index: TopologyIndex) {
  const plan = planOf(index);
  return { plan, events: planEvents(plan) };
}

/** What a fault tree analyser does as well: exact probability and minimal cut sets by order. */
function faultTree({ plan, events }: ReturnType<typeof readModel>): number {
  const bdds = new BddManager(mostNodes);
  const root = new Compiler(bdds, plan, events).failureOf('api-writable');
  const { holds } = probabilities(bdds, root, events);
  const solutions = new MinimalSolutions(bdds, mostNodes);
  try {
    void fromFamily(solutions, solutions.of(root)).countByOrder;
  } catch (error) {
    if (!(error instanceof BudgetExceeded)) throw error;
  }
  return holds[root]!;
}

const name = process.argv[2] ?? 'small-ext';
const document = modelOf(name);
// A fresh index each time: nothing is remembered from the call before but the compiled code.
const fresh = (): TopologyIndex => indexTopology(document);

// What the page does when it opens, so that a first analysis is not the first of its kind.
runToEnd(analyse(indexTopology(modelOf('small-stk'))));

const cold = timed(() => runToEnd(analyse(fresh())));
const answer = cold.result;
const result = {
  name,
  events: answer.events.length,
  cold: cold.ms,
  faultTree: median(() => readModel(fresh()), faultTree),
  availability: median(fresh, (index) => availabilityOf(index)),
  whole: median(fresh, (index) => runToEnd(analyse(index))),
  verdict: median(fresh, (index) => computeVerdict(index)),
  changes: name === 'thousand' ? median(fresh, (index) => runToEnd(suggestChanges(index))) : null,
  megabytes: process.memoryUsage().rss / 1e6,
  unavailability: answer.availability[0]?.unavailability ?? null,
  method: answer.availability[0]?.method ?? null,
  cutSets: answer.cutSets.countByOrder.reduce((sum, count) => sum + count, 0n).toString(),
  completeUpTo: answer.cutSets.completeUpTo,
  limits: answer.limits,
};
process.stdout.write(`${JSON.stringify(result)}\n`);
