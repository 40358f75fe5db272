import { spawn } from 'node:child_process';

/** npm as it was started, so that a step runs under the same one; else the npm on the PATH. */
function npm() {
  const script = process.env['npm_execpath'];
  return script && /\.c?js$/.test(script)
    ? { command: process.execPath, args: [script] }
    : { command: 'npm', args: [] };
}

/**
 * Runs one script of package.json with its output on ours, in a process group of its own, so that a
 * time-out or Ctrl-C ends everything it started.
 *
 * @param {string} script
 * @param {{ args?: readonly string[], timeoutMs: number }} options
 * @returns {Promise<{ ok: boolean, problem: string | null }>} `problem` says why it ended, when that
 *   was not an exit status of its own.
 */
export function runScript(script, { args = [], timeoutMs }) {
  const { command, args: first } = npm();
  const grouped = process.platform !== 'win32';
  const child = spawn(command, [...first, 'run', '--silent', script, '--', ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: grouped,
  });
  /** @param {NodeJS.Signals} signal */
  const end = (signal) => {
    if (!child.pid) return;
    try {
      process.kill(grouped ? -child.pid : child.pid, signal);
    } catch {
      // It ended by itself in the meantime.
    }
  };

  return new Promise((resolve) => {
    // An interrupt first: Playwright then ends its browsers and server, which are in other groups.
    const stop = () => {
      end('SIGINT');
      setTimeout(end, 5_000, 'SIGKILL').unref();
    };
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      stop();
    }, timeoutMs);
    let interrupted = false;
    const interrupt = () => {
      interrupted = true;
      stop();
    };
    process.once('SIGINT', interrupt);
    process.once('SIGTERM', interrupt);

    /** @param {{ ok: boolean, problem: string | null }} outcome */
    const settle = (outcome) => {
      clearTimeout(timer);
      process.off('SIGINT', interrupt);
      process.off('SIGTERM', interrupt);
      // Whatever it left behind in the background must not outlive it.
      end('SIGKILL');
      if (interrupted) process.exit(130);
      resolve(outcome);
    };
    child.once('error', (error) => settle({ ok: false, problem: error.message }));
    child.once('exit', (status, signal) => {
      if (timedOut) settle({ ok: false, problem: `stopped after ${timeoutMs / 60_000} minutes` });
      else settle({ ok: status === 0, problem: signal ? `ended by ${signal}` : null });
    });
  });
}
