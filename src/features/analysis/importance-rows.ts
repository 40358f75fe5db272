import type { Analysis } from '../../core/analysis/exact/analysis.ts';
import { elementOfEvent } from '../../core/analysis/exact/describe-event.ts';
import type { TopologyIndex } from '../../core/graph/topology-index.ts';

export const importanceMeasures = ['fussellVesely', 'birnbaum'] as const;
export type ImportanceMeasure = (typeof importanceMeasures)[number];

export interface ImportanceRow {
  readonly id: string;
  readonly fussellVesely: number;
  readonly birnbaum: number;
  /** Probability of being down by itself. */
  readonly unavailability: number;
}

/** What fails by itself with how much it matters, the most important by one measure first. */
export function importanceRows(
  { importance, events }: Pick<Analysis, 'importance' | 'events'>,
  measure: ImportanceMeasure,
): readonly ImportanceRow[] {
  const unavailability = new Map(events.map((event) => [event.id, event.unavailability]));
  const other = importanceMeasures.find((each) => each !== measure) ?? measure;
  return (importance ?? [])
    .map(({ id, fussellVesely, birnbaum }) => ({
      id,
      fussellVesely,
      birnbaum,
      unavailability: unavailability.get(id) ?? 0,
    }))
    .toSorted((a, b) => b[measure] - a[measure] || b[other] - a[other]);
}

/**
 * The heat of each element: the part that it and its processes have in the downtime, 0 to 1. What
 * would make things worse by never failing is cold.
 */
export function heatOf(
  index: TopologyIndex,
  importance: Analysis['importance'],
): ReadonlyMap<string, number> {
  const heat = new Map<string, number>();
  for (const { id, fussellVesely } of importance ?? []) {
    if (fussellVesely <= 0) continue;
    const element = elementOfEvent(index, id);
    heat.set(element, Math.min(1, (heat.get(element) ?? 0) + fussellVesely));
  }
  return heat;
}
