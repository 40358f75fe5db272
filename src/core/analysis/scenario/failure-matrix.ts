import { hostsBelow, type TopologyIndex } from '../../graph/topology-index.ts';
import { addressMoves } from './explain/address-moves.ts';
import { Situation } from './explain/situation.ts';
import { planOf } from '../structure/plan.ts';
import type { AddressMove } from './scenario-report.ts';
import { failableProcesses, processId, spaceId } from '../structure/units.ts';
import type { ClusterState, Scenario, SideState } from '../verdict.ts';

/** What one failure does, seen from one place. */
export interface FailureRow {
  /** An element, a process (`component:process`) or the space of an etcd cluster. */
  readonly id: string;
  /** `isolated`: a domain that is cut off from everything else, while all in it goes on. */
  readonly how: 'failed' | 'isolated';
  readonly seenFrom: 'anywhere' | 'inside' | 'outside';
  readonly outcome: Outcome;
}

export type Outcome = Pick<
  ClusterState,
  'api' | 'reads' | 'causes' | 'failingShare' | 'etcd' | 'vipHolders' | 'controllers'
> & { readonly moves: readonly AddressMove[] };

/** All single failures, played. */
export interface FailureMatrix {
  readonly intact: Outcome;
  readonly rows: readonly FailureRow[];
}

/**
 * Plays every single failure that can touch the API: domains (failed, then isolated), hosts,
 * components and their processes, etcd clusters out of space and cloud load balancers, in document
 * order. What cannot (workers, learners, hosts that carry nothing else) is left out. Yields the
 * share done, 0 to 1, after each; one step takes about as long as one `evaluateScenario`.
 */
export function* failureMatrix(index: TopologyIndex): Generator<number, FailureMatrix> {
  const before = new Situation(index, { failed: [] });
  const single = failures(index);
  const rows: FailureRow[] = [];
  for (const [done, { id, how, scenario }] of single.entries()) {
    const now = new Situation(index, scenario);
    for (const [at, side] of now.sides.entries()) {
      const seenFrom = now.sides.length === 1 ? 'anywhere' : at === 0 ? 'inside' : 'outside';
      rows.push({ id, how, seenFrom, outcome: outcomeOf(before, now, side) });
    }
    yield (done + 1) / single.length;
  }
  const [drawn] = before.sides;
  if (drawn === undefined) throw new RangeError('there is always a side');
  return { intact: outcomeOf(before, before, drawn), rows };
}

function outcomeOf(before: Situation, now: Situation, side: SideState): Outcome {
  const { api, reads, causes, failingShare, etcd, vipHolders, controllers } = side;
  const moves = addressMoves(before, now, side);
  return { api, reads, causes, failingShare, etcd, vipHolders, controllers, moves };
}

interface Failure {
  readonly id: string;
  readonly how: FailureRow['how'];
  readonly scenario: Scenario;
}

function failures(index: TopologyIndex): Failure[] {
  const { matters } = planOf(index).units;
  const { topology } = index;
  const failed = (id: string): Failure => ({ id, how: 'failed', scenario: { failed: [id] } });
  const mattering = <T extends { readonly id: string }>(elements: readonly T[]): T[] =>
    elements.filter(({ id }) => matters.has(id));
  return [
    ...mattering(topology.failureDomains).flatMap(({ id }): Failure[] => {
      const inside = hostsBelow(index, id).length;
      const isolated: Failure = { id, how: 'isolated', scenario: { failed: [], cuts: [[id]] } };
      return inside > 0 && inside < index.hosts.size ? [failed(id), isolated] : [failed(id)];
    }),
    ...mattering(topology.hosts).map(({ id }) => failed(id)),
    ...mattering(topology.components).flatMap((component): Failure[] => [
      failed(component.id),
      ...failableProcesses(index, component).map((process) =>
        failed(processId(component.id, process)),
      ),
    ]),
    ...topology.etcdClusters.map(({ id }) => failed(spaceId(id))),
    ...mattering(topology.endpoints).map(({ id }) => failed(id)),
  ];
}
