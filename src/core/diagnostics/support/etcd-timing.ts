import { domainChain, hostOf, votersOf, type TopologyIndex } from '../../graph/topology-index.ts';
import type { EtcdCluster } from '../../model/topology.ts';

/** etcd does not start with an election timeout above 50 s. */
export const MOST_ELECTION_TIMEOUT = 50_000;

/** etcd does not start with an election timeout below so many heartbeats. */
export const FEWEST_HEARTBEATS = 5;

/** The election timeout is to be so many times the round trip, and as a rule so many heartbeats. */
export const ELECTION_FACTOR = 10;

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
