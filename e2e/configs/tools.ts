import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe } from 'vitest';
import { findProgram, type ProgramName } from '../../scripts/tools.mjs';

declare module 'vitest' {
  interface TaskMeta {
    /** Why the tests of a skipped suite could not run here; `npm test` lists it. */
    notRun?: string;
  }
}

/** A program, or `namespaces`: the right to make network, mount and process namespaces. */
export type Requirement = ProgramName | 'namespaces';

/** The absolute path of a program that {@link describeWith} has asked for. */
export function program(name: ProgramName): string {
  const found = findProgram(name);
  if ('missing' in found) throw new Error(found.missing);
  return found.path;
}

const UNSHARE = ['--net', '--mount', '--pid', '--fork', '--kill-child', '--mount-proc'];

let namespaces: string | null | undefined;

/** Why namespaces cannot be made here, or null. */
function namespacesProblem(): string | null {
  if (namespaces !== undefined) return namespaces;
  const tools = (['unshare', 'ip'] as const).map((name) => findProgram(name));
  const missing = tools.find((tool) => 'missing' in tool);
  if (missing && 'missing' in missing) return (namespaces = missing.missing);
  const trial = 'ip link add name near type veth peer name far && mount -t tmpfs tmpfs /run';
  const { status } = spawnSync(program('unshare'), [...UNSHARE, 'sh', '-c', trial], {
    env: environment(),
    stdio: 'ignore',
    timeout: 20_000,
  });
  return (namespaces = status === 0 ? null : 'network namespaces cannot be made: run as root');
}

function problemWith(requirement: Requirement): string | null {
  if (requirement === 'namespaces') return namespacesProblem();
  const found = findProgram(requirement);
  return 'missing' in found ? found.missing : null;
}

/**
 * A suite that needs programs of the machine. Where one is missing its tests are skipped, and the
 * reason reaches the list of what did not run. `tests` must not start a program outside of a test
 * or hook.
 */
export function describeWith(needs: readonly Requirement[], name: string, tests: () => void): void {
  const problems = needs.map(problemWith).filter((problem) => problem !== null);
  const meta = problems.length > 0 ? { notRun: problems.join('; ') } : {};
  const suite = describe.skipIf(problems.length > 0);
  suite(name, { meta }, tests);
}

export interface RunResult {
  /** Exit status; null when it was ended by a signal, as after the time limit. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  /** Milliseconds; 60,000 when not given. */
  readonly timeoutMs?: number;
}

/** The environment of this process, with the directories of daemons on the PATH and in English. */
function environment(extra: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const searched = [process.env['PATH'] ?? '', '/usr/local/sbin', '/usr/sbin', '/sbin'];
  return { ...process.env, PATH: searched.join(path.delimiter), LC_ALL: 'C.UTF-8', ...extra };
}

/** Runs a program without a shell and waits for its end, or ends it after the time limit. */
export function run(
  command: string,
  args: readonly string[],
  { cwd, env, stdin = '', timeoutMs = 60_000 }: RunOptions = {},
): Promise<RunResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: environment(env),
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
    });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    child.stdin.on('error', () => {
      // It need not read what it is given.
    });
    child.stdin.end(stdin);
    child.once('error', reject);
    child.once('close', (status) => {
      resolve({
        status,
        stdout: Buffer.concat(stdout).toString('utf8'),
        stderr: Buffer.concat(stderr).toString('utf8'),
      });
    });
  });
}

export interface Interface {
  readonly name: string;
  /** With prefix length: `10.0.0.11/24`, `fd00::11/64`. */
  readonly addresses?: readonly string[];
}

export interface NamespaceOptions extends RunOptions {
  readonly interfaces?: readonly (string | Interface)[];
  /**
   * A folder whose tree lies over `/` for the script: `FOLDER/etc/haproxy/haproxy.cfg` is
   * `/etc/haproxy/haproxy.cfg`, with its mode. What the script writes there is gone afterwards.
   * Each folder at its top must exist in `/`.
   */
  readonly overlay?: string;
}

/** Makes the host around the script; interfaces and addresses come as arguments, never as code. */
const SETUP = `
set -eu
script=$1 scratch=$2 overlay=$3
shift 3
mount -t tmpfs -o mode=755 tmpfs "$scratch"
if [ -n "$overlay" ]; then
  for top in "$overlay"/*; do
    name=\${top##*/}
    mkdir -p "$scratch/work/$name" "$scratch/upper"
    cp -a "$top" "$scratch/upper/$name"
    chown -R 0:0 "$scratch/upper/$name"
    mount -t overlay -o "lowerdir=/$name,upperdir=$scratch/upper/$name,workdir=$scratch/work/$name" \
      overlay "/$name"
  done
fi
mount -t tmpfs -o mode=755 tmpfs /run
ip link set lo up
index=0
while [ "$#" -gt 0 ]; do
  case $1 in
    interface)
      index=$((index + 1))
      device=$2
      ip link add name "$device" type veth peer name "far$index"
      ip link set "far$index" up
      ip link set "$device" up
      ;;
    address4) ip address add "$2" dev "$device" ;;
    address6) ip address add "$2" dev "$device" nodad ;;
  esac
  shift 2
done
exec sh -c "$script"
`;

/**
 * Runs a shell script as root of a machine of its own: its network interfaces (each a live end of a
 * veth pair), its processes, its mounts, an empty /run. Nothing of it is left afterwards.
 */
export async function inNetns(
  script: string,
  { interfaces = [], overlay, ...options }: NamespaceOptions = {},
): Promise<RunResult> {
  const links = interfaces.flatMap((item) => {
    const { name, addresses = [] } = typeof item === 'string' ? { name: item } : item;
    const kinds = addresses.flatMap((address) => [
      address.includes(':') ? 'address6' : 'address4',
      address,
    ]);
    return ['interface', name, ...kinds];
  });
  const scratch = mkdtempSync(path.join(tmpdir(), 'quorate-host-'));
  try {
    const inside = ['sh', '-c', SETUP, 'sh', script, scratch, overlay ?? '', ...links];
    return await run(program('unshare'), [...UNSHARE, ...inside], options);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
