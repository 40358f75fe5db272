import type { NextChange } from '../../core/advice/next-changes.ts';

export const changeOrders = ['minutes', 'hosts'] as const;
export type ChangeOrder = (typeof changeOrders)[number];

/** The changes with what saves most first, or what costs the fewest hosts. */
export function rankChanges(
  changes: readonly NextChange[],
  order: ChangeOrder,
): readonly NextChange[] {
  const bySaving = (a: NextChange, b: NextChange): number => b.minutesSaved - a.minutesSaved;
  const byCost = (a: NextChange, b: NextChange): number => a.hosts - b.hosts;
  return changes.toSorted((a, b) =>
    order === 'minutes' ? bySaving(a, b) || byCost(a, b) : byCost(a, b) || bySaving(a, b),
  );
}
