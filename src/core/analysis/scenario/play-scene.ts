import type { Duration, ScenarioReport, SideReport } from './scenario-report.ts';
import { processId, spaceId } from '../structure/units.ts';
import type { Scenario } from '../verdict.ts';
import { domainChain, etcdAccessOf, type TopologyIndex } from '../../graph/topology-index.ts';
import type { Component, Endpoint, EtcdCluster } from '../../model/topology.ts';

/**
 * How an element stands while failures are played. `failed`: by itself; `dead`: with something it
 * stands on; `unusable`: alive, and still no use; `impaired`: of use, but not wholly.
 */
export type Fate = 'failed' | 'dead' | 'unusable' | 'impaired';

/** The reason, as a key of the texts under `simulation.why`. */
export type Why =
  | 'failed'
  | 'above'
  | 'processes'
  | 'space'
  | 'writes'
  | 'quorum'
  | 'store'
  | 'backends'
  | 'holder'
  | 'twice'
  | 'sides';

/** What the simulation has to say about one shape; flat, so that it is compared quickly. */
export interface PlayedShape {
  readonly fate?: Fate;
  readonly why?: Why;
  /** What completes the reason: the name of what failed, or processes. */
  readonly about?: string;
  /** Voters that are up, voters at all, and how many must be up: of an etcd cluster. */
  readonly up?: number;
  readonly voters?: number;
  readonly quorum?: number;
  /** Names of the addresses it holds. */
  readonly holds?: string;
  /** The same, of which it holds no more since the last step. */
  readonly lost?: string;
  /** It holds one of them since the last step. */
  readonly took?: boolean;
  /** How long that takes, in seconds. */
  readonly takes?: Duration;
  /** Names of the places it is cut from; empty for everything else. */
  readonly cutFrom?: string;
}

/** `carries`: the line of the address to its holder. */
export type PlayedLink = 'failed' | 'dead' | 'cut' | 'carries';

/** An address on its way from one shape to another. */
export interface PlayedMove {
  readonly endpoint: string;
  readonly from: string;
  readonly to: string;
}

export interface PlayedScene {
  /** Only shapes there is something to say about. */
  readonly shapes: ReadonlyMap<string, PlayedShape>;
  readonly moves: readonly PlayedMove[];
  readonly link: (line: PlayedLine) => PlayedLink | undefined;
}

/** A line of the canvas, as far as the simulation needs to know it. */
export interface PlayedLine {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** What of its end makes the line of an address: its keepalived or kube-vip. */
  readonly process?: 'keepalived' | 'kube-vip' | undefined;
}

/** What failures do to what is drawn. */
export function playScene(
  index: TopologyIndex,
  scenario: Scenario,
  report: ScenarioReport,
): PlayedScene {
  const reader = new Reader(index, scenario, report);
  const shapes = new Map<string, PlayedShape>();
  const add = (id: string, ...parts: readonly (PlayedShape | undefined)[]): void => {
    const shape: PlayedShape = Object.assign({}, ...parts);
    if (Object.keys(shape).length > 0) shapes.set(id, shape);
  };
  const { topology } = index;
  for (const { id, parent } of topology.failureDomains) {
    add(id, reader.ownFate(id) ?? reader.fateFromAbove(parent), reader.cut(id));
  }
  for (const { id, failureDomain } of topology.hosts) {
    add(id, reader.ownFate(id) ?? reader.fateFromAbove(failureDomain), reader.cut(id));
  }
  for (const component of topology.components) {
    add(component.id, reader.componentFate(component), reader.holding(component.id));
  }
  for (const cluster of topology.etcdClusters) add(cluster.id, reader.cluster(cluster));
  for (const endpoint of topology.endpoints) add(endpoint.id, reader.endpoint(endpoint));
  return {
    shapes,
    moves: reader.moves(),
    link: (line) => reader.link(line, shapes),
  };
}

class Reader {
  readonly #index: TopologyIndex;
  readonly #failed: ReadonlySet<string>;
  readonly #scenario: Scenario;
  readonly #report: ScenarioReport;
  /** The sides a host is on; one entry without a partition. */
  readonly #sidesOf = new Map<string, SideReport[]>();
  readonly #processes = new Map<string, string[]>();

