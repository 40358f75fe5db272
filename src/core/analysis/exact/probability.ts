import { no, yes, type Bdd, type BddManager } from './bdd.ts';
import type { PlannedEvent } from './events.ts';
import type { Importance } from './analysis.ts';

/** How likely each node of one function is to hold, and what hangs on it. */
export interface Probabilities {
  readonly root: Bdd;
  /** Each after the ones below it. */
  readonly nodes: Int32Array;
  /** By node. */
  readonly holds: Float64Array;
}

/** Sums of positive terms only, so that a tiny probability keeps its digits. */
export function probabilities(
  bdds: BddManager,
  root: Bdd,
  events: readonly PlannedEvent[],
): Probabilities {
  const { event, low, high } = bdds.nodes;
  const nodes = bdds.nodesOf(root);
  const holds = new Float64Array(root + 2);
  holds[no] = 0;
  holds[yes] = 1;
  for (const node of nodes) {
    const { unavailability } = events[event[node]!]!;
    holds[node] = unavailability * holds[high[node]!]! + (1 - unavailability) * holds[low[node]!]!;
  }
  return { root, nodes, holds };
}

/**
 * Birnbaum importance (the derivative by the event's probability) and Fussell–Vesely of every event,
 * in one walk up and one down. Most important first; of equal ones the earlier event.
 */
export function importanceOf(
  bdds: BddManager,
  { root, nodes, holds }: Probabilities,
  events: readonly PlannedEvent[],
): readonly Importance[] {
  const { event, low, high } = bdds.nodes;
  const reached = new Float64Array(root + 2);
  reached[root] = 1;
  const birnbaum = new Float64Array(events.length);
  for (let at = nodes.length - 1; at >= 0; at -= 1) {
    const node = nodes[at]!;
    const own = event[node]!;
    const { unavailability } = events[own]!;
    const [below, above] = [low[node]!, high[node]!];
    birnbaum[own]! += reached[node]! * (holds[above]! - holds[below]!);
    reached[below]! += reached[node]! * (1 - unavailability);
    reached[above]! += reached[node]! * unavailability;
  }
  const whole = holds[root]!;
  const all = events.map(({ id, unavailability }, at): Importance => {
    const share = whole > 0 ? (unavailability * birnbaum[at]!) / whole : 0;
    return { id, birnbaum: birnbaum[at]!, fussellVesely: share };
  });
  return all.toSorted((a, b) => b.fussellVesely - a.fussellVesely);
}
