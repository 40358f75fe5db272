import { explainScenario } from '../../core/analysis/explain-scenario.ts';
import type { Duration, ScenarioReport } from '../../core/analysis/scenario-report.ts';
import type { Scenario } from '../../core/analysis/verdict.ts';
import type { TopologyIndex } from '../../core/graph/topology-index.ts';
import type { ScenarioStep } from '../../core/model/topology.ts';
import { scenarioBefore, scenarioOf, type Simulation } from '../../store/simulation.ts';
import { useSession, useTopologyIndex } from './workspace.tsx';

/** What the failures that are being played do to the design of now. */
export interface Played {
  readonly scenario: Scenario;
  readonly report: ScenarioReport;
}

interface Remembered {
  readonly steps: readonly ScenarioStep[];
  readonly cursor: number;
  readonly played: Played;
}

const newest = new WeakMap<TopologyIndex, Remembered>();

/** The consequences of a simulation, computed once for canvas and strip. */
export function play(index: TopologyIndex, simulation: Simulation): Played {
  const { steps, cursor } = simulation;
  const known = newest.get(index);
  if (known?.steps === steps && known.cursor === cursor) return known.played;
  const scenario = scenarioOf(simulation);
  const report = explainScenario(index, scenario, scenarioBefore(simulation));
  const played = { scenario, report };
  newest.set(index, { steps, cursor, played });
  return played;
}

/** The same, followed; `null` while nothing is simulated. */
export function usePlayed(): Played | null {
  const index = useTopologyIndex();
  const simulation = useSession((state) => state.simulation);
  return simulation === null ? null : play(index, simulation);
}

/** Seconds as they are written: `3.2–3.6`, `15`. Rounded to a tenth, whole from ten on. */
export function secondsOf({ min, max }: Duration): string {
  const [from, to] = [min, max].map((value) =>
    String(value < 10 ? Math.round(value * 10) / 10 : Math.round(value)),
  );
  return from === to ? (from ?? '') : `${from}–${to}`;
}
