/**
 * The programs that tests need from the machine: where they are found, and what to say when they are
 * not there. Nothing here changes the machine; `setup-tools.mjs` does that.
 */
import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * @typedef {object} Program
 * @property {readonly string[]} apt Debian packages that bring it.
 * @property {(executable: string) => string | null} [defect] What is wrong with the one found, or
 *   null when it will do.
 */

/**
 * The programs that read what Quorate exports, by the name they are started with.
 *
 * @satisfies {Record<string, Program>}
 */
export const PROGRAMS = {
  haproxy: { apt: ['haproxy'] },
  nginx: { apt: ['nginx-light', 'libnginx-mod-stream'], defect: nginxDefect },
  keepalived: { apt: ['keepalived'] },
  etcd: { apt: ['etcd-server'] },
  etcdctl: { apt: ['etcd-client'] },
  shellcheck: { apt: ['shellcheck'] },
  nft: { apt: ['nftables'] },
  'systemd-analyze': { apt: ['systemd'] },
  openssl: { apt: ['openssl'] },
  'ansible-inventory': { apt: ['ansible-core'] },
  promtool: { apt: ['prometheus'] },
  ip: { apt: ['iproute2'] },
  curl: { apt: ['curl'] },
  ps: { apt: ['procps'] },
  unshare: { apt: ['util-linux'] },
  nsenter: { apt: ['util-linux'] },
};

/** @typedef {keyof typeof PROGRAMS} ProgramName */

/** @type {readonly ProgramName[]} */
export const PROGRAM_NAMES = /** @type {ProgramName[]} */ (Object.keys(PROGRAMS));

/** Daemons and network tools live in directories that are not on an ordinary user's PATH. */
const SYSTEM_DIRECTORIES = ['/usr/local/sbin', '/usr/sbin', '/sbin'];

/** @param {string} file */
export function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/**
 * The absolute path of an executable, or null.
 *
 * @param {string} name
 */
export function which(name) {
  const directories = [
    ...(process.env['PATH'] ?? '').split(path.delimiter).filter(path.isAbsolute),
    ...SYSTEM_DIRECTORIES,
  ];
  return directories.map((directory) => path.join(directory, name)).find(isExecutable) ?? null;
}

/**
 * Standard output and error of a short command, or null when it failed or took over 20 seconds.
 *
 * @param {string} executable
 * @param {readonly string[]} args
 */
export function output(executable, args) {
  try {
    return execFileSync('/bin/sh', ['-c', 'exec "$@" 2>&1', 'sh', executable, ...args], {
      encoding: 'utf8',
      timeout: 20_000,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return null;
  }
}

/**
 * The exported nginx.conf forwards TCP, which needs the stream module: built in, or a loadable one.
 *
 * @param {string} executable
 */
function nginxDefect(executable) {
  const build = output(executable, ['-V']) ?? '';
  if (/--with-stream(\s|$)/.test(build)) return null;
  const modules = /--modules-path=(\S+)/.exec(build)?.[1] ?? '/usr/lib/nginx/modules';
  return existsSync(path.join(modules, 'ngx_stream_module.so')) ? null : 'has no stream module';
}

/**
 * Looks a program up.
 *
 * @param {ProgramName} name
 * @returns {{ path: string } | { missing: string }} Its absolute path, or a sentence that says what
 *   is wrong and what to install.
 */
export function findProgram(name) {
  /** @type {Program} */
  const { apt, defect } = PROGRAMS[name];
  const executable = which(name);
  const problem = executable === null ? 'is not installed' : (defect?.(executable) ?? null);
  if (executable !== null && problem === null) return { path: executable };
  return { missing: `${name} ${problem}: apt-get install ${apt.join(' ')}` };
}
