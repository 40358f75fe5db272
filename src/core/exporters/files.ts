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

/** What a folder of the bundle holds for its host, by absolute path: without scripts beside `etc`. */
export function pathsOn(at: SiteHost, files: readonly BundleFile[]): Map<string, BundleFile> {
  const found = new Map<string, BundleFile>();
  const prefix = `${at.folder}/`;
  for (const file of files) {
    const rest = file.path.startsWith(prefix) ? file.path.slice(at.folder.length) : '';
    if (rest.lastIndexOf('/') > 0) found.set(rest, file);
  }
  return found;
}
