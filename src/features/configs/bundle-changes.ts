import type { Bundle } from '../../core/exporters/bundle.ts';
import { changedLines, type LineChange } from '../../ui/code-view/changed-lines.ts';

export interface FileChange extends LineChange {
  /** The bundle before did not hold the file. */
  readonly isNew: boolean;
}

export interface BundleChanges {
  /** Of the files that changed, by path. */
  readonly files: ReadonlyMap<string, FileChange>;
  /** Paths of files that are no longer written. */
  readonly removed: readonly string[];
}

export const noChanges: BundleChanges = { files: new Map(), removed: [] };

/**
 * What became of the files. The hash of the design stands in the first line of every file and
 * changes with every edit: alone it does not make a file a changed one.
 */
export function compareBundles(before: Bundle, after: Bundle): BundleChanges {
  const old = new Map(before.files.map((file) => [file.path, file]));
  const files = new Map<string, FileChange>();
  for (const { path, content, mode } of after.files) {
    const was = old.get(path);
    old.delete(path);
    const text = was?.content.replaceAll(before.hash, after.hash) ?? '';
    if (was !== undefined && text === content && was.mode === mode) continue;
    files.set(path, { ...changedLines(text, content), isNew: was === undefined });
  }
  return { files, removed: [...old.keys()] };
}

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
