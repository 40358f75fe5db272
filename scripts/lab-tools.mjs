/**
 * `npm run lab:tools`: builds kubeadm, kube-apiserver and etcd from their Go modules, as pinned in
 * `e2e/lab/tools`, for the lab to run. Without Go it says so and changes nothing: the lab then plays
 * kube-apiserver by a stand-in, and names it as one.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { which } from './tools.mjs';

const ROOT = path.resolve(import.meta.dirname, '..');
const MODULES = path.join(ROOT, 'e2e/lab/tools');
const TARGET =
  process.env['QUORATE_LAB_TOOLS'] ?? path.join(ROOT, 'node_modules/.cache/quorate-lab');

/** @param {string} folder */
function moduleFile(folder) {
  return readFileSync(path.join(MODULES, folder, 'go.mod'), 'utf8');
}

/** The release of Kubernetes that go.mod names. */
function kubernetesRelease() {
  return /k8s\.io\/kubernetes v(\d+\.\d+\.\d+)/.exec(moduleFile('kubernetes'))?.[1] ?? '0.0.0';
}

/**
 * @param {string} go
 * @param {string} folder
 * @param {string} name
 * @param {string} source
 * @param {readonly string[]} flags
 */
function build(go, folder, name, source, flags) {
  console.log(`Building ${name}`);
  const file = path.join(TARGET, name);
  const { status } = spawnSync(go, ['build', '-mod=mod', ...flags, '-o', file, source], {
    cwd: path.join(MODULES, folder),
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: 20 * 60_000,
  });
  return status === 0;
}

const go = which('go');
const stamp = path.join(TARGET, 'modules.txt');
const wanted = moduleFile('kubernetes') + moduleFile('etcd');
if (go === null) {
  console.log('Go is not installed: the lab will play kube-apiserver by a stand-in.');
} else if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  mkdirSync(TARGET, { recursive: true });
  const release = kubernetesRelease();
  const [major, minor] = release.split('.');
  const version = 'k8s.io/component-base/version';
  const values = { gitVersion: `v${release}`, gitMajor: major, gitMinor: minor };
  const linked = Object.entries(values).map(([name, value]) => `-X ${version}.${name}=${value}`);
  const flags = ['-ldflags', linked.join(' ')];
  const built =
    build(go, 'etcd', 'etcd', '.', []) &&
    build(go, 'kubernetes', 'kubeadm', 'k8s.io/kubernetes/cmd/kubeadm', flags) &&
    build(go, 'kubernetes', 'kube-apiserver', 'k8s.io/kubernetes/cmd/kube-apiserver', flags);
  if (built) writeFileSync(stamp, wanted);
  else {
    console.error(
      'Not everything could be built: the lab will use a stand-in for what is missing.',
    );
    process.exitCode = 1;
  }
}
