import type { ScenarioStep } from '../../model/topology.ts';
import type { Scenario } from '../verdict.ts';

/**
 * What has failed and what is cut after the steps, in the order in which it first happened. Failing
 * what has failed, restoring what is up and joining what is not cut change nothing. `join` undoes
 * the cut of the same places, in whatever order they are named. Of more than two places the first
 * two count. Ids that no topology has stay in; evaluateScenario ignores them.
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
        if (targets.length > 0 && !cuts.has(cutKey(targets))) {
          cuts.set(cutKey(targets), placesOf(targets));
        }
        break;
      case 'join':
        cuts.delete(cutKey(targets));
        break;
    }
  }
  return cuts.size === 0
    ? { failed: [...failed] }
    : { failed: [...failed], cuts: [...cuts.values()] };
}

function placesOf(targets: readonly string[]): readonly string[] {
  return [...new Set(targets)].slice(0, 2);
}

function cutKey(targets: readonly string[]): string {
  return placesOf(targets).toSorted().join(' ');
}
