import { hostnameSlug } from './slug.ts';
import { commentBlock, fileText, matching, UnprintableError } from './text.ts';

export interface HostsEntry {
  /** IPv4 or IPv6 without prefix length; the caller has parsed it. */
  readonly address: string;
  /** At least one; each is made a host name by `hostnameSlug`, repeated ones are dropped. */
  readonly names: readonly string[];
  readonly comment?: string;
}

const ADDRESS = /^[0-9A-Fa-f.:]+$/;

/**
 * Lines for `/etc/hosts`, comments above their entry, ended by LF.
 * @throws UnprintableError for an address with a character that none has, or an entry whose names
 *   hold nothing usable
 */
export function printHostsFile(heading: readonly string[], entries: readonly HostsEntry[]): string {
  const lines = commentBlock(heading, '#');
  for (const { address, names, comment } of entries) {
    if (comment !== undefined) lines.push(...commentBlock([comment], '#'));
    const hosts = new Set(
      names.map((name) => hostnameSlug(name, '')).filter((name) => name !== ''),
    );
    if (hosts.size === 0) throw new UnprintableError('hosts', names.join(' '), 'no host name');
    lines.push([matching('hosts', address, ADDRESS, 'IP address'), ...hosts].join(' '));
  }
  return fileText(lines);
}
