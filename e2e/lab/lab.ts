import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { clusterConfiguration, type ControlPlane } from './control-plane.ts';
import { filesOf, writeFiles, type LabDesign } from './design.ts';
import { core, Fabric } from './fabric.ts';
import { Host } from './host.ts';
import { LabError } from './lab-error.ts';
import { segmentOf, type Segment } from './network.ts';
import { Observer } from './observer.ts';
import type { Programs } from './programs.ts';
import { realControlPlane } from './real-control-plane.ts';
import { run, sleep, until } from './run.ts';
import { Service } from './service.ts';
import { standInControlPlane } from './stand-in-control-plane.ts';
import { parseUnit } from './unit-file.ts';

export interface LabOptions {
  readonly programs: Programs;
  /** A folder on a file system of its own, which is gone with the lab. */
  readonly scratch: string;
  /** Folder of the built stand-in and client. */
  readonly built: string;
}

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
        endpoint.kind === 'vip' ? [[endpoint.id, endpoint.address] as const] : [],
      ),
    );
  }

  /** Starts every host and program; throws LabError where the design cannot be played. */
  static async start(design: LabDesign, options: LabOptions): Promise<Lab> {
    const { programs, scratch, built } = options;
    const unplayable = design.topology.endpoints.find(
      ({ kind }) => kind === 'cloud-lb' || kind === 'kube-vip' || kind === 'dns',
    );
    if (unplayable !== undefined) {
      throw new LabError(
        `${design.name}: ${unplayable.name} (${unplayable.kind}) cannot be played here.`,
      );
    }
    const { kubeadm, kubeApiserver } = programs;
    const controlPlane =
      kubeadm !== undefined && kubeApiserver !== undefined
        ? realControlPlane(design, { ...programs, kubeadm, kubeApiserver }, scratch)
        : await standInControlPlane(design, programs, scratch, path.join(built, 'apiserver.js'));
    const lab = new Lab(design, options, controlPlane, await Fabric.make(design.index));
    await lab.#prepare();
    for (const host of lab.hosts.values()) {
      if (host.at.controlPlane !== undefined) await controlPlane.prepare(host);
    }
    for (const host of lab.hosts.values()) lab.#serve(host);
    return lab;
  }

  /** The bundle is written out, its certificates made by its own script, and the hosts boot. */
  async #prepare(): Promise<void> {
    const { scratch, programs } = this.#options;
    const bundle = path.join(scratch, 'bundle');
    writeFiles(bundle, this.design.files);
    const certificates = path.join(bundle, 'pki/gen-certs.sh');
    if (existsSync(certificates)) await run('sh', [certificates]);
    const { hosts } = this.design.site;
    for (const at of hosts) {
      if ((at.loadBalancer ?? at.controlPlane ?? at.etcd) === undefined) continue;
      const addresses = at.addresses
        .filter((address) => !address.includes(':'))
        .map((address) => `${address}/${this.#segment.prefixLength}`);
      const host = new Host(at, filesOf(this.design, at), this.#fabric, addresses, scratch);
      const own = path.join(bundle, at.folder);
      for (const pki of ['etc/etcd/pki', 'etc/kubernetes/pki']) {
        const from = path.join(own, pki);
        if (!existsSync(from)) continue;
        const to = path.join(host.bundleFolder, pki);
        mkdirSync(path.dirname(to), { recursive: true });
        await run('cp', ['-a', from, to]);
      }
      const bin = path.join(host.bundleFolder, 'usr/local/bin');
      mkdirSync(bin, { recursive: true });
      symlinkSync(programs.etcd, path.join(bin, 'etcd'));
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
      ...this.#unitsOf(host),
      ...(host.at.controlPlane === undefined ? [] : this.controlPlane.services(host)),
    ];
    return services.toSorted((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
  }

  /** What systemd would run: the bundle's own units, and those of the packages with its drop-ins. */
  #unitsOf(host: Host): Service[] {
    const has = (file: string): boolean => host.files.has(file);
    const names = [
      ...(has('/etc/systemd/system/etcd.service') ? ['etcd'] : []),
      ...(has('/etc/haproxy/haproxy.cfg') ? ['haproxy'] : []),
      ...(has('/etc/nginx/nginx.conf') ? ['nginx'] : []),
      ...(has('/etc/keepalived/keepalived.conf') ? ['keepalived'] : []),
    ];
    return names.map((name) => {
      const unit = [`/etc/systemd/system/${name}.service`, `/lib/systemd/system/${name}.service`];
      const text = unit.map((file) => host.read(file)).find((each) => each !== undefined);
      if (text === undefined) throw new LabError(`No unit ${name}.service on this machine.`);
      const folder = `/etc/systemd/system/${name}.service.d`;
      const dropIns = [...host.files.keys()].filter((file) => file.startsWith(`${folder}/`));
      const texts = [text, ...dropIns.toSorted().map((file) => host.read(file) ?? '')];
      const parsed = parseUnit(name, texts, host.at.name, (file) => host.read(file));
      return new Service({
        ...parsed,
        command: parsed.command.replaceAll('daemon on;', 'daemon off;'),
        environment:
          name === 'keepalived'
            ? { ...parsed.environment, DAEMON_ARGS: '--log-console --log-detail' }
            : parsed.environment,
      });
    });
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
    return `https://${line?.split(/\s+/)[0] ?? name}:${port}`;
  }

  /** A client in a domain, or outside of all. */
  observe(domain: string, place: number): Promise<Observer> {
    const address = this.#segment.free[place];
    if (address === undefined) throw new LabError('No free address for a client.');
    return Observer.place(
      this.#fabric,
      domain,
      `${address}/${this.#segment.prefixLength}`,
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

  removeObserver(observer: Observer): Promise<void> {
    return observer.remove(this.#fabric);
  }

  /** Boots a host that lost power; its disk is as it was. */
  async revive(host: Host): Promise<void> {
    await host.boot();
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
              .sh('curl -s --max-time 3 http://127.0.0.1:2381/health', 6000)
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
