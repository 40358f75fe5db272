import { domainChain, hostOf, votersOf, type TopologyIndex } from '../../graph/topology-index.ts';
import type { EtcdCluster } from '../../model/topology.ts';
import type { Threshold } from '../rule.ts';

/** What etcd refuses, and what its page on tuning asks for. */
export const timingLimits = {
  electionTimeout: {
    value: 50_000,
    unit: 'ms',
    about: {
      en: 'election timeout, above which etcd does not start',
      zh: '选举超时，超过时 etcd 无法启动',
    },
  },
  heartbeats: {
    value: 5,
    unit: '',
    about: {
      en: 'heartbeats in an election timeout, below which etcd does not start',
      zh: '选举超时所含的心跳数，不足时 etcd 无法启动',
    },
  },
  roundTrips: {
    value: 10,
    unit: '',
    about: {
      en: 'longest round trips between voters in an election timeout',
      zh: '选举超时所含的投票成员间最长往返数',
    },
  },
} as const satisfies Record<string, Threshold>;

export const MOST_ELECTION_TIMEOUT = timingLimits.electionTimeout.value;
export const FEWEST_HEARTBEATS = timingLimits.heartbeats.value;
/** As a rule also so many heartbeats. */
export const ELECTION_FACTOR = timingLimits.roundTrips.value;

/** The heartbeat interval that etcd has by default. */
const USUAL_HEARTBEAT = 100;

/**
 * The longest round trip in milliseconds that is given between domains of two voters; undefined if
 * none is. A round trip between a domain and one within it says nothing of voters that share both.
 */
export function longestRoundTrip(index: TopologyIndex, cluster: EtcdCluster): number | undefined {
  const places = votersOf(index, cluster).map(
    (voter) => new Set(domainChain(index, hostOf(index, voter)?.failureDomain).map(({ id }) => id)),
  );
  const times = index.topology.network.roundTripTimes.filter(
    ({ from, to }) =>
      places.some((place) => place.has(from) && !place.has(to)) &&
      places.some((place) => place.has(to) && !place.has(from)),
  );
  return times.length === 0
    ? undefined
    : Math.max(...times.map(({ milliseconds }) => milliseconds));
}

/** The heartbeat interval for a round trip: about as long, and not below etcd's default. */
export function heartbeatFor(roundTrip: number): number {
  return Math.max(USUAL_HEARTBEAT, Math.round(roundTrip));
}

/**
 * An election timeout that serves a heartbeat and a round trip (all in milliseconds); undefined if
 * etcd accepts none that is long enough.
 */
export function electionTimeoutFor(heartbeat: number, roundTrip = 0): number | undefined {
  const usual = Math.min(
    MOST_ELECTION_TIMEOUT,
    Math.ceil(ELECTION_FACTOR * Math.max(heartbeat, roundTrip)),
  );
  const least = Math.max(FEWEST_HEARTBEATS * heartbeat, ELECTION_FACTOR * roundTrip);
  return usual >= least ? usual : undefined;
}
