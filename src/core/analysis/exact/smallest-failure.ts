import type { Plan } from '../structure/plan.ts';
import { mostDiagramEvents } from './availability.ts';
import { BddManager, no, yes, type Bdd } from './bdd.ts';
import { Compiler } from './compile.ts';
import { inLocationOrder } from './location-order.ts';
import { withinBudget } from './node-store.ts';

/**
 * The first, in the order of the elements, of the smallest sets of them whose failure the API does
 * not survive, by decision diagram: however many sets there are, every one is considered. Null if
 * there is none; undefined where the diagram is beyond the budget.
 */
export function smallestFailure(
  plan: Plan,
  elements: readonly string[],
  mostNodes: number,
): readonly string[] | null | undefined {
  if (elements.length > mostDiagramEvents) return undefined;
  const known = new Set(elements);
  const ordered = inLocationOrder(plan.index).filter((id) => known.has(id));
  return withinBudget(() => {
    const bdds = new BddManager(mostNodes);
    const events = ordered.map((id) => ({ kills: plan.units.killsOf(id) }));
    const root = new Compiler(bdds, plan, events).failureOf('api-readable');
    return new Cheapest(bdds, root, ordered).first(elements);
  });
}

/** What an element has been decided to do. */
type Choice = 'open' | 'failed' | 'up';

class Cheapest {
  readonly #bdds: BddManager;
  readonly #root: Bdd;
  readonly #nodes: Int32Array;
  readonly #fewest: Float64Array;
  readonly #events: readonly string[];
  readonly #choices: Choice[];

  constructor(bdds: BddManager, root: Bdd, events: readonly string[]) {
    this.#bdds = bdds;
    this.#root = root;
    this.#nodes = bdds.nodesOf(root);
    this.#fewest = new Float64Array(root + 2);
    this.#events = events;
    this.#choices = events.map(() => 'open');
  }

  first(elements: readonly string[]): readonly string[] | null {
    const size = this.#cost();
    if (size === Infinity) return null;
    const failed: string[] = [];
    for (const id of elements) {
      if (failed.length === size) break;
      const at = this.#events.indexOf(id);
      this.#choices[at] = 'failed';
      // What was decided to fail costs nothing more on the way, so it is added here.
      if (this.#cost() + failed.length + 1 === size) failed.push(id);
      else this.#choices[at] = 'up';
    }
    return failed;
  }

  /** How many open elements must fail beside those decided; infinite if that cannot be. */
  #cost(): number {
    const { event, low, high } = this.#bdds.nodes;
    const fewest = this.#fewest;
    fewest[no] = Infinity;
    fewest[yes] = 0;
    for (const node of this.#nodes) {
      const choice = this.#choices[event[node]!];
      const up = choice === 'failed' ? Infinity : fewest[low[node]!]!;
      const failed = choice === 'up' ? Infinity : fewest[high[node]!]!;
      fewest[node] = Math.min(up, failed + (choice === 'open' ? 1 : 0));
    }
    return fewest[this.#root]!;
  }
}
