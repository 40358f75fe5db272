import { copyFileSync, existsSync, linkSync, mkdirSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { urlHost } from '../../src/core/exporters/site/site.ts';
import { canonicalIp } from '../../src/core/model/ip.ts';
import { clusterConfiguration, type ControlPlane } from './control-plane.ts';
import { filesOf, writeFiles, type LabDesign } from './design.ts';
import { core, Fabric } from './fabric.ts';
import { Host } from './host.ts';
import { bundlePlace, install, writeStandIns } from './install.ts';
import { LabError } from './lab-error.ts';
import { segmentOf, type Segment } from './network.ts';
import { Observer } from './observer.ts';
import type { Programs } from './programs.ts';
import { realControlPlane } from './real-control-plane.ts';
import { run, sleep, until } from './run.ts';
import { Service } from './service.ts';
import { standInControlPlane } from './stand-in-control-plane.ts';
import { parseUnit, type Unit } from './unit-file.ts';

export interface LabOptions {
  readonly programs: Programs;
  /** A folder on a file system of its own, which is gone with the lab. */
  readonly scratch: string;
  /** Folder of the built stand-in and client. */
  readonly built: string;
  /** Each install.sh is also run dry, and a second time. */
  readonly rehearse: boolean;
}

/** Which of the two it listens on depends on the family of the host (kubeadm). */
const etcdHealth =
  "curl -s --max-time 3 http://127.0.0.1:2381/health || curl -s --max-time 3 'http://[::1]:2381/health'";

/** Services in the order in which install.sh starts them. */
const order = ['etcd', 'kube-apiserver', 'haproxy', 'nginx', 'keepalived'];

/** A running site: every host of the design that has a part in the API. */
export class Lab {
  readonly hosts = new Map<string, Host>();
  readonly design: LabDesign;
  readonly controlPlane: ControlPlane;
  readonly #fabric: Fabric;
  readonly #options: LabOptions;
  readonly #segment: Segment;
  readonly #vips: ReadonlyMap<string, string>;
  /** Services that start when a host boots, as install.sh has enabled them. */
  readonly #enabled = new Map<Host, Set<string>>();
  #outside: Observer | undefined;

  private constructor(
    design: LabDesign,
    options: LabOptions,
    controlPlane: ControlPlane,
    fabric: Fabric,
  ) {
    this.design = design;
    this.controlPlane = controlPlane;
    this.#options = options;
    this.#fabric = fabric;
    this.#segment = segmentOf(design);
    this.#vips = new Map(
      design.topology.endpoints.flatMap((endpoint) =>
        endpoint.kind === 'vip'
          ? [[endpoint.id, canonicalIp(endpoint.address) ?? endpoint.address] as const]
          : [],
      ),
    );
  }

  /** Starts every host and program; throws LabError where the design cannot be played. */
  static async start(design: LabDesign, options: LabOptions): Promise<Lab> {
    const { programs, scratch, built } = options;
    const { kubeadm, kubeApiserver } = programs;
    const controlPlane =
      kubeadm !== undefined && kubeApiserver !== undefined
        ? realControlPlane(design, { ...programs, kubeadm, kubeApiserver }, scratch)
        : await standInControlPlane(design, programs, scratch, path.join(built, 'apiserver.js'));
    const lab = new Lab(design, options, controlPlane, await Fabric.make(design.index));
    await lab.#prepare();
    await Promise.all(
      [...lab.hosts.values()].map((host) =>
        install(host, (words) => lab.#systemctl(host, words), options.rehearse),
      ),
    );
    for (const host of lab.hosts.values()) {
      if (host.at.controlPlane !== undefined) await controlPlane.prepare(host);
    }
    for (const host of lab.hosts.values()) {
      for (const service of lab.#controlPlaneOf(host)) host.serve(service);
    }
    return lab;
  }

  /** The bundle is written out, its certificates made by its own script, and the hosts boot. */
  async #prepare(): Promise<void> {
    const { scratch, programs } = this.#options;
    // One copy on the lab's own file system, where etcd's user can reach it.
    const etcd = path.join(scratch, 'etcd');
    copyFileSync(programs.etcd, etcd);
    const bundle = path.join(scratch, 'bundle');
    writeFiles(bundle, this.design.files);
    const certificates = path.join(bundle, 'pki/gen-certs.sh');
    if (existsSync(certificates)) await run('sh', [certificates]);
    const { hosts } = this.design.site;
    for (const at of hosts) {
      if ((at.loadBalancer ?? at.controlPlane ?? at.etcd) === undefined) continue;
      const addresses = at.addresses.map(this.#segment.withPrefix);
      const host = new Host(at, filesOf(this.design, at), this.#fabric, addresses, scratch);
      await host.bring(path.join(bundle, at.folder), bundlePlace);
      writeStandIns(host.disk);
      const bin = path.join(host.disk, 'usr/local/bin');
      mkdirSync(bin, { recursive: true });
      // What install.sh asks of etcdctl is only that it is there.
      for (const name of ['etcd', 'etcdctl']) linkSync(etcd, path.join(bin, name));
      this.hosts.set(at.host.id, host);
    }
    await Promise.all([...this.hosts.values()].map((host) => host.boot()));
  }

  #serve(host: Host): void {
    host.services.clear();
    for (const service of this.#servicesOf(host)) host.serve(service);
  }

  #servicesOf(host: Host): Service[] {
    const services = [
      ...[...(this.#enabled.get(host) ?? [])].map((name) => serviceUnit(host, name)),
      ...this.#controlPlaneOf(host),
    ];
    return services.toSorted((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
  }

  #controlPlaneOf(host: Host): readonly Service[] {
    return host.at.controlPlane === undefined ? [] : this.controlPlane.services(host);
  }

  /** Does what install.sh asks of systemd; timers are known, and do not run. */
  async #systemctl(host: Host, words: readonly string[]): Promise<number> {
    const [verb = ''] = words;
    const units = words.slice(1).filter((word) => !word.startsWith('-'));
    for (const unit of units) {
      const name = unit.replace(/\.service$/, '');
      const running = host.services.get(name);
      if (verb === 'is-active') return running?.runs === true ? 0 : 3;
      const parsed = unitOf(host, name);
      if (parsed === undefined) return 5;
      const enabled = this.#enabled.get(host) ?? new Set();
      if (verb === 'enable' && !unit.endsWith('.timer') && !parsed.oneshot) enabled.add(name);
      this.#enabled.set(host, enabled);
      if (!/^(re)?start$|^reload-or-restart$/.test(verb)) continue;
      if (parsed.oneshot) await host.sh(parsed.command);
      else if (running === undefined) host.serve(serviceUnit(host, name));
      else if (verb !== 'start') await running.stop().then(() => running.again());
    }
    return 0;
  }

  /** The URL clients use, as the exported files have it: kubeadm's endpoint and its hosts line. */
  get url(): string {
    const endpoint = String(clusterConfiguration(this.design)['controlPlaneEndpoint']);
    const [, name = '', port = '6443'] = /^\[?(.*?)\]?:(\d+)$/.exec(endpoint) ?? [];
    const [first] = this.design.site.controlPlanes;
    const hosts =
      first === undefined
        ? ''
        : (filesOf(this.design, first).get('/etc/kubernetes/quorate-hosts')?.text ?? '');
    const line = hosts.split('\n').find((each) => each.split(/\s+/).slice(1).includes(name));
    return `https://${urlHost(line?.split(/\s+/)[0] ?? name)}:${port}`;
  }

  /** A client in a domain, or outside of all. */
  observe(domain: string, place: number): Promise<Observer> {
    return Observer.place(
      this.#fabric,
      domain,
      this.#segment.client(place),
      { url: this.url, ...this.controlPlane.client() },
      path.join(this.#options.built, 'client.js'),
    );
  }

  async outside(): Promise<Observer> {
    return (this.#outside ??= await this.observe(core, 0));
  }

  cutOff(domain: string): Promise<void> {
    return this.#fabric.setDomain(this.design.index, domain, 'down');
  }

  joinAgain(domain: string): Promise<void> {
    return this.#fabric.setDomain(this.design.index, domain, 'up');
  }

  /** A host and others no longer reach each other; both still reach everything else. */
  async cutBetween(host: string, others: readonly string[]): Promise<void> {
    await this.#blackhole('add', host, others);
  }

  async joinBetween(host: string, others: readonly string[]): Promise<void> {
    await this.#blackhole('del', host, others);
  }

  async #blackhole(verb: 'add' | 'del', host: string, others: readonly string[]): Promise<void> {
    const to = async (from: string, target: string): Promise<void> => {
      const addresses = this.hosts.get(target)?.at.addresses ?? [];
      for (const address of addresses) {
        await this.hosts.get(from)?.sh(`ip route ${verb} blackhole ${address}`);
      }
    };
    for (const other of others) await Promise.all([to(host, other), to(other, host)]);
  }

  removeObserver(observer: Observer): Promise<void> {
    return observer.remove(this.#fabric);
  }

  /** Boots a host that lost power; its disk is as it was. */
  async revive(host: Host): Promise<void> {
    await host.boot();
    for (const file of host.files.keys()) {
      if (file.startsWith('/etc/nftables.d/')) await host.sh(`nft -f ${file}`);
      if (file.startsWith('/etc/sysctl.d/')) {
        await host.sh(`grep '^net\\.' ${file} | sysctl -qe -p - >/dev/null 2>&1 || true`);
      }
    }
    this.#serve(host);
  }

  /** Load balancers, by id, whose host has the address of each VIP. */
  async holders(): Promise<Map<string, string[]>> {
    const found = new Map<string, string[]>([...this.#vips.keys()].map((id) => [id, []]));
    for (const host of this.hosts.values()) {
      const { loadBalancer } = host.at;
      if (loadBalancer === undefined) continue;
      const held = new Set(await host.heldAddresses());
      for (const [id, address] of this.#vips) {
        if (held.has(address)) found.get(id)?.push(loadBalancer.id);
      }
    }
    return found;
  }

  /**
   * Lets a load balancer hold every VIP it is a member of, so that its loss is the worst there is:
   * the others leave VRRP for a moment, as whoever holds an address keeps it (nopreempt).
   */
  async giveTo(loadBalancer: string): Promise<void> {
    const isHeld = async (): Promise<true | undefined> => {
      for (const [id, holders] of await this.holders()) {
        const vip = this.design.index.endpoints.get(id);
        const isMember = vip?.kind === 'vip' && vip.members.includes(loadBalancer);
        if (isMember && holders.join() !== loadBalancer) return undefined;
      }
      return true;
    };
    if ((await isHeld()) === true) return;
    const others = [...this.hosts.values()].flatMap((host) =>
      host.at.loadBalancer?.id === loadBalancer ? [] : (host.services.get('keepalived') ?? []),
    );
    await Promise.all(others.map((service) => service.stop()));
    await until(isHeld, 20_000);
    for (const service of others) service.again();
  }

  /** Whether any member of `hosts` says that its etcd cluster has a leader and takes requests. */
  async hasQuorum(hosts: Iterable<Host>): Promise<boolean> {
    const answers = await Promise.all(
      [...hosts].map((host) =>
        host.isUp && host.at.etcd !== undefined
          ? host
              .sh(etcdHealth, 9000)
              .then((said) => /"health":"?true/.test(said))
              .catch(() => false)
          : false,
      ),
    );
    return answers.includes(true);
  }

  /** What is not yet as it should be when nothing has failed; empty when all is well. */
  async troubles(): Promise<string[]> {
    const troubles: string[] = [];
    for (const host of this.hosts.values()) {
      const { name } = host.at;
      if (!host.isUp) troubles.push(`${name} is down`);
      else if (host.at.etcd !== undefined && !(await this.hasQuorum([host]))) {
        troubles.push(`etcd on ${name} is not healthy`);
      }
      if (host.services.has('haproxy')) {
        const down = await downServers(host);
        if (down.length > 0) troubles.push(`HAProxy on ${name} sees ${down.join(', ')}`);
      }
      const vrrp = host.services.get('keepalived')?.log ?? [];
      const state = vrrp.findLast((line) => line.includes('Entering'));
      if (host.services.has('keepalived') && !/MASTER|BACKUP/.test(state ?? '')) {
        troubles.push(`keepalived on ${name} is in no state to hold a VIP`);
      }
    }
    for (const [id, holders] of await this.holders()) {
      if (holders.length !== 1) troubles.push(`${id} has ${holders.length} holders`);
    }
    return troubles;
  }

  /** Waits until all is well and clients have been served for two seconds. */
  async settle(timeoutMs: number): Promise<readonly string[]> {
    const end = Date.now() + timeoutMs;
    const outside = await this.outside();
    for (;;) {
      const troubles = await this.troubles();
      const seen = outside.seen(2000, 0);
      if (seen !== 'writable') troubles.push(`clients see: ${seen ?? 'too little yet'}`);
      if (troubles.length === 0 || Date.now() > end) return troubles;
      await sleep(250);
    }
  }

  end(): void {
    for (const host of this.hosts.values()) void host.cutPower();
    this.#fabric.end();
  }

  /** Whether the files on every host are still what the zip holds. */
  unmodified(): boolean {
    return [...this.hosts.values()].every((host) =>
      [...host.files].every(([file, { text }]) => !host.isUp || host.read(file) === text),
    );
  }
}

/** A unit of the bundle, or of a package with the bundle's drop-ins; undefined if there is none. */
function unitOf(host: Host, name: string): Unit | undefined {
  const file = name.includes('.') ? name : `${name}.service`;
  const places = [`/etc/systemd/system/${file}`, `/lib/systemd/system/${file}`];
  const text = places.map((place) => host.read(place)).find((each) => each !== undefined);
  if (text === undefined) return undefined;
  const folder = `/etc/systemd/system/${file}.d`;
  const dropIns = [...host.files.keys()].filter((each) => each.startsWith(`${folder}/`));
  const texts = [text, ...dropIns.toSorted().map((each) => host.read(each) ?? '')];
  return parseUnit(name, texts, host.at.name, (each) => host.read(each));
}

function serviceUnit(host: Host, name: string): Service {
  const unit = unitOf(host, name);
  if (unit === undefined) throw new LabError(`No unit ${name}.service on ${host.at.name}.`);
  const environment =
    name === 'keepalived'
      ? { ...unit.environment, DAEMON_ARGS: '--log-console --log-detail' }
      : unit.environment;
  const command = unit.command.replaceAll('daemon on;', 'daemon off;');
  return new Service({ ...unit, command, environment });
}

/** Servers that HAProxy does not count as up, as its own statistics say. */
async function downServers(host: Host): Promise<string[]> {
  const socket = `${host.root}/run/haproxy/admin.sock`;
  const text = await new Promise<string>((resolve) => {
    let said = '';
    const connection = net.connect(socket, () => connection.write('show stat\n'));
    connection.setTimeout(2000, () => connection.destroy());
    connection.on('data', (chunk: Buffer) => (said += chunk.toString()));
    connection.once('error', () => resolve(''));
    connection.once('close', () => resolve(said));
  });
  if (text === '') return ['nothing: no statistics'];
  return text.split('\n').flatMap((line) => {
    const cells = line.split(',');
    const [backend, server] = cells;
    const status = cells[17] ?? '';
    const isServer = backend === 'kube-apiservers' && server !== 'BACKEND';
    return isServer && !/^(UP|no check)/.test(status) ? [`${server} ${status}`] : [];
  });
}
