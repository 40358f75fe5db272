import type { BundleFile } from '../../core/exporters/exporter.ts';

/** What is worth reading first: a host's load balancer config, else any config of a host. */
export function firstFile(files: readonly BundleFile[]): BundleFile | undefined {
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
