import type { TopologyIndex } from '../../graph/topology-index.ts';
import { planOf } from '../structure/plan.ts';
import type { CutSetGroup } from './analysis.ts';
import { mostDiagramEvents } from './availability.ts';
import { BddManager } from './bdd.ts';
import { Compiler } from './compile.ts';
import { groupCutSets } from './cut-set-groups.ts';
import { fromFamily, type CutSetSource } from './cut-sets.ts';
import { planEvents } from './events.ts';
import { MinimalSolutions } from './minimal-solutions.ts';
import { withinBudget } from './node-store.ts';

/** All minimal cut sets of a design, to be looked through a page at a time. */
export interface CutSetListing {
  readonly countByOrder: readonly bigint[];
  /** Sets of one order in lexicographic order, as ids. */
  readonly sets: (order: number, skip: number, most: number) => readonly (readonly string[])[];
  /** The same sets, those of the page that are alike put together. */
  readonly groups: (order: number, skip: number, most: number) => readonly CutSetGroup[];
}

/** Made once for a design, after which pages cost little. Null beyond so many nodes. */
export function listCutSets(index: TopologyIndex, mostNodes: number): CutSetListing | null {
  const plan = planOf(index);
  const events = planEvents(plan);
  const idOf = (event: number): string => events[event]!.id;
  if (events.length > mostDiagramEvents) return null;
  const source = withinBudget((): CutSetSource => {
    const bdds = new BddManager(mostNodes);
    const solutions = new MinimalSolutions(bdds, mostNodes);
    const root = new Compiler(bdds, plan, events).failureOf('api-writable');
    return fromFamily(solutions, solutions.of(root));
  });
  if (source === undefined) return null;
  const { countByOrder, ofOrder } = source;
  return {
    countByOrder,
    sets: (order, skip, most) => ofOrder(order, skip, most).map((set) => set.map(idOf)),
    groups: (order, skip, most) => groupCutSets(ofOrder(order, skip, most), idOf),
  };
}
