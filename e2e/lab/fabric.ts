import { readFileSync, readlinkSync } from 'node:fs';
import type { ChildProcess } from 'node:child_process';
import type { TopologyIndex } from '../../src/core/graph/topology-index.ts';
import { run, start, until } from './run.ts';

/** The segment outside of all domains. */
export const core = 'core';

/**
 * The wires: one bridge a failure domain, joined to that of its parent, all in a network namespace of
 * their own that has no address (an address on one of several bridges would be answered for by all
 * of them). Fixed hardware addresses, so that a host that comes back is the same neighbour.
 */
export class Fabric {
  readonly #holder: ChildProcess;
  readonly #bridges = new Map<string, string>();
  #ports = 0;

  private constructor(holder: ChildProcess) {
    this.#holder = holder;
  }

  static async make({ topology }: TopologyIndex): Promise<Fabric> {
    const holder = start('unshare', ['--net', 'cat']);
    const own = readlinkSync('/proc/self/ns/net');
    await until(
      async () => {
        try {
          return readlinkSync(`/proc/${holder.pid}/ns/net`) === own ? undefined : true;
        } catch {
          return undefined;
        }
      },
      10_000,
      10,
    );
    const fabric = new Fabric(holder);
    fabric.#bridges.set(core, 'br0');
    topology.failureDomains.forEach(({ id }, at) => fabric.#bridges.set(id, `br${at + 1}`));
    await fabric.#sysctl('net.ipv6.conf.all.disable_ipv6=1');
    await fabric.#sysctl('net.ipv6.conf.default.disable_ipv6=1');
    const lines = [...fabric.#bridges.values()].flatMap((bridge, at) => [
      `link add ${bridge} address ${mac(1, at)} type bridge`,
      `link set ${bridge} up`,
    ]);
    topology.failureDomains.forEach(({ id, parent }, at) => {
      const [inner, outer] = [fabric.bridge(id), fabric.bridge(parent ?? core)];
      lines.push(
        `link add t${at} address ${mac(2, at)} type veth peer name u${at} address ${mac(3, at)}`,
        `link set t${at} master ${inner} up`,
        `link set u${at} master ${outer} up`,
      );
    });
    await fabric.#ip(lines);
    return fabric;
  }

  bridge(domain: string): string {
    return this.#bridges.get(domain) ?? 'br0';
  }

  /** Plugs a network namespace, by the process that holds it, into the bridge of a domain. */
  async plug(port: Port): Promise<void> {
    const { name, pid, domain, device, number, addresses } = port;
    await this.#ip([
      `link add ${name} address ${mac(4, number)} type veth peer name ${device} address ${mac(5, number)} netns ${pid}`,
      `link set ${name} master ${this.bridge(domain)} up`,
    ]);
    const inside = ['link set lo up'];
    for (const address of addresses) {
      inside.push(`addr add ${address} dev ${device}${address.includes(':') ? ' nodad' : ''}`);
    }
    inside.push(`link set ${device} up`);
    await run('nsenter', ['-t', String(pid), '-n', 'ip', '-batch', '-'], { input: batch(inside) });
  }

  /** A number that no port had before. */
  nextPort(): number {
    return (this.#ports += 1);
  }

  async unplug(name: string): Promise<void> {
    await this.#ip([`link del ${name}`]).catch(() => {
      // It goes with the namespace at its other end.
    });
  }

  /** Takes the wire away or gives it back; nothing leaves the host any more. */
  async setPort(name: string, state: 'up' | 'down'): Promise<void> {
    await this.#ip([`link set ${name} ${state}`]);
  }

  /** Cuts a domain off from everything outside of it, or joins it again. */
  async setDomain({ topology }: TopologyIndex, id: string, state: 'up' | 'down'): Promise<void> {
    const at = topology.failureDomains.findIndex((domain) => domain.id === id);
    await this.#ip([`link set u${at} ${state}`]);
  }

  end(): void {
    this.#holder.kill('SIGKILL');
  }

  #ip(lines: readonly string[]): Promise<string> {
    const args = ['-t', String(this.#holder.pid), '-n', 'ip', '-batch', '-'];
    return run('nsenter', args, { input: batch(lines) });
  }

  #sysctl(setting: string): Promise<string> {
    return run('nsenter', ['-t', String(this.#holder.pid), '-n', 'sysctl', '-qw', setting]);
  }
}

export interface Port {
  readonly name: string;
  /** A process of the network namespace that gets the other end. */
  readonly pid: number;
  readonly domain: string;
  readonly device: string;
  readonly number: number;
  /** With prefix length. */
  readonly addresses: readonly string[];
}

/** The processes that a process has started and that have not ended. */
export function childrenOf(pid: number): number[] {
  try {
    const text = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
    return text === '' ? [] : text.split(' ').map(Number);
  } catch {
    return [];
  }
}

/** The first of them, which is who runs inside the namespaces that the process made. */
export function childOf(pid: number): number | undefined {
  return childrenOf(pid)[0];
}

function mac(kind: number, number: number): string {
  const hex = (value: number): string => value.toString(16).padStart(2, '0');
  return `02:77:${hex(kind)}:00:${hex(number >> 8)}:${hex(number & 255)}`;
}

function batch(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}
