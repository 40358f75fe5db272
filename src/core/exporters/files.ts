import type { BundleFile } from './exporter.ts';
import type { SiteHost } from './site/site.ts';

/** A file of a host, by its absolute path there. */
export function hostFile(
  at: SiteHost,
  path: `/${string}`,
  syntax: BundleFile['syntax'],
  content: string,
  mode = 0o644,
): BundleFile {
  return { path: `${at.folder}${path}`, content, mode, syntax };
}

type Paths = ReadonlyMap<string, BundleFile>;

const nothing: Paths = new Map();

/** Each exporter asks for every host; one walk through the files serves them all. */
const foldersOf = new WeakMap<readonly BundleFile[], ReadonlyMap<string, Paths>>();

/** What a folder of the bundle holds for its host, by absolute path: without scripts beside `etc`. */
export function pathsOn(at: SiteHost, files: readonly BundleFile[]): Paths {
  let folders = foldersOf.get(files);
  if (folders === undefined) {
    folders = byFolder(files);
    foldersOf.set(files, folders);
  }
  return folders.get(at.folder) ?? nothing;
}

/** Folders are `hosts/<name>`; a file right in one is none of the host's own. */
function byFolder(files: readonly BundleFile[]): ReadonlyMap<string, Paths> {
  const folders = new Map<string, Map<string, BundleFile>>();
  for (const file of files) {
    const [, folder = '', path] = /^(hosts\/[^/]+)(\/.+\/.+)$/.exec(file.path) ?? [];
    if (path === undefined) continue;
    const found = folders.get(folder) ?? new Map<string, BundleFile>();
    folders.set(folder, found.set(path, file));
  }
  return folders;
}
