import type { BundleChanges } from '../../core/bundle/compare-bundles.ts';
import type { AbsentFile } from '../../core/exporters/notes.ts';
import type { BundleFile } from '../../core/exporters/exporter.ts';

/** A row of the list of files: one that is written, one that cannot be, or one that was. */
export type ListedFile =
  | { readonly state: 'written'; readonly path: string; readonly file: BundleFile }
  | { readonly state: 'absent'; readonly path: string; readonly absent: AbsentFile }
  | { readonly state: 'removed'; readonly path: string; readonly file: BundleFile };

/**
 * All files that the panel shows, by path.
 *
 * @param before the files of the bundle that `changes` compares with
 */
export function listedFiles(
  files: readonly BundleFile[],
  absent: readonly AbsentFile[],
  changes: BundleChanges,
  before: readonly BundleFile[],
): readonly ListedFile[] {
  const listed = new Map<string, ListedFile>();
  const removed = new Set(changes.removed);
  for (const file of before) {
    if (removed.has(file.path)) listed.set(file.path, { state: 'removed', path: file.path, file });
  }
  // That a file cannot be written says more than that it once was.
  for (const each of absent) {
    listed.set(each.path, { state: 'absent', path: each.path, absent: each });
  }
  for (const file of files) listed.set(file.path, { state: 'written', path: file.path, file });
  return [...listed.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/** Whether a file differs from what was exported. */
export function isChanged(listed: ListedFile, changes: BundleChanges): boolean {
  return listed.state === 'written'
    ? changes.files.has(listed.path)
    : changes.removed.includes(listed.path);
}
