import { hostsBelow, type TopologyIndex } from '../../graph/topology-index.ts';
import { evaluateScenario } from '../evaluate.ts';
import { reachOf, type Reach } from '../reach.ts';
import { processId } from '../units.ts';
import type { Scenario, SideState } from '../verdict.ts';

/** A scenario with its answers, and what can be asked about single parts in it. */
export class Situation {
  readonly index: TopologyIndex;
  readonly scenario: Scenario;
  readonly sides: readonly SideState[];
  readonly #reach: Reach;
  readonly #down: ReadonlySet<string>;

  constructor(index: TopologyIndex, scenario: Scenario) {
    this.index = index;
    this.scenario = scenario;
    this.sides = evaluateScenario(index, scenario);
    this.#reach = reachOf(index, scenario);
    const down = new Set(scenario.failed);
    for (const id of scenario.failed) {
      if (!index.domains.has(id)) continue;
      for (const host of hostsBelow(index, id)) down.add(host.id);
    }
    this.#down = down;
  }

  hostUp(host: string): boolean {
    return !this.#down.has(host);
  }

  /** Whether a component runs, or one process of it. */
  runs(component: string, process?: string): boolean {
    const host = this.index.components.get(component)?.host;
    return (
      host !== undefined &&
      !this.#down.has(component) &&
      (process === undefined || !this.#down.has(processId(component, process))) &&
      this.hostUp(host)
    );
  }

  linkUp(link: string): boolean {
    return !this.#down.has(link);
  }

  /** Whether the hosts of two components reach each other, dead or alive. */
  hears(a: string, b: string): boolean {
    const sideOf = (component: string): number =>
      this.#reach.sideOf(this.index.components.get(component)?.host);
    return this.#reach.reaches(sideOf(a), sideOf(b));
  }

  /** Whether a side reaches the host of a component directly. */
  reaches(side: SideState, component: string): boolean {
    const at = this.#reach.sideOf(side.hosts[0]);
    return this.#reach.reaches(at, this.#reach.sideOf(this.index.components.get(component)?.host));
  }

  /** The state on the side of a host. */
  stateAt(host: string): SideState | undefined {
    return this.sides[this.#reach.sideOf(host)] ?? this.sides[0];
  }

  /** The states of this situation that hosts of a side of another one are in. */
  statesOf(side: SideState): readonly SideState[] {
    const [first] = this.sides;
    if (this.sides.length === 1 || side.hosts.length === 0)
      return first === undefined ? [] : [first];
    return [...new Set(side.hosts.map((host) => this.#reach.sideOf(host)))].flatMap(
      (at) => this.sides[at] ?? [],
    );
  }

  isUsable(master: string): boolean {
    return this.sides.some(({ usableControlPlanes }) => usableControlPlanes.includes(master));
  }

  isOutOfSpace(): boolean {
    return this.sides.some(({ outOfSpace }) => outOfSpace.length > 0);
  }
}
