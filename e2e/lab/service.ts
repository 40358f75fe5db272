import type { ChildProcess } from 'node:child_process';
import { childOf, childrenOf } from './fabric.ts';
import type { Unit } from './unit-file.ts';
import { sleep, until } from './run.ts';

type Start = (argv: readonly string[], env: Readonly<Record<string, string>>) => ChildProcess;

type RunnableUnit = Pick<Unit, 'name' | 'command' | 'environment' | 'restarts' | 'restartMs'> &
  Partial<Pick<Unit, 'user' | 'stateFolder'>>;

/** A program that is kept running as its unit asks. */
export class Service {
  readonly #log: string[] = [];
  #child: ChildProcess | undefined;
  #start: Start | undefined;
  #wanted = false;

  readonly unit: RunnableUnit;

  constructor(unit: RunnableUnit) {
    this.unit = unit;
  }

  get name(): string {
    return this.unit.name;
  }

  /** The last lines it has printed. */
  get log(): readonly string[] {
    return this.#log;
  }

  start(start: Start): void {
    this.#start = start;
    this.#wanted = true;
    this.#launch();
  }

  /** As `systemctl is-active`. */
  get runs(): boolean {
    return this.#processes().length > 0;
  }

  /** As `systemctl start` after {@link stop}. */
  again(): void {
    if (this.#wanted) return;
    this.#wanted = true;
    this.#launch();
  }

  /** As `systemctl stop`: it may tidy up for some seconds, and is not started again. */
  async stop(): Promise<void> {
    this.#wanted = false;
    const pids = this.#processes();
    signal(pids.slice(0, 1), 'SIGTERM');
    const ended = await until(
      () => Promise.resolve(this.#processes().length === 0 ? true : undefined),
      3000,
      50,
    );
    if (ended === undefined) signal(pids, 'SIGKILL');
  }

  /** It dies with all its processes at once, and is started again if its unit says so. */
  crash(): void {
    signal(this.#processes(), 'SIGKILL');
  }

  #processes(): number[] {
    const main = this.#child?.pid === undefined ? undefined : childOf(this.#child.pid);
    return main === undefined ? [] : withChildren(main);
  }

  /** Its host is gone and it with it. */
  forget(): void {
    this.#wanted = false;
  }

  #launch(): void {
    const start = this.#start;
    if (!this.#wanted || start === undefined) return;
    const child = start(['sh', '-c', commandOf(this.unit)], this.unit.environment);
    this.#child = child;
    const keep = (chunk: Buffer): void => {
      this.#log.push(
        ...chunk
          .toString()
          .split('\n')
          .filter((line) => line !== ''),
      );
      if (this.#log.length > 300) this.#log.splice(0, this.#log.length - 300);
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.once('exit', () => {
      if (!this.unit.restarts) return;
      void sleep(this.unit.restartMs).then(() => {
        if (this.#child === child) this.#launch();
      });
    });
  }
}

/** As the unit's user, with the folder that it is given. */
function commandOf({ command, user, stateFolder }: RunnableUnit): string {
  if (user === undefined) return `exec ${command}`;
  const folder =
    stateFolder === undefined
      ? ''
      : `install -d -m 0700 -o ${user} -g ${user} /var/lib/${stateFolder} && `;
  return `${folder}exec setpriv --reuid=${user} --regid=${user} --init-groups ${command}`;
}

function signal(pids: readonly number[], name: 'SIGTERM' | 'SIGKILL'): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name);
    } catch {
      // It has ended meanwhile.
    }
  }
}

function withChildren(pid: number): number[] {
  const found = [pid];
  // The list grows while it is walked, until no process has children that are not in it.
  for (const each of found) found.push(...childrenOf(each));
  return found;
}
