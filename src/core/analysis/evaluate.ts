import { hostsBelow, type TopologyIndex } from '../graph/topology-index.ts';
import { everyElement, type Population } from './elements.ts';
import { planOf, type Plan } from './structure/plan.ts';
import { reachOf } from './structure/reach.ts';
import { SideStructures } from './structure/side-structure.ts';
import { sparesOf, type Spares } from './structure/spares.ts';
import { readState } from './state.ts';
import { StructureFunction } from './structure/structure.ts';
import type { ClusterState, Scenario, SideState } from './verdict.ts';

/**
 * The state of the cluster while the scenario lasts, after everything has failed over that can:
 * one for each side, that is for hosts that reach the same, in the order of `reachOf`. Without a
 * partition or cuts there is one. Ids that the topology does not have are ignored.
 *
 * A cloud load balancer or DNS name is reachable from every side, but only what a side reaches
 * answers there. How cuts work on etcd and on addresses stands at {@link SideStructures}.
 */
export function evaluateScenario(index: TopologyIndex, scenario: Scenario): readonly SideState[] {
  const judge = new Judge(planOf(index), everyElement(index));
  const { failed } = scenario;
  const reach = reachOf(index, scenario);
  const [hosts = []] = reach.sides;
  if (reach.sides.length <= 1) return [{ ...judge.state(failed), hosts }];
  judge.fail(failed);
  const structures = new SideStructures(judge.plan, judge.fn, reach);
  return reach.sides.map((side, at) => ({
    ...judge.read(structures.seenFrom(at), failed, new Set(side)),
    hosts: side,
  }));
}

/** Evaluates failures of one design, again and again. */
export class Judge {
  readonly plan: Plan;
  readonly fn: StructureFunction;
  readonly #population: Population;
  readonly #intact: Spares;

  /** @param population What the `up` lists of its states speak of. */
  constructor(plan: Plan, population: Population) {
    this.plan = plan;
    this.fn = new StructureFunction(plan.structure);
    this.#population = population;
    this.fn.run();
    this.#intact = sparesOf(this.fn);
  }

  /** The state under the failure of the ids, seen from anywhere. */
  state(failed: readonly string[]): ClusterState {
    this.fail(failed);
    this.fn.run();
    return this.read(this.fn, failed);
  }

  /** Sets the failures of {@link fn}, which is not run. */
  fail(failed: readonly string[]): void {
    this.fn.reset();
    for (const id of failed) this.fn.fail(this.plan.units.killsOf(id));
  }

  /** Reads the state out of a function that has run, as seen from the hosts of a side. */
  read(fn: StructureFunction, failed: readonly string[], side?: ReadonlySet<string>): ClusterState {
    return readState(this.plan, fn, this.#intact, this.#up(failed, side));
  }

  #up(failed: readonly string[], side: ReadonlySet<string> | undefined): string[] {
    const { index } = this.plan;
    const down = new Set(failed);
    for (const id of failed) {
      if (!index.domains.has(id)) continue;
      for (const host of hostsBelow(index, id)) down.add(host.id);
    }
    const isUp = (id: string): boolean => !down.has(id) && (side === undefined || side.has(id));
    const up = this.#population.hosts.filter(isUp);
    for (const { id, host } of this.#population.components) {
      if (down.has(id) || (index.hosts.has(host) && !isUp(host))) continue;
      up.push(id);
    }
    return up;
  }
}
