import type { BundleChanges } from '../../core/bundle/compare-bundles.ts';

export const noChanges: BundleChanges = { files: new Map(), removed: [] };

/** Starts of the runs of changed lines, to walk from one to the next. */
export function changeStarts(changed: readonly number[]): number[] {
  return changed.filter((line, at) => at === 0 || changed[at - 1] !== line - 1);
}
