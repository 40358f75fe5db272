import type { BundleChanges } from '../../core/bundle/compare-bundles.ts';

export const noChanges: BundleChanges = { files: new Map(), removed: [] };

/** Starts of the runs of changed lines, to walk from one to the next. */
export function changeStarts(changed: readonly number[]): number[] {
  return changed.filter((line, at) => at === 0 || changed[at - 1] !== line - 1);
}

/** How many of the changed files lie below a folder (whose id ends with a slash). */
export function changedBelow(changes: BundleChanges, folder: string): number {
  let count = 0;
  for (const path of changes.files.keys()) if (path.startsWith(folder)) count += 1;
  return count;
}
