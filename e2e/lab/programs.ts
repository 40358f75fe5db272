import { existsSync } from 'node:fs';
import path from 'node:path';
import { labProblem } from '../../scripts/lab-problem.mjs';
import { which } from '../../scripts/tools.mjs';
import { LabError } from './lab-error.ts';
import { run } from './run.ts';

/** Programs that the lab runs, by what plays them. */
export interface Programs {
  readonly etcd: string;
  /** Absent where the Go toolchain could not build it: a stand-in takes its place. */
  readonly kubeadm: string | undefined;
  readonly kubeApiserver: string | undefined;
  /** Of kubeadm, without a leading v; empty where there is none. */
  readonly release: string;
  /** What was used, for the report: `haproxy 2.6.12`. */
  readonly versions: readonly string[];
}

/** Where `npm run lab:tools` puts what it builds. */
export function toolsFolder(root: string): string {
  return process.env['QUORATE_LAB_TOOLS'] ?? path.join(root, 'node_modules/.cache/quorate-lab');
}

/** Throws LabError where the lab cannot run here, with what to install. */
export async function findPrograms(folder: string, standIn: boolean): Promise<Programs> {
  const problem = labProblem();
  if (problem !== null) throw new LabError(`The lab cannot run here: ${problem}.`);
  const built = (name: string): string | undefined => {
    const file = path.join(folder, name);
    return existsSync(file) ? file : undefined;
  };
  const etcd = built('etcd') ?? which('etcd') ?? undefined;
  if (etcd === undefined) {
    throw new LabError(
      'The lab cannot run here: etcd is not installed: apt-get install etcd-server.',
    );
  }
  const real = !standIn && built('kubeadm') !== undefined && built('etcd') !== undefined;
  const kubeadm = real ? built('kubeadm') : undefined;
  const kubeApiserver = real ? built('kube-apiserver') : undefined;
  const versions = await Promise.all([
    version('haproxy', ['-v'], /version (\S+)/),
    version('nginx', ['-v'], /nginx\/(\S+)/),
    version('keepalived', ['--version'], /v(\d\S+)/),
    version(etcd, ['--version'], /Version: (\S+)/, 'etcd'),
    ...(kubeadm === undefined ? [] : [version(kubeadm, ['version', '-o', 'short'], /v(\S+)/)]),
    ...(kubeApiserver === undefined ? [] : [version(kubeApiserver, ['--version'], /v(\S+)/)]),
  ]);
  const release = versions.find((each) => each.startsWith('kubeadm '))?.split(' ')[1] ?? '';
  return { etcd, kubeadm, kubeApiserver, release, versions };
}

async function version(
  program: string,
  args: readonly string[],
  pattern: RegExp,
  name = path.basename(program),
): Promise<string> {
  const said = await run('sh', ['-c', '"$@" 2>&1', 'sh', program, ...args]).catch(() => '');
  return `${name} ${(pattern.exec(said)?.[1] ?? 'of unknown version').replace(/[,;]$/, '')}`;
}
