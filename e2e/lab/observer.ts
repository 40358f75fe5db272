import type { ChildProcess } from 'node:child_process';
import { childOf, type Fabric } from './fabric.ts';
import type { ClientResult, ClientSettings } from './client.ts';
import { start, until } from './run.ts';

/** What clients see: writes and reads, reads only, nothing, or a share of requests that fails. */
export type Seen = 'writable' | 'read-only' | 'down' | 'partial';

/** A client machine somewhere in the network that uses the API all the time. */
export class Observer {
  readonly #results: ClientResult[] = [];
  #children: ChildProcess[] = [];

  readonly #port: string;

  private constructor(port: string) {
    this.#port = port;
  }

  static async place(
    fabric: Fabric,
    domain: string,
    addresses: readonly string[],
    settings: ClientSettings,
    program: string,
  ): Promise<Observer> {
    const number = fabric.nextPort();
    const observer = new Observer(`p${number}`);
    const holder = start('unshare', ['--net', '--fork', '--kill-child=SIGKILL', 'cat']);
    const pid = await until(() => Promise.resolve(childOf(holder.pid ?? 0)), 10_000, 10);
    if (pid === undefined) throw new Error('no network namespace for a client');
    const device = 'eth0';
    await fabric.plug({
      name: observer.#port,
      pid,
      domain,
      device,
      number,
      addresses,
    });
    const client = start('nsenter', [
      '-t',
      String(pid),
      '-n',
      '--',
      process.execPath,
      program,
      JSON.stringify(settings),
    ]);
    observer.#children = [holder, client];
    let rest = '';
    client.stdout?.on('data', (chunk: Buffer) => {
      const lines = (rest + chunk.toString()).split('\n');
      rest = lines.pop() ?? '';
      observer.#results.push(...lines.map((line) => JSON.parse(line) as ClientResult));
    });
    return observer;
  }

  /** What the requests that ended in the last so many milliseconds, and after `from`, say. */
  seen(windowMs: number, from: number): Seen | undefined {
    const begin = Math.max(Date.now() - windowMs, from);
    const of = (kind: ClientResult['kind']): ClientResult[] =>
      this.#results.filter((each) => each.kind === kind && each.at >= begin);
    const [writes, reads] = [of('write'), of('read')];
    if (writes.length < 4 || reads.length < 4) return undefined;
    const share = (all: ClientResult[]): number => all.filter(({ ok }) => ok).length / all.length;
    if (share(writes) === 1 && share(reads) === 1) return 'writable';
    if (share(writes) === 0 && share(reads) === 0) return 'down';
    return share(writes) === 0 && share(reads) === 1 ? 'read-only' : 'partial';
  }

  /** Milliseconds after `from` of the last request that failed, 0 if none did. */
  lastFailure(from: number): number {
    const failed = this.#results.filter(
      ({ at, ok, kind }) => !ok && at >= from && kind === 'write',
    );
    return Math.max(0, ...failed.map(({ at, took }) => at + took - from));
  }

  /** What went wrong, by how often, for the log. */
  errors(from: number): string {
    const counts = new Map<string, number>();
    for (const { ok, at, kind, said } of this.#results) {
      if (ok || at < from) continue;
      const key = `${kind} ${said}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return [...counts].map(([what, count]) => `${what} x${count}`).join(', ');
  }

  forget(): void {
    this.#results.length = 0;
  }

  async remove(fabric: Fabric): Promise<void> {
    for (const child of this.#children) child.kill('SIGKILL');
    await fabric.unplug(this.#port);
  }
}
