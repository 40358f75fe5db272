import { execFile, spawn, type ChildProcess } from 'node:child_process';

/** Programs of the system lie in directories that are not on everybody's PATH. */
export const environment: NodeJS.ProcessEnv = {
  ...process.env,
  PATH: `${process.env['PATH'] ?? ''}:/usr/local/sbin:/usr/sbin:/sbin`,
  LC_ALL: 'C.UTF-8',
};

/** What a program prints; rejects with its error output if it fails or takes over `timeoutMs`. */
export function run(
  command: string,
  args: readonly string[],
  { input = '', timeoutMs = 30_000 }: { input?: string; timeoutMs?: number } = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      command,
      args,
      { env: environment, timeout: timeoutMs, killSignal: 'SIGKILL', maxBuffer: 1e8 },
      (error, stdout, stderr) => {
        if (error) reject(new Error(`${command} ${args.join(' ')}: ${stderr || error.message}`));
        else resolve(stdout);
      },
    );
    child.stdin?.on('error', () => {
      // It need not read what it is given.
    });
    child.stdin?.end(input);
  });
}

export function start(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = environment,
): ChildProcess {
  return spawn(command, args, { env, stdio: ['pipe', 'pipe', 'pipe'] });
}

export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

/** Tries until it gives something, at most so long; undefined if it never did. */
export async function until<T>(
  attempt: () => Promise<T | undefined>,
  timeoutMs: number,
  everyMs = 100,
): Promise<T | undefined> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const result = await attempt();
    if (result !== undefined || Date.now() > end) return result;
    await sleep(everyMs);
  }
}
