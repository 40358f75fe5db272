import { usualNodes } from '../core/analysis/exact/analyse.ts';
import type { CutSetGroup } from '../core/analysis/exact/analysis.ts';
import { listCutSets, type CutSetListing } from '../core/analysis/exact/cut-set-listing.ts';
import { indexTopology } from '../core/graph/topology-index.ts';
import type { Topology } from '../core/model/topology.ts';
import { serveRequests } from './newest-only-worker.ts';

/** A page of the minimal cut sets of one order. */
export interface CutSetPageInput {
  readonly revision: number;
  readonly topology: Topology;
  readonly order: number;
  readonly skip: number;
  readonly most: number;
}

export interface CutSetPage extends Pick<CutSetPageInput, 'revision' | 'order' | 'skip'> {
  /** Sets on this page. */
  readonly sets: number;
  /** Null where there are too many to be listed at all. */
  readonly groups: readonly CutSetGroup[] | null;
}

/** That of the last design: the pages after the first cost little. */
let known: { revision: number; listing: CutSetListing | null } | undefined;

serveRequests<CutSetPageInput, CutSetPage>(({ revision, topology, order, skip, most }) => {
  if (known?.revision !== revision) {
    known = { revision, listing: listCutSets(indexTopology(topology), usualNodes) };
  }
  const groups = known.listing?.groups(order, skip, most) ?? null;
  const sets = (groups ?? []).reduce((sum, { count }) => sum + count, 0);
  return { revision, order, skip, sets, groups };
});
