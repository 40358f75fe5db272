import { evaluateScenario } from '../../src/core/analysis/evaluate.ts';
import { explainScenario } from '../../src/core/analysis/scenario/explain-scenario.ts';
import type { Scenario, SideState } from '../../src/core/analysis/verdict.ts';
import { hostsBelow, vipMembers } from '../../src/core/graph/topology-index.ts';
import type { LabDesign } from './design.ts';
import type { Seen } from './observer.ts';

export const kinds = ['host', 'pair', 'domain', 'isolated', 'cut', 'process'] as const;

/** What is done to the lab, and what Quorate says comes of it. */
export interface Case {
  readonly name: string;
  readonly kind: (typeof kinds)[number];
  /** Hosts that lose power, by id. */
  readonly hosts: readonly string[];
  /** A domain that is cut off from everything else. */
  readonly isolated?: string;
  /** A load balancer whose host no longer reaches the masters, while clients reach both. */
  readonly cut?: { readonly host: string; readonly from: readonly string[] };
  /** A service that is stopped for good, or dies and is started again as its unit says. */
  readonly process?: {
    readonly host: string;
    readonly service: string;
    readonly how: 'stopped' | 'crashed';
  };
  readonly scenario: Scenario;
}

/** What is predicted for the clients of one place. */
export interface Prediction {
  readonly seen: Seen;
  /** Load balancer that holds each VIP, by endpoint; null for nobody. */
  readonly holders: ReadonlyMap<string, string | null>;
  /** Components that could hold one: up, with their processes. */
  readonly able: ReadonlySet<string>;
  readonly quorum: boolean;
  /** Seconds until clients are served again at most, from the timers of the configs. */
  readonly recovery: number;
}

/**
 * The kill matrix: hosts, pairs of hosts, domains down and isolated, a load balancer that does not
 * reach the masters, processes of load balancers.
 */
export function casesOf({ index, site, topology }: LabDesign): Case[] {
  const playing = site.hosts.filter(
    ({ loadBalancer, controlPlane, etcd }) => (loadBalancer ?? controlPlane ?? etcd) !== undefined,
  );
  const hosts = playing.map((at): Case => ({
    name: at.name,
    kind: 'host',
    hosts: [at.host.id],
    scenario: { failed: [at.host.id] },
  }));
  const pairs = playing.flatMap((first, at) =>
    playing.slice(at + 1).map((second): Case => ({
      name: `${first.name} + ${second.name}`,
      kind: 'pair',
      hosts: [first.host.id, second.host.id],
      scenario: { failed: [first.host.id, second.host.id] },
    })),
  );
  const ids = new Set(playing.map(({ host }) => host.id));
  const domains = topology.failureDomains.flatMap((domain): Case[] => {
    const inside = hostsBelow(index, domain.id).flatMap(({ id }) => (ids.has(id) ? [id] : []));
    if (inside.length === 0) return [];
    const down: Case = {
      name: `${domain.name} down`,
      kind: 'domain',
      hosts: inside,
      scenario: { failed: [domain.id] },
    };
    if (inside.length === ids.size) return [down];
    const isolated: Case = {
      name: `${domain.name} isolated`,
      kind: 'isolated',
      hosts: [],
      isolated: domain.id,
      scenario: { failed: [], cuts: [[domain.id]] },
    };
    return [down, isolated];
  });
  const processes = site.loadBalancers.flatMap((at): Case[] => {
    const { loadBalancer } = at;
    if (loadBalancer === undefined) return [];
    const inVip = (index.vipsOf.get(loadBalancer.id) ?? []).length > 0;
    const both = (service: string, process: string): Case[] => [
      {
        name: `${at.name}: ${service} stopped`,
        kind: 'process',
        hosts: [],
        process: { host: at.host.id, service, how: 'stopped' },
        scenario: { failed: [`${loadBalancer.id}:${process}`] },
      },
      {
        name: `${at.name}: ${service} crashed`,
        kind: 'process',
        hosts: [],
        process: { host: at.host.id, service, how: 'crashed' },
        scenario: { failed: [] },
      },
    ];
    return [
      ...both(loadBalancer.software, 'proxy'),
      ...(inVip ? both('keepalived', 'keepalived') : []),
    ];
  });
  return [...hosts, ...pairs, ...domains, ...cutCases({ index, site, topology }), ...processes];
}

