import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ChildProcess } from 'node:child_process';
import type { SiteHost } from '../../src/core/exporters/site/site.ts';
import { childOf, core, type Fabric } from './fabric.ts';
import type { ZipEntry } from '../zip.ts';
import { environment, run, start, until } from './run.ts';
import { Service } from './service.ts';

/**
 * Process 1 of a host: its own root, which is this machine's with a disk of its own laid over it. It
 * ends, and with it the host, when its input does.
 */
const INIT = `
set -eu
name=$1 work=$2
mount --make-rprivate /
mkdir -p "$work/upper" "$work/work" "$work/root"
root=$work/root
mount -t overlay lab -o "lowerdir=$work/bundle:/,upperdir=$work/upper,workdir=$work/work" "$root"
mount -t proc proc "$root/proc"
mount -t sysfs sysfs "$root/sys"
mount --rbind /dev "$root/dev"
mount -t tmpfs -o mode=755 run "$root/run"
mkdir -p "$root/run/haproxy" "$root/.before"
chown haproxy:haproxy "$root/run/haproxy" 2>/dev/null || true
cd "$root"
pivot_root . .before
cd /
umount -l /.before
hostname "$name"
ip link set lo up
echo ready
while read -r _; do :; done
`;

const NAMESPACES = ['--net', '--mount', '--uts', '--ipc', '--pid'];

/** One host of the design: namespaces, its files at their true paths, and what runs on it. */
export class Host {
  readonly services = new Map<string, Service>();
  #outer: ChildProcess | undefined;
  #pid = 0;
  #up = false;
  readonly #port: { readonly name: string; readonly number: number };
  readonly #folder: string;

  readonly at: SiteHost;
  readonly files: ReadonlyMap<string, ZipEntry>;
  readonly #fabric: Fabric;
  readonly #addresses: readonly string[];

  /** `addresses` with their prefix length; its disk is a folder of `scratch`. */
  constructor(
    at: SiteHost,
    files: ReadonlyMap<string, ZipEntry>,
    fabric: Fabric,
    addresses: readonly string[],
    scratch: string,
  ) {
    this.at = at;
    this.files = files;
    this.#fabric = fabric;
    this.#addresses = addresses;
    const number = fabric.nextPort();
    this.#port = { name: `p${number}`, number };
    this.#folder = path.join(scratch, at.name);
  }

  get isUp(): boolean {
    return this.#up;
  }

  /** Where files can be put in before the first boot. */
  get disk(): string {
    return path.join(this.#folder, 'bundle');
  }

  /** Copies a folder onto its disk, as an operator would. */
  async bring(folder: string, place: string): Promise<void> {
    mkdirSync(path.join(this.disk, path.dirname(place)), { recursive: true });
    await run('cp', ['-a', folder, this.disk + place]);
  }

  async boot(): Promise<void> {
    rmSync(path.join(this.#folder, 'work'), { recursive: true, force: true });
    const outer = start('unshare', [
      ...NAMESPACES,
      '--fork',
      '--kill-child=SIGKILL',
      '--propagation',
      'private',
      'bash',
      '-c',
      INIT,
      'init',
      this.at.name,
      this.#folder,
    ]);
    this.#outer = outer;
    let said = '';
    outer.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    outer.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const ready = await until(
      () => Promise.resolve(said.includes('ready') || outer.exitCode !== null ? true : undefined),
      20_000,
      20,
    );
    if (ready === undefined || outer.exitCode !== null) {
      throw new Error(`host ${this.at.name} does not start: ${said}`);
    }
    this.#pid = childOf(outer.pid ?? 0) ?? 0;
    await this.#fabric.unplug(this.#port.name);
    await this.#fabric.plug({
      ...this.#port,
      pid: this.#pid,
      domain: this.at.host.failureDomain ?? core,
      device: this.at.host.interface,
      addresses: this.#addresses,
    });
    this.#up = true;
  }

  /** Runs a shell command on the host and gives what it prints. */
  sh(command: string, timeoutMs?: number): Promise<string> {
    const args = ['-t', String(this.#pid), '-a', '--', 'sh', '-c', command];
    return run('nsenter', args, timeoutMs === undefined ? {} : { timeoutMs });
  }

  /** Starts a program that is to go on, restarted as its unit says. */
  serve(service: Service): void {
    this.services.set(service.name, service);
    service.start((argv, env) =>
      start('nsenter', ['-t', String(this.#pid), '-a', '--', ...argv], { ...environment, ...env }),
    );
  }

  /** Power cut: the wire first, so that no farewell gets out, then every process at once. */
  async cutPower(): Promise<void> {
    if (!this.#up) return;
    this.#up = false;
    for (const service of this.services.values()) service.forget();
    await this.#fabric.setPort(this.#port.name, 'down');
    const outer = this.#outer;
    process.kill(this.#pid, 'SIGKILL');
    await until(
      () =>
        Promise.resolve(outer?.exitCode === null && outer.signalCode === null ? undefined : true),
      10_000,
      20,
    );
    await this.#fabric.unplug(this.#port.name);
  }

  /** Addresses that its interface holds now. */
  async heldAddresses(): Promise<string[]> {
    if (!this.#up) return [];
    const args = ['-t', String(this.#pid), '-n', 'ip', '-o', 'addr', 'show'];
    const shown = await run('nsenter', [...args, 'dev', this.at.host.interface]);
    return [...shown.matchAll(/inet6? ([0-9a-f.:]+)\//g)].map(([, address]) => address ?? '');
  }

  /** Its root folder as this process sees it. */
  get root(): string {
    return `/proc/${this.#pid}/root`;
  }

  /** A file of the host; undefined if it has none there. */
  read(file: string): string | undefined {
    try {
      return readFileSync(this.root + file, 'utf8');
    } catch {
      return undefined;
    }
  }

  write(file: string, content: string | Buffer): void {
    const target = this.root + file;
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, content, { mode: 0o600 });
  }
}
