import type { TopologyIndex } from '../../core/graph/topology-index.ts';
import type { FailureDomain, Topology } from '../../core/model/topology.ts';

type RoundTrip = Topology['network']['roundTripTimes'][number];

export interface RoundTripRow {
  readonly from: FailureDomain;
  readonly to: FailureDomain;
  readonly milliseconds: number | undefined;
}

/** More pairs than these are for the file, not for a form. */
const mostRows = 45;

/**
 * Every pair of zones, or of regions where there are fewer than two zones, and the pairs of other
 * domains that a time is known for. The order of a pair does not matter.
 */
export function roundTripRows(index: TopologyIndex): readonly RoundTripRow[] {
  const { failureDomains, network } = index.topology;
  const ofKind = (kind: string): FailureDomain[] =>
    failureDomains.filter((domain) => domain.kind === kind);
  const zones = ofKind('zone');
  const domains = zones.length > 1 ? zones : ofKind('region');
  const pairs = domains.flatMap((from, at) =>
    domains.slice(at + 1).map((to) => [from, to] as const),
  );
  for (const { from, to } of network.roundTripTimes) {
    const [a, b] = [index.domains.get(from), index.domains.get(to)];
    if (a === undefined || b === undefined) continue;
    if (!pairs.some((pair) => pair.includes(a) && pair.includes(b))) pairs.push([a, b]);
  }
  return pairs.slice(0, mostRows).map(([from, to]) => ({
    from,
    to,
    milliseconds: network.roundTripTimes.find((time) => isPair(time, from.id, to.id))?.milliseconds,
  }));
}

/** The times with that of one pair set, or taken away. */
export function withRoundTrip(
  times: readonly RoundTrip[],
  from: string,
  to: string,
  milliseconds: number | undefined,
): RoundTrip[] {
  const at = times.findIndex((time) => isPair(time, from, to));
  if (milliseconds === undefined) return times.filter((_time, position) => position !== at);
  const old = times[at];
  return old === undefined
    ? [...times, { from, to, milliseconds }]
    : times.with(at, { ...old, milliseconds });
}

function isPair(time: RoundTrip, a: string, b: string): boolean {
  return (time.from === a && time.to === b) || (time.from === b && time.to === a);
}
