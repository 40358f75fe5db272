import { scenarioAfter } from '../core/analysis/scenario/scenario-steps.ts';
import type { Scenario } from '../core/analysis/verdict.ts';
import { usedIds } from '../core/model/ids.ts';
import type { SavedScenario, ScenarioStep, Topology } from '../core/model/topology.ts';

/** A course of failures that is being played on the canvas; the document does not change with it. */
export interface Simulation {
  readonly steps: readonly ScenarioStep[];
  /** So many of the steps are in force; the rest waits to be stepped forward to. */
  readonly cursor: number;
  /** Id of the saved scenario that these steps came from or went into. */
  readonly saved: string | null;
  /** A place to be cut from another, while that other one is being chosen. */
  readonly cutFrom: string | null;
}

/** The places of a cut: two that do not reach each other, or one that reaches nothing else. */
export type CutPlaces = readonly [string] | readonly [string, string];

/** A simulation with its first steps already taken; without any, everything works. */
export function beginSimulation(steps: readonly ScenarioStep[] = []): Simulation {
  return { steps, cursor: steps.length, saved: null, cutFrom: null };
}

/** Plays a saved scenario up to its end. */
export function loadScenario(topology: Topology, scenario: SavedScenario): Simulation {
  const loaded = { ...beginSimulation(scenario.steps), saved: scenario.id };
  return withoutMissing(loaded, topology);
}

/** What is broken now. */
export function scenarioOf({ steps, cursor }: Simulation): Scenario {
  return scenarioAfter(steps.slice(0, cursor));
}

/** Fails what works and restores what failed. Failing something again makes a new step of it. */
export function toggleFailed(simulation: Simulation, id: string): Simulation {
  const failed = scenarioOf(simulation).failed.includes(id);
  return withStep(simulation, { action: failed ? 'restore' : 'fail', targets: [id] });
}

/** Cuts places from each other, or joins them again. */
export function toggleCut(simulation: Simulation, places: CutPlaces): Simulation {
  const [first, second] = places;
  if (first === second) return { ...simulation, cutFrom: null };
  const cut = cutBetween(scenarioOf(simulation), places);
  return withStep(simulation, {
    action: cut === undefined ? 'cut' : 'join',
    targets: [...(cut ?? places)],
  });
}

/** The cut of exactly these places, in whatever order they were named. */
export function cutBetween(
  { cuts = [] }: Scenario,
  places: CutPlaces,
): readonly string[] | undefined {
  return cuts.find(
    (cut) => cut.length === places.length && places.every((place) => cut.includes(place)),
  );
}

export function chooseCutFrom(simulation: Simulation, place: string | null): Simulation {
  return { ...simulation, cutFrom: place };
}

export function stepBack(simulation: Simulation): Simulation {
  return moveTo(simulation, simulation.cursor - 1);
}

export function stepForward(simulation: Simulation): Simulation {
  return moveTo(simulation, simulation.cursor + 1);
}

/**
 * The simulation without targets that the document no longer has, for instance after an undo; the
 * very same one if it has them all. A step that loses all its targets goes with them.
 */
export function withoutMissing(simulation: Simulation, topology: Topology): Simulation {
  const known = usedIds(topology);
  const there = (target: string): boolean => known.has(target.split(':', 1)[0] ?? '');
  const { cutFrom } = simulation;
  const lost = cutFrom !== null && !there(cutFrom);
  const missing = simulation.steps.some(({ targets }) => !targets.every(there));
  if (!missing) return lost ? chooseCutFrom(simulation, null) : simulation;
  let { cursor } = simulation;
  const steps = simulation.steps.flatMap((step, at): ScenarioStep[] => {
    const targets = step.targets.filter(there);
    // A cut between two places is not a cut around the one that is left.
    const whole = step.action === 'cut' || step.action === 'join';
    if (whole ? targets.length === step.targets.length : targets.length > 0) {
      return [targets.length === step.targets.length ? step : { ...step, targets }];
    }
    if (at < simulation.cursor) cursor -= 1;
    return [];
  });
  return { steps, cursor, saved: simulation.saved, cutFrom: lost ? null : cutFrom };
}

function withStep({ steps, cursor, saved }: Simulation, step: ScenarioStep): Simulation {
  return { steps: [...steps.slice(0, cursor), step], cursor: cursor + 1, saved, cutFrom: null };
}

function moveTo(simulation: Simulation, cursor: number): Simulation {
  const bounded = Math.min(simulation.steps.length, Math.max(0, cursor));
  return { ...simulation, cursor: bounded, cutFrom: null };
}
