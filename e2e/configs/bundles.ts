import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { buildBundle, type Bundle } from '../../src/core/exporters/bundle.ts';
import { buildSite, type SiteHost } from '../../src/core/exporters/site/site.ts';
import { zipBundle } from '../../src/core/exporters/zip.ts';
import { indexTopology } from '../../src/core/graph/topology-index.ts';
import type { Topology } from '../../src/core/model/topology.ts';
import type { Interface } from './tools.ts';

/** A downloaded bundle, unpacked with its modes. Remove it with {@link Unpacked.remove}. */
export interface Unpacked {
  readonly bundle: Bundle;
  /** Where the zip was unpacked. */
  readonly folder: string;
  readonly hosts: readonly SiteHost[];
  /** Paths of files of the zip that end so. */
  readonly find: (end: RegExp) => readonly string[];
  /**
   * The tree of one host as `inNetns` lays it over `/`: what the zip holds under absolute paths,
   * unmodified, and a link where the units expect the etcd that is installed here.
   */
  readonly root: (host: SiteHost) => string;
  readonly remove: () => void;
}

export function unpackBundle(topology: Topology): Unpacked {
  const bundle = buildBundle(topology, { language: 'en' });
  const zip = zipBundle(bundle);
  const modes = modesInZip(zip);
  const base = mkdtempSync(path.join(tmpdir(), 'quorate-bundle-'));
  const folder = path.join(base, 'bundle');
  for (const [name, content] of Object.entries(unzipSync(zip))) {
    write(path.join(folder, name), content, modes.get(name) ?? 0);
  }
  return {
    bundle,
    folder,
    hosts: buildSite(indexTopology(topology)).hosts,
    find: (end) =>
      bundle.files
        .map((file) => file.path)
        .filter((name) => end.test(name))
        .map((name) => path.join(folder, name)),
    root: (host) => {
      const root = path.join(base, 'roots', host.name);
      for (const file of bundle.files) {
        const inside = file.path.slice(host.folder.length + 1);
        if (!file.path.startsWith(`${host.folder}/`) || !inside.includes('/')) continue;
        write(path.join(root, inside), file.content, modes.get(file.path) ?? 0);
      }
      if (host.etcd !== undefined) {
        const programs = path.join(root, 'usr/local/bin');
        mkdirSync(programs, { recursive: true });
        for (const name of ['etcd', 'etcdctl']) {
          symlinkSync(`/usr/bin/${name}`, path.join(programs, name));
        }
      }
      return root;
    },
    remove: () => {
      rmSync(base, { recursive: true });
    },
  };
}

function write(file: string, content: string | Uint8Array, mode: number): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
  chmodSync(file, mode);
}

/** The network interface a host of the design has, with its addresses. */
export function interfacesOf(at: SiteHost): Interface[] {
  return [
    {
      name: at.host.interface,
      addresses: at.addresses.map((address) => `${address}/${address.includes(':') ? 64 : 24}`),
    },
  ];
}

/** Unix permissions by name, from the directory of the zip (APPNOTE 4.3.12), as unzip applies them. */
function modesInZip(zip: Uint8Array): Map<string, number> {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = zip.byteLength - 22;
  if (view.getUint32(end, true) !== 0x06054b50) throw new Error('no end of the zip directory');
  const modes = new Map<string, number>();
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (view.getUint32(at, true) !== 0x02014b50) throw new Error('no entry of the zip directory');
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(zip.subarray(at + 46, at + 46 + nameLength));
    if (view.getUint8(at + 5) !== 3) throw new Error(`${name} carries no Unix mode`);
    modes.set(name, (view.getUint32(at + 38, true) >>> 16) & 0o7777);
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return modes;
}

/** What the task says about each host, some hosts at a time, in the order of the hosts. */
export async function eachHost<T>(
  { hosts }: Unpacked,
  task: (at: SiteHost) => Promise<readonly T[]>,
): Promise<T[]> {
  const results: (readonly T[])[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let at = next++; at < hosts.length; at = next++) {
      const host = hosts[at];
      if (host !== undefined) results[at] = await task(host);
    }
  };
  await Promise.all(Array.from({ length: 4 }, lane));
  return results.flat();
}
