import type { TopologyIndex } from '../graph/topology-index.ts';
import { everyElement, type Population } from './elements.ts';
import { planOf, type Plan } from './plan.ts';
import { sparesOf, type Spares } from './spares.ts';
import { readState } from './state.ts';
import { StructureFunction } from './structure.ts';
import type { ClusterState, Scenario, SideState } from './verdict.ts';

/**
 * The state of the cluster while the scenario lasts, after everything has failed over that can.
 * Without a partition one state; else one for each of its groups that has hosts, in order, and last
 * one for the hosts that no group names. A host named twice belongs to the first group. Ids that the
 * topology does not have are ignored. There is always at least one state.
 *
 * A cloud load balancer or DNS name is reachable from every side, but only what stands on a side
 * answers there.
 */
export function evaluateScenario(index: TopologyIndex, scenario: Scenario): readonly SideState[] {
  const judge = new Judge(planOf(index), everyElement(index));
  const groups = groupHosts(index, scenario.partition ?? []);
  if (groups.length === 0) {
    const hosts = index.topology.hosts.map(({ id }) => id);
    return [{ ...judge.state(scenario.failed), hosts }];
  }
  return groups.map((hosts) => ({ ...judge.state(scenario.failed, new Set(hosts)), hosts }));
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

  /** The state under the failure of the ids, seen from the hosts of one side, or from anywhere. */
  state(failed: readonly string[], side?: ReadonlySet<string>): ClusterState {
    const { fn, plan } = this;
    fn.reset();
    for (const id of failed) fn.fail(plan.units.killsOf(id));
    if (side !== undefined) this.#cutOff(side);
    fn.run();
    return readState(plan, fn, this.#intact, this.#up(failed, side));
  }

  /** Units on other sides answer nobody here. Links and endpoints stand on no side. */
  #cutOff(side: ReadonlySet<string>): void {
    this.plan.units.hostOf.forEach((host, unit) => {
      if (host !== undefined && !side.has(host)) this.fn.dead[unit]! += 1;
    });
  }

  #up(failed: readonly string[], side: ReadonlySet<string> | undefined): string[] {
    const { index } = this.plan;
    const down = new Set(failed);
    for (const id of failed) for (const host of hostsUnder(index, id)) down.add(host);
    const isUp = (id: string): boolean => !down.has(id) && (side === undefined || side.has(id));
    const up = this.#population.hosts.filter(isUp);
    for (const { id, host } of this.#population.components) {
      if (down.has(id) || (index.hosts.has(host) && !isUp(host))) continue;
      up.push(id);
    }
    return up;
  }
}

function groupHosts(
  index: TopologyIndex,
  partition: readonly (readonly string[])[],
): readonly (readonly string[])[] {
  if (partition.length === 0) return [];
  const taken = new Set<string>();
  const take = (ids: readonly string[]): string[] =>
    ids.filter((id) => {
      const fresh = index.hosts.has(id) && !taken.has(id);
      if (fresh) taken.add(id);
      return fresh;
    });
  const groups = partition.map((ids) => {
    const wanted = new Set(ids.flatMap((id) => [id, ...hostsUnder(index, id)]));
    return take(index.topology.hosts.flatMap(({ id }) => (wanted.has(id) ? [id] : [])));
  });
  const rest = take(index.topology.hosts.map(({ id }) => id));
  return [...groups, rest].filter((group) => group.length > 0);
}

/** Hosts in a domain and below it; none for an id that is no domain. Safe for any nesting. */
function hostsUnder(index: TopologyIndex, id: string): string[] {
  if (!index.domains.has(id)) return [];
  const visited = new Set([id]);
  const hosts: string[] = [];
  for (const domain of visited) {
    for (const host of index.hostsIn.get(domain) ?? []) hosts.push(host.id);
    for (const child of index.domainsIn.get(domain) ?? []) visited.add(child.id);
  }
  return hosts;
}
