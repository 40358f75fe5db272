import {
  controlPlaneBackendsOf,
  hostsBelow,
  vipMembers,
  type TopologyIndex,
} from '../../../graph/topology-index.ts';
import type { Endpoint, LoadBalancer, VipEndpoint } from '../../../model/topology.ts';
import { takesBack, vrrpSettings } from '../../../model/vrrp-settings.ts';
import { evaluateScenario } from '../../evaluate.ts';
import { reachOf, type Reach } from '../../structure/reach.ts';
import { processId } from '../../structure/units.ts';
import type { Scenario, SideState } from '../../verdict.ts';

/** Who holds an address for clients of one side, before and in a situation. */
export interface HolderChange {
  readonly endpoint: Endpoint;
  readonly from: string | null;
  /** Who would hold it after a fresh start. */
  readonly to: string | null;
  /** It stays with `from`, which still works and gives it up to nobody. */
  readonly stays: boolean;
}

/**
 * A scenario with its answers, and what can be asked about single parts in it. Addresses stay where
 * they went in the situation before: kube-vip renews its lease, and keepalived is set to nopreempt
 * unless the VIP is to be taken back.
 */
export class Situation {
  readonly index: TopologyIndex;
  readonly scenario: Scenario;
  readonly sides: readonly SideState[];
  readonly #reach: Reach;
  readonly #down: ReadonlySet<string>;
  /** Where it differs from the state: by side and endpoint, who holds the address. */
  readonly #kept = new Map<SideState, Map<string, string>>();

  /** @param before The situation it came out of; by default everything has just been started. */
  constructor(index: TopologyIndex, scenario: Scenario, before?: Situation) {
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
    if (before === undefined) return;
    for (const side of this.sides) {
      const kept = this.holderChanges(before, side).flatMap(({ endpoint, from, stays }) =>
        stays && from !== null ? [[endpoint.id, from] as const] : [],
      );
      this.#kept.set(side, new Map(kept));
    }
  }

  /** Who holds an address for clients of a side; null for nobody. */
  holderOf(side: SideState, endpoint: string): string | null {
    const fresh = side.vipHolders.find((each) => each.endpoint === endpoint)?.holder ?? null;
    return this.#kept.get(side)?.get(endpoint) ?? fresh;
  }

  /** Addresses of a side that had, or would have, another holder. */
  holderChanges(before: Situation, side: SideState): HolderChange[] {
    return side.vipHolders.flatMap(({ endpoint: id, holder: to }): HolderChange[] => {
      const endpoint = this.index.endpoints.get(id);
      if (endpoint === undefined) return [];
      const all = new Set(before.statesOf(side).map((state) => before.holderOf(state, id)));
      // What some of the clients had is enough to say where they go on.
      if (all.size > 1) all.delete(null);
      return [...all].flatMap((from) => {
        if (from === to) return [];
        return [{ endpoint, from, to, stays: this.#stays(before, side, endpoint, from, to) }];
      });
    });
  }

  #stays(
    before: Situation,
    side: SideState,
    endpoint: Endpoint,
    from: string | null,
    to: string | null,
  ): boolean {
    if (from === null || to === null || !this.reaches(side, from)) return false;
    const { kind, id } = endpoint;
    if (kind === 'kube-vip') {
      return this.isUsable(from) && this.runs(from, 'kube-vip') && !this.isOutOfSpace();
    }
    if (kind !== 'vip' || isTakenBack(this.index, endpoint, to)) return false;
    // Two that held it at once settle by priority as soon as they hear each other.
    const heldBoth = before.sides.some((state) => before.holderOf(state, id) === to);
    return this.mayHold(endpoint, from) && this.hears(from, to) && !heldBoth;
  }

  /** Whether keepalived on a load balancer runs and its check of the VIP succeeds. */
  mayHold(vip: VipEndpoint, balancer: string): boolean {
    if (!this.runs(balancer, 'keepalived') || !this.runs(balancer, 'proxy')) return false;
    const component = this.index.components.get(balancer);
    if (component?.kind !== 'load-balancer' || component.software !== 'haproxy') return true;
    return vrrpSettings(vip).check !== 'backends' || this.#findsMaster(component);
  }

  #findsMaster(balancer: LoadBalancer): boolean {
    return controlPlaneBackendsOf(this.index, balancer.id).some(
      ({ component: { id }, link }) =>
        this.linkUp(link.id) && this.hears(balancer.id, id) && this.answersCheck(balancer, id),
    );
  }

  /** Whether a master that HAProxy reaches passes its health check. */
  answersCheck({ healthCheck }: LoadBalancer, master: string): boolean {
    return healthCheck === 'readyz' ? this.isUsable(master) : this.runs(master, 'kube-apiserver');
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

/** Whether a host that would hold the VIP after a fresh start takes it from one that still works. */
function isTakenBack(index: TopologyIndex, vip: VipEndpoint, by: string): boolean {
  const settings = vrrpSettings(vip);
  if (settings.preempt || !takesBack(settings)) return settings.preempt;
  // Only the host that starts as MASTER is cleared of nopreempt.
  const members = vipMembers(index, vip);
  const highest = Math.max(...members.map(({ priority }) => priority));
  return members.find(({ priority }) => priority === highest)?.id === by;
}
