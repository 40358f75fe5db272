import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Host } from './host.ts';
import { LabError } from './lab-error.ts';
import { sleep } from './run.ts';

/** Where the host's folder of the bundle lies, as an operator would have copied it. */
export const bundlePlace = '/root/quorate-bundle';

/** What systemctl is asked for, in words; gives its exit status. */
export type Systemctl = (words: readonly string[]) => Promise<number>;

const standIns = '/usr/local/lib/quorate-lab';
const asked = '/run/quorate-lab';

/** systemd does not run here, nothing is loaded into the machine's kernel and no package fetched. */
const programs: Readonly<Record<string, string>> = {
  systemctl: `
mkdir -p ${asked}
printf '%s\\n' "$@" >"${asked}/$$.new"
mv "${asked}/$$.new" "${asked}/$$.ask"
tries=0
until [ -e "${asked}/$$.done" ]; do
    tries=$((tries + 1))
    [ "$tries" -lt 600 ] || exit 1
    sleep 0.05
done
exit "$(cat "${asked}/$$.done")"
`,
  modprobe: 'exit 0\n',
  'apt-get': 'echo "apt-get: the lab installs no packages" >&2\n',
  // Only what belongs to the host's own network; the rest would change the machine.
  sysctl: `
for file; do :; done
grep '^net\\.' "$file" | /usr/sbin/sysctl -q -e -p - >/dev/null 2>&1 || true
`,
};

/** What {@link install} runs in place of the system's own, for the report. */
export const replaced = Object.keys(programs).toSorted();

/** Puts the stand-ins into what will be the host's root folder. */
export function writeStandIns(root: string): void {
  const folder = path.join(root, standIns);
  mkdirSync(folder, { recursive: true });
  for (const [name, body] of Object.entries(programs)) {
    writeFileSync(path.join(folder, name), `#!/bin/sh\n${body.trimStart()}`, { mode: 0o755 });
  }
}

const installing = ['', 'installed /etc/'] as const;
const whole = [
  ['--dry-run', 'dry run: nothing was changed'],
  installing,
  ['', 'all files were up to date'],
] as const;

/**
 * Runs the host's own `install.sh`; with `rehearse` before that with `--dry-run` and after it once
 * more, when it must find that nothing is left to do. Throws LabError with what it said where it does
 * not end well.
 */
export async function install(host: Host, systemctl: Systemctl, rehearse: boolean): Promise<void> {
  for (const [options, expected] of rehearse ? whole : [installing]) {
    const said = await runInstall(host, options, systemctl);
    if (said.includes(expected)) continue;
    throw new LabError(
      `install.sh ${options} on ${host.at.name} did not say "${expected}":\n${said}`,
    );
  }
}

async function runInstall(host: Host, options: string, systemctl: Systemctl): Promise<string> {
  let done = false;
  const answering = answer(host, systemctl, () => done);
  try {
    const command = `PATH=${standIns}:$PATH sh ${bundlePlace}/install.sh ${options} 2>&1`;
    return await host.sh(
      `${command} || { status=$?; echo "install.sh ended with $status"; }`,
      90_000,
    );
  } finally {
    done = true;
    await answering;
  }
}

/** Answers what the host's systemctl is asked until the end. */
async function answer(host: Host, systemctl: Systemctl, isDone: () => boolean): Promise<void> {
  const folder = host.root + asked;
  while (!isDone()) {
    for (const file of requests(folder)) {
      const request = path.join(folder, file);
      const words = readFileSync(request, 'utf8').split('\n').slice(0, -1);
      rmSync(request);
      const reply = request.replace(/ask$/, 'done');
      writeFileSync(`${reply}.new`, String(await systemctl(words)));
      renameSync(`${reply}.new`, reply);
    }
    await sleep(30);
  }
}

function requests(folder: string): string[] {
  try {
    return readdirSync(folder).filter((file) => file.endsWith('.ask'));
  } catch {
    return [];
  }
}
