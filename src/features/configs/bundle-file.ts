import type { BundleFile } from '../../core/exporters/exporter.ts';

/**
 * The file to show where `path` was chosen: that one, or, where its host got another name, the same
 * file in the folder that is new; else what is worth reading first.
 */
export function fileToShow(
  files: readonly BundleFile[],
  path: string | null,
  isNew: (path: string) => boolean,
): BundleFile | undefined {
  const chosen = files.find((file) => file.path === path);
  if (chosen !== undefined || path === null) return chosen ?? firstFile(files);
  const onHost = pathOnHost(path);
  return (
    files.find((file) => isNew(file.path) && pathOnHost(file.path) === onHost) ?? firstFile(files)
  );
}

/** `/etc/…` of a file that is for a host; any other path as it is. */
function pathOnHost(path: string): string {
  return path.replace(/^hosts\/[^/]+/, '');
}

/** A host's load balancer config, else any config of a host. */
function firstFile(files: readonly BundleFile[]): BundleFile | undefined {
  const onHosts = files.filter(({ path }) => path.startsWith('hosts/'));
  return (
    onHosts.find(({ syntax }) => syntax === 'haproxy' || syntax === 'nginx') ??
    onHosts.find(({ syntax }) => syntax !== 'shell' && syntax !== 'text') ??
    files[0]
  );
}

/** Permission bits as a shell takes them, for instance `0644`. */
export function octalMode(mode: number): string {
  return mode.toString(8).padStart(4, '0');
}

/** Permission bits as `ls -l` shows them, for instance `rw-r--r--`. */
export function symbolicMode(mode: number): string {
  return Array.from('rwxrwxrwx', (letter, at) => ((mode >> (8 - at)) & 1 ? letter : '-')).join('');
}

/** The last name of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
