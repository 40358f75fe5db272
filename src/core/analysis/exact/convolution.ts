import type { TopologyIndex } from '../../graph/topology-index.ts';
import type { Plan } from '../structure/plan.ts';
import type { Service } from './analysis.ts';
import { conditionsOf, type Conditions } from './conditions.ts';
import { certain, together, unlessFailed, type Distribution } from './distribution.ts';
import type { PlannedEvent } from './events.ts';

/** Components of one host that hang together through what they need, as events of that host. */
const mostEventsTogether = 12;
/** Products of two probabilities that may be added up. */
const mostSteps = 400_000_000;

/**
 * The probability that a service is not there, by the polynomial method: from the hosts up the tree
 * of domains the states of the parts are put together (which conditions are met, how many voters
 * are dead), each domain either up with all below it as it is, or failed with all of it. Sums of
 * positive terms over the states in which the service is not there, so that tiny probabilities keep
 * their digits. Undefined where the design does not have the form for it; see `conditions.ts`.
 */
export function convolve(
  plan: Plan,
  events: readonly PlannedEvent[],
  service: Service,
): number | undefined {
  const failing = new Set(events.flatMap(({ kills }) => [...kills]));
  const conditions = conditionsOf(plan.structure, service, (unit) => failing.has(unit));
  if (conditions === undefined || !isAffordable(conditions)) return undefined;
  if (!conditions.conditions.flat().every((item) => standsInOnePlace(plan, item))) return undefined;
  return new Convolution(plan, events, conditions).failure();
}

function isAffordable({ voters, conditions }: Conditions): boolean {
  return voters.length ** 2 * 4 ** conditions.length <= mostSteps;
}

/** A kube-apiserver that knows one etcd member on another host needs both hosts. */
function standsInOnePlace({ units }: Plan, item: readonly number[]): boolean {
  return item.every(
    (unit) =>
      units.hostOf[unit] === units.hostOf[item[0]!] &&
      (units.domainOf(unit) === undefined || item.length === 1),
  );
}

/** An item of the condition of this number. */
interface Item {
  readonly condition: number;
  readonly units: readonly number[];
}

class Convolution {
  readonly #index: TopologyIndex;
  readonly #conditions: Conditions;
  readonly #masks: number;
  readonly #unavailability = new Map<string, number>();
  /** By unit: events that take down nothing but parts of its own host (or of no host). */
  readonly #own = new Map<number, PlannedEvent[]>();
  readonly #voters: ReadonlySet<number>;
  readonly #unitsOn = new Map<string | undefined, Set<number>>();
  readonly #homes = new Map<string, number[]>();
  readonly #itemsWith = new Map<number, Item[]>();

