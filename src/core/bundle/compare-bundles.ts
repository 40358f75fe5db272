import type { BundleFile } from '../exporters/exporter.ts';
import { changedLines, type LineChange } from './changed-lines.ts';
import { diffHunks, type DiffHunk } from './line-diff.ts';

/** What of a bundle is compared. */
export interface BundleState {
  readonly files: readonly BundleFile[];
  /** That of the design, see `Bundle`. */
  readonly hash: string;
}

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

/**
 * What became of the files. The hash of the design stands in the first line of every file and
 * changes with every edit: alone it does not make a file a changed one.
 */
export function compareBundles(before: BundleState, after: BundleState): BundleChanges {
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

/** The places where a file differs; the hash of the design alone is no difference. */
export function fileHunks(before: BundleState, after: BundleState, path: string): DiffHunk[] {
  const content = (files: readonly BundleFile[]): string =>
    files.find((file) => file.path === path)?.content ?? '';
  return diffHunks(content(before.files).replaceAll(before.hash, after.hash), content(after.files));
}

/** One file that differs, with the places where. */
export interface FileDiff {
  readonly path: string;
  readonly kind: 'changed' | 'added' | 'removed';
  /** Lines that came and lines that went; both 0 where only the permissions changed. */
  readonly plus: number;
  readonly minus: number;
  readonly hunks: readonly DiffHunk[];
}

/** Every file that differs between two bundles: the hosts' first, each group by path. */
export function diffBundles(before: BundleState, after: BundleState): FileDiff[] {
  const old = new Map(before.files.map((file) => [file.path, file]));
  const now = new Map(after.files.map((file) => [file.path, file]));
  const { files, removed } = compareBundles(before, after);
  const text = (file: BundleFile | undefined): string =>
    file?.content.replaceAll(before.hash, after.hash) ?? '';
  const diffs = [...files.keys(), ...removed].map((path): FileDiff => {
    const hunks = diffHunks(text(old.get(path)), now.get(path)?.content ?? '');
    const count = (kind: 'added' | 'removed'): number =>
      hunks.reduce((sum, { lines }) => sum + lines.filter((line) => line.kind === kind).length, 0);
    return {
      path,
      kind: !now.has(path) ? 'removed' : files.get(path)?.isNew === true ? 'added' : 'changed',
      plus: count('added'),
      minus: count('removed'),
      hunks,
    };
  });
  const place = ({ path }: FileDiff): string => (path.startsWith('hosts/') ? '0' : '1') + path;
  return diffs.toSorted((a, b) => (place(a) < place(b) ? -1 : 1));
}