/** The first holder of each VIP is cut off from all masters, where none is on its own host. */
function cutCases({
  index,
  site,
  topology,
}: Pick<LabDesign, 'index' | 'site' | 'topology'>): Case[] {
  const masters = site.controlPlanes.map(({ host }) => host.id);
  const first = topology.endpoints.flatMap((endpoint) => {
    if (endpoint.kind !== 'vip' || endpoint.members.length < 2) return [];
    const members = vipMembers(index, endpoint);
    return members.toSorted((a, b) => b.priority - a.priority).slice(0, 1);
  });
  return [...new Set(first)].flatMap(({ host, name }): Case[] =>
    masters.includes(host)
      ? []
      : [
          {
            name: `${name} cut from the masters`,
            kind: 'cut',
            hosts: [],
            cut: { host, from: masters },
            scenario: { failed: [], cuts: masters.map((master) => [host, master]) },
          },
        ],
  );
}

/**
 * What clients outside and, of an isolated domain, inside are predicted to see, where the VIPs are
 * held as `held` says (load balancers by endpoint) when it happens.
 */
export function predict(
  { index, topology }: LabDesign,
  { scenario, isolated, cut }: Case,
  held: ReadonlyMap<string, readonly string[]>,
): { readonly outside: Prediction; readonly inside?: Prediction } {
  const sides = evaluateScenario(index, scenario);
  // As after a course of failures in which all others had to give the address away.
  const others = topology.endpoints.flatMap((endpoint) =>
    endpoint.kind === 'vip'
      ? endpoint.members.filter((member) => held.get(endpoint.id)?.includes(member) === false)
      : [],
  );
  const report = explainScenario(index, scenario, { failed: others });
  // A load balancer gives the address away when one of its processes has failed.
  const down = new Set(scenario.failed.map((id) => id.replace(/:.*$/, '')));
  const predictions = sides.map((side, at): Prediction => {
    const told = report.sides[at];
    const times = [...(told?.moves ?? []), ...(told?.interruptions ?? [])];
    return {
      seen: seenBy(side),
      holders: new Map(side.vipHolders.map(({ endpoint, holder }) => [endpoint, holder])),
      able: new Set(side.up.filter((id) => !down.has(id))),
      quorum: side.etcd.every(({ quorum }) => quorum),
      recovery: Math.max(0, ...times.map(({ takes }) => takes?.max ?? 0)),
    };
  });
  if (cut !== undefined) {
    // Clients reach both ends, as the hosts do that no cut names.
    const named = new Set([cut.host, ...cut.from]);
    const at = sides.findIndex(({ hosts }) => hosts.every((id) => !named.has(id)));
    const outside = predictions[at];
    if (outside === undefined) throw new Error('another load balancer reaches both ends');
    return { outside };
  }
  const [first, second] = predictions;
  if (first === undefined) throw new Error('there is always a side');
  if (isolated === undefined || second === undefined) return { outside: first };
  const inside = new Set(hostsBelow(index, isolated).map(({ id }) => id));
  return sides[0]?.hosts.some((id) => inside.has(id)) === true
    ? { inside: first, outside: second }
    : { inside: second, outside: first };
}

function seenBy({ api, reads, failingShare }: SideState): Seen {
  if (api === 'available' || api === 'degraded') return 'writable';
  if (api === 'partial') return failingShare > 0 ? 'partial' : 'writable';
  return reads === 'none' ? 'down' : 'read-only';
}