  constructor(index: TopologyIndex, scenario: Scenario, report: ScenarioReport) {
    this.#index = index;
    this.#scenario = scenario;
    this.#report = report;
    this.#failed = new Set(scenario.failed);
    for (const side of report.sides) {
      for (const host of side.state.hosts) push(this.#sidesOf, host, side);
    }
    for (const id of scenario.failed) {
      const [owner, process] = id.split(':');
      if (owner !== undefined && process !== undefined && index.components.has(owner)) {
        push(this.#processes, owner, process);
      }
    }
  }

  ownFate(id: string): PlayedShape | undefined {
    return this.#failed.has(id) ? { fate: 'failed', why: 'failed' } : undefined;
  }

  fateFromAbove(domain: string | undefined): PlayedShape | undefined {
    const above = domainChain(this.#index, domain).find(({ id }) => this.#failed.has(id));
    return above && { fate: 'dead', why: 'above', about: above.name };
  }

  cut(id: string): PlayedShape | undefined {
    const others = (this.#scenario.cuts ?? []).flatMap((places): string[] => {
      if (!places.includes(id)) return [];
      return places.length === 1 ? [''] : places.filter((place) => place !== id);
    });
    if (others.length === 0) return undefined;
    return { cutFrom: others.includes('') ? '' : this.#names(others) };
  }

  componentFate(component: Component): PlayedShape | undefined {
    const { id, host } = component;
    const own = this.ownFate(id);
    if (own !== undefined) return own;
    const standsOn = this.#index.hosts.get(host);
    if (this.#failed.has(host)) {
      return { fate: 'dead', why: 'above', about: standsOn?.name ?? host };
    }
    const above = this.fateFromAbove(standsOn?.failureDomain);
    if (above !== undefined) return above;
    const processes = this.#processes.get(id);
    const broken: PlayedShape | undefined = processes && {
      why: 'processes',
      about: processes.join(', '),
    };
    if (!this.#isUseful(component)) {
      return { fate: 'unusable', ...(broken ?? this.#whyUseless(component)) };
    }
    if (broken !== undefined) return { fate: 'impaired', ...broken };
    const cluster = this.#index.clusterOfMember.get(id)?.id;
    const full = cluster !== undefined && this.#failed.has(spaceId(cluster));
    return full ? { fate: 'impaired', why: 'space' } : undefined;
  }

  #isUseful({ id, kind, host }: Component): boolean {
    const sides = this.#sides(host);
    switch (kind) {
      case 'control-plane':
        return sides.some(({ state }) => state.usableControlPlanes.includes(id));
      case 'load-balancer':
        return sides.some(({ state }) => state.servingLoadBalancers.includes(id));
      case 'etcd': {
        const cluster = this.#index.clusterOfMember.get(id);
        return cluster === undefined || this.#hasQuorum(cluster.id, sides);
      }
      case 'worker':
        return true;
    }
  }

  #whyUseless(component: Component): PlayedShape {
    if (component.kind === 'load-balancer') return { why: 'backends' };
    if (component.kind !== 'control-plane') return { why: 'quorum' };
    const store = etcdAccessOf(this.#index, component)?.cluster.id;
    const lost = store !== undefined && !this.#hasQuorum(store, this.#sides(component.host));
    return { why: lost ? 'quorum' : 'store' };
  }

  #hasQuorum(cluster: string, sides: readonly SideReport[]): boolean {
    return sides.some(({ state }) =>
      state.etcd.some((each) => each.cluster === cluster && each.quorum),
    );
  }

  cluster({ id }: EtcdCluster): PlayedShape | undefined {
    const states = this.#report.sides.flatMap(({ state }) =>
      state.etcd.filter((each) => each.cluster === id),
    );
    const best = states.reduce<(typeof states)[number] | undefined>(
      (most, each) => (most === undefined || each.up > most.up ? each : most),
      undefined,
    );
    if (best === undefined || best.voters === 0) return undefined;
    const { up, voters, quorumSize: quorum } = best;
    const counts = { up, voters, quorum };
    if (!states.some((state) => state.quorum))
      return { ...counts, fate: 'unusable', why: 'quorum' };
    if (this.#failed.has(spaceId(id))) return { ...counts, fate: 'impaired', why: 'space' };
    return counts;
  }

  endpoint(endpoint: Endpoint): PlayedShape | undefined {
    const { id } = endpoint;
    const own = this.ownFate(id);
    if (own !== undefined) return own;
    const { sides, heldTwice } = this.#report;
    const serving = sides.filter(({ state }) => state.servingEndpoints.includes(id)).length;
    if (serving === 0) {
      const held = sides.some(({ state }) =>
        state.vipHolders.some((each) => each.endpoint === id && each.holder !== null),
      );
      const addressed = endpoint.kind === 'vip' || endpoint.kind === 'kube-vip';
      return { fate: 'unusable', why: addressed && !held ? 'holder' : 'backends' };
    }
    const writable = sides.some(
      ({ state }) => state.servingEndpoints.includes(id) && state.outOfSpace.length === 0,
    );
    if (!writable) return { fate: 'impaired', why: 'writes' };
    if (heldTwice.includes(id)) return { fate: 'impaired', why: 'twice' };
    return serving < sides.length
      ? { fate: 'impaired', why: 'sides', about: `${serving}/${sides.length}` }
      : undefined;
  }

  holding(component: string): PlayedShape | undefined {
    const { sides } = this.#report;
    const holds = sides.flatMap((side) =>
      holdersOn(side).flatMap(({ endpoint, holder }) => (holder === component ? [endpoint] : [])),
    );
    const moves = sides.flatMap((side) => side.moves);
    const lost = moves
      .filter(({ from, endpoint }) => from === component && !holds.includes(endpoint))
      .map(({ endpoint }) => endpoint);
    const taken = moves.find(({ to }) => to === component);
    if (holds.length === 0 && lost.length === 0) return undefined;
    return {
      ...(holds.length > 0 && { holds: this.#names(holds) }),
      ...(lost.length > 0 && { lost: this.#names(lost) }),
      ...(taken !== undefined && { took: true }),
      ...(taken !== undefined && taken.takes !== null && { takes: taken.takes }),
    };
  }

  moves(): readonly PlayedMove[] {
    const found = new Map<string, PlayedMove>();
    for (const move of this.#report.sides.flatMap((side) => side.moves)) {
      const { endpoint, from, to } = move;
      if (from === null || to === null || from === to) continue;
      found.set(`${endpoint} ${from} ${to}`, { endpoint, from, to });
    }
    return [...found.values()];
  }

  link(line: PlayedLine, shapes: ReadonlyMap<string, PlayedShape>): PlayedLink | undefined {
    const { id, from, to, process } = line;
    if (this.#failed.has(id)) return 'failed';
    if (process !== undefined && this.#failed.has(processId(to, process))) return 'failed';
    const isDown = (end: string): boolean => {
      const fate = shapes.get(end)?.fate;
      return fate === 'failed' || fate === 'dead';
    };
    if (isDown(from) || isDown(to)) return 'dead';
    if (this.#areApart(from, to)) return 'cut';
    const holds = this.#report.sides.some((side) =>
      holdersOn(side).some(({ endpoint, holder }) => endpoint === from && holder === to),
    );
    return process !== undefined && holds ? 'carries' : undefined;
  }

  #areApart(from: string, to: string): boolean {
    const [a, b] = [from, to].map((id) => this.#index.components.get(id)?.host);
    if (a === undefined || b === undefined || a === b) return false;
    const there = this.#sidesOf.get(b) ?? [];
    return !this.#sides(a).some((side) => there.includes(side));
  }

  #sides(host: string): readonly SideReport[] {
    // A component whose host is not drawn stands on no side: it is seen from all of them.
    return this.#sidesOf.get(host) ?? this.#report.sides;
  }

  #names(ids: readonly string[]): string {
    return [...new Set(ids)]
      .map((id) => {
        const element = this.#index.elements.get(id);
        return element !== undefined && 'name' in element ? String(element.name) : id;
      })
      .join(', ');
  }
}

/** Who holds each address: whoever held it before, if it stays. */
function holdersOn({ state, unmoved }: SideReport): SideReport['state']['vipHolders'] {
  return state.vipHolders.map(
    (each) => unmoved.find(({ endpoint }) => endpoint === each.endpoint) ?? each,
  );
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
