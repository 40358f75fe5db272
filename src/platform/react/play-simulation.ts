import { playScene, type PlayedScene } from '../../core/analysis/scenario/play-scene.ts';
import { explainScenario, explainSteps } from '../../core/analysis/scenario/explain-scenario.ts';
import { scenarioAfter } from '../../core/analysis/scenario/scenario-steps.ts';
import type { ScenarioReport } from '../../core/analysis/scenario/scenario-report.ts';
import type { Scenario } from '../../core/analysis/verdict.ts';
import type { TopologyIndex } from '../../core/graph/topology-index.ts';
import type { ScenarioStep } from '../../core/model/topology.ts';
import type { Simulation } from '../../store/simulation.ts';

/** What the failures that are being played do to the design of now. */
export interface Played {
  readonly scenario: Scenario;
  readonly report: ScenarioReport;
  /** The same on shapes and links; computed when asked for. */
  readonly scene: () => PlayedScene;
}

interface Remembered {
  readonly steps: readonly ScenarioStep[];
  /** What each step led to, after what there was before any of them. */
  readonly played: readonly [Played, ...Played[]];
}

const newest = new WeakMap<TopologyIndex, Remembered>();

/**
 * The consequences of a simulation, computed once for canvas and strip. Each step goes on from
 * where the ones before have led: an address that moved does not come back by itself.
 */
export function play(index: TopologyIndex, { steps, cursor }: Simulation): Played {
  let known = newest.get(index);
  if (known?.steps !== steps) {
    known = { steps, played: playAll(index, steps) };
    newest.set(index, known);
  }
  return known.played[cursor] ?? known.played[0];
}

function playAll(index: TopologyIndex, steps: readonly ScenarioStep[]): [Played, ...Played[]] {
  const led = (scenario: Scenario, report: ScenarioReport): Played => ({
    scenario,
    report,
    scene: () => playScene(index, scenario, report),
  });
  const intact: Scenario = { failed: [] };
  const played = [...explainSteps(index, steps)].map((report, at) =>
    led(scenarioAfter(steps.slice(0, at + 1)), report),
  );
  return [led(intact, explainScenario(index, intact)), ...played];
}
