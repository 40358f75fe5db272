import type { ScenarioStep } from '../model/topology.ts';
import type { Scenario } from './verdict.ts';

/**
 * What has failed and what is cut after the steps, in the order in which it first happened. Failing
 * what has failed, restoring what is up and joining what is not cut change nothing. `join` undoes
 * the cut of the same places, in whatever order they are named. A cut names one place or two
 * different ones; of more than two, each is cut from each other. Ids that no topology has stay in;
 * {@link evaluateScenario} ignores them.
 */
export function scenarioAfter(steps: readonly ScenarioStep[]): Scenario {
  const failed = new Set<string>();
  const cuts = new Map<string, readonly string[]>();
  for (const { action, targets } of steps) {
    switch (action) {
      case 'fail':
        for (const id of targets) failed.add(id);
        break;
      case 'restore':
        for (const id of targets) failed.delete(id);
        break;
      case 'cut':
        for (const cut of pairsOf(targets)) {
          if (!cuts.has(keyOf(cut))) cuts.set(keyOf(cut), cut);
        }
        break;
      case 'join':
        for (const cut of pairsOf(targets)) cuts.delete(keyOf(cut));
        break;
    }
  }
  return cuts.size === 0
    ? { failed: [...failed] }
    : { failed: [...failed], cuts: [...cuts.values()] };
}

function pairsOf(targets: readonly string[]): (readonly string[])[] {
  const places = [...new Set(targets)];
  if (places.length <= 2) return places.length === 0 ? [] : [places];
  return places.flatMap((a, i) => places.slice(i + 1).map((b) => [a, b]));
}

function keyOf(cut: readonly string[]): string {
  return JSON.stringify(cut.toSorted());
}