  constructor(plan: Plan, events: readonly PlannedEvent[], conditions: Conditions) {
    this.#index = plan.index;
    this.#conditions = conditions;
    this.#masks = 2 ** conditions.conditions.length;
    this.#voters = new Set(conditions.voters);
    for (const event of events) {
      const { domains, hosts } = this.#index;
      this.#unavailability.set(event.id, event.unavailability);
      if (domains.has(event.id) || hosts.has(event.id)) continue;
      for (const unit of event.kills) push(this.#own, unit, event);
    }
    conditions.conditions.forEach((items, condition) => {
      for (const units of items) {
        for (const unit of units) push(this.#itemsWith, unit, { condition, units });
      }
    });
    const units = new Set([...conditions.voters, ...this.#itemsWith.keys()]);
    for (const unit of units) {
      const domain = plan.units.domainOf(unit);
      if (domain !== undefined) push(this.#homes, domain, unit);
      else {
        const host = plan.units.hostOf[unit];
        const on = this.#unitsOn.get(host);
        if (on === undefined) this.#unitsOn.set(host, new Set([unit]));
        else on.add(unit);
      }
    }
  }

  failure(): number | undefined {
    const whole = this.#whole();
    if (whole === undefined) return undefined;
    const { loss, alternatives } = this.#conditions;
    let failure = 0;
    let success = 0;
    for (let i = 0; i < whole.p.length; i += 1) {
      const mask = i & (this.#masks - 1);
      const dead = (i - mask) / this.#masks;
      const served = dead < loss && alternatives.some((needed) => (mask & needed) === needed);
      if (served) success += whole.p[i]!;
      else failure += whole.p[i]!;
    }
    // What can never be there is not there for certain, whatever rounding makes of the sum.
    return success === 0 ? 1 : Math.min(1, failure);
  }

  #whole(): Distribution | undefined {
    let whole = this.#parts(this.#unitsOn.get(undefined) ?? new Set());
    const parts = this.#topLevel();
    if (parts === undefined) return undefined;
    for (const part of parts) {
      if (whole === undefined) return undefined;
      whole = together(this.#masks, whole, part);
    }
    return whole;
  }

  /** Domains without a parent and hosts without a domain; undefined where a circle hides some. */
  #topLevel(): readonly Distribution[] | undefined {
    const relevant = this.#relevantDomains();
    if (relevant === undefined) return undefined;
    const { domains, hosts } = this.#index;
    const made = new Map<string, Distribution>();
    const top: Distribution[] = [];
    const hostsIn = new Map<string, Distribution[]>();
    for (const id of this.#unitsOn.keys()) {
      if (id === undefined) continue;
      const host = this.#host(id);
      if (host === undefined) return undefined;
      const domain = hosts.get(id)?.failureDomain;
      if (domain === undefined || !domains.has(domain)) top.push(host);
      else push(hostsIn, domain, host);
    }
    const childrenIn = new Map<string, string[]>();
    for (const id of relevant) {
      const parent = domains.get(id)?.parent;
      if (parent !== undefined && domains.has(parent)) push(childrenIn, parent, id);
    }
    // Children come before their parents in the list.
    for (const id of relevant) {
      const children = (childrenIn.get(id) ?? []).map((child) => made.get(child)!);
      made.set(id, this.#domain(id, [...(hostsIn.get(id) ?? []), ...children]));
      const parent = domains.get(id)?.parent;
      if (parent === undefined || !domains.has(parent)) top.push(made.get(id)!);
    }
    return top;
  }

  /** Domains above what matters, each after the ones below it; undefined where they go in a circle. */
  #relevantDomains(): readonly string[] | undefined {
    const { domains, hosts } = this.#index;
    const depths = new Map<string, number>();
    const starts = [
      ...[...this.#unitsOn.keys()].map((id) => hosts.get(id ?? '')?.failureDomain),
      ...this.#homes.keys(),
    ];
    for (const start of starts) {
      const chain: string[] = [];
      const seen = new Set<string>();
      for (let at = start; at !== undefined && domains.has(at); at = domains.get(at)?.parent) {
        if (seen.has(at)) return undefined;
        seen.add(at);
        chain.push(at);
      }
      chain.forEach((id, i) => depths.set(id, chain.length - i));
    }
    return [...depths].sort(([, a], [, b]) => b - a).map(([id]) => id);
  }

  #domain(id: string, below: readonly Distribution[]): Distribution {
    let mask = 0;
    for (const unit of this.#homes.get(id) ?? []) {
      for (const { condition } of this.#itemsWith.get(unit) ?? []) mask |= 2 ** condition;
    }
    let inside = certain(this.#masks, mask, 0);
    for (const part of below) inside = together(this.#masks, inside, part);
    return unlessFailed(this.#masks, inside, this.#unavailability.get(id) ?? 0, inside.most);
  }

  #host(id: string): Distribution | undefined {
    const inside = this.#parts(this.#unitsOn.get(id) ?? new Set());
    if (inside === undefined) return undefined;
    return unlessFailed(this.#masks, inside, this.#unavailability.get(id) ?? 0, inside.most);
  }

  /** What stands in one place, as long as the place is up. */
  #parts(units: ReadonlySet<number>): Distribution | undefined {
    let all = certain(this.#masks, 0, 0);
    for (const group of this.#groups(units)) {
      const part = this.#group(group);
      if (part === undefined) return undefined;
      all = together(this.#masks, all, part);
    }
    return all;
  }

  /** Units that share an event or are needed by one item stand in one group. */
  #groups(units: ReadonlySet<number>): readonly (readonly number[])[] {
    const group = new Map<number, number[]>([...units].map((unit) => [unit, [unit]]));
    const join = (members: readonly number[]): void => {
      const [first, ...others] = members.filter((unit) => group.has(unit));
      const target = first === undefined ? undefined : group.get(first);
      for (const other of others) {
        const found = group.get(other);
        if (target === undefined || found === undefined || found === target) continue;
        target.push(...found);
        for (const unit of found) group.set(unit, target);
      }
    };
    for (const unit of units) {
      for (const item of this.#itemsWith.get(unit) ?? []) join(item.units);
      for (const { kills } of this.#own.get(unit) ?? []) join([...kills]);
    }
    return [...new Set(group.values())];
  }

  /** Every way in which the own events of a group can turn out. */
  #group(units: readonly number[]): Distribution | undefined {
    const events = [...new Set(units.flatMap((unit) => this.#own.get(unit) ?? []))];
    if (events.length > mostEventsTogether) return undefined;
    const items = new Set(units.flatMap((unit) => this.#itemsWith.get(unit) ?? []));
    const voters = units.filter((unit) => this.#voters.has(unit));
    const p = new Float64Array((voters.length + 1) * this.#masks);
    for (let outcome = 0; outcome < 2 ** events.length; outcome += 1) {
      const dead = new Set<number>();
      let probability = 1;
      events.forEach(({ unavailability, kills }, at) => {
        const failed = (outcome >> at) % 2 === 1;
        probability *= failed ? unavailability : 1 - unavailability;
        if (failed) for (const unit of kills) dead.add(unit);
      });
      let mask = 0;
      for (const item of items) {
        if (item.units.every((unit) => !dead.has(unit))) mask |= 2 ** item.condition;
      }
      const lost = voters.filter((unit) => dead.has(unit)).length;
      p[lost * this.#masks + mask]! += probability;
    }
    return { most: voters.length, p };
  }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
