import { suggestChanges, type NextChange } from '../core/advice/next-changes.ts';
import { computeVerdict } from '../core/analysis/compute-verdict.ts';
import { analyse, runToEnd, usualNodes } from '../core/analysis/exact/analyse.ts';
import type { Analysis, CutSetGroup } from '../core/analysis/exact/analysis.ts';
import { listCutSets } from '../core/analysis/exact/cut-set-listing.ts';
import type { Verdict } from '../core/analysis/verdict.ts';
import type { TopologyIndex } from '../core/graph/topology-index.ts';

/** Everything `quorate analyze` prints, before it is printed. */
export interface AnalysisReport {
  readonly index: TopologyIndex;
  readonly verdict: Verdict;
  readonly analysis: Analysis;
  /** Every set of the smallest order, as far as they can be listed; the empty set if down as drawn. */
  readonly smallest: readonly (readonly string[])[];
  /** Only if it was asked for. */
  readonly changes: readonly NextChange[] | undefined;
}

export interface AnalysisWishes {
  /** Cut sets are listed up to this order; undefined for as many orders as fit. */
  readonly maxOrder: number | undefined;
  readonly changes: boolean;
}

/** How many sets are listed one by one where they cannot be grouped. */
const mostListed = 1_000;

export function analysisReport(index: TopologyIndex, wishes: AnalysisWishes): AnalysisReport {
  const { maxOrder } = wishes;
  const analysis = runToEnd(analyse(index, maxOrder === undefined ? {} : { maxOrder }));
  return {
    index,
    verdict: computeVerdict(index),
    analysis,
    smallest: smallestOf(index, analysis),
    changes: wishes.changes ? runToEnd(suggestChanges(index)) : undefined,
  };
}

function smallestOf(
  index: TopologyIndex,
  { available, cutSets, groups }: Analysis,
): readonly (readonly string[])[] {
  if (!available) return [[]];
  const order = cutSets.countByOrder.findIndex((count) => count > 0n) + 1;
  if (order === 0) return [];
  const smallest = groups.filter((group) => group.order === order);
  if (smallest.length === 0) {
    return listCutSets(index, usualNodes)?.sets(order, 0, mostListed) ?? [];
  }
  return smallest.flatMap(setsOf);
}

/** The sets that a group stands for: of each part any choice of blocks, of each block any element. */
export function setsOf({ parts }: CutSetGroup): string[][] {
  return parts.reduce<string[][]>(
    (sets, { choose, blocks }) => {
      const choices = combinations(blocks, choose).flatMap(oneOfEach);
      return sets.flatMap((set) => choices.map((choice) => [...set, ...choice]));
    },
    [[]],
  );
}

function combinations<T>(items: readonly T[], size: number): T[][] {
  if (size === 0) return [[]];
  return items.flatMap((item, at) =>
    combinations(items.slice(at + 1), size - 1).map((rest) => [item, ...rest]),
  );
}

function oneOfEach(blocks: readonly (readonly string[])[]): string[][] {
  return blocks.reduce<string[][]>(
    (sets, block) => sets.flatMap((set) => block.map((element) => [...set, element])),
    [[]],
  );
}
