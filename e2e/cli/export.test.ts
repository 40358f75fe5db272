import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Topology } from '../../src/core/model/topology.ts';

const program = path.resolve(import.meta.dirname, '../../dist-cli/quorate.js');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'quorate-export-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the built program in a folder of its own. */
function quorate(...args: readonly string[]) {
  return spawnSync(process.execPath, [program, ...args], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 60_000,
  });
}

describe('quorate export', () => {
  it('exports what a design says enough for, and lists the files that are absent', () => {
    const template = quorate('new', '--template', 'stacked-3-zones');
    const design = JSON.parse(template.stdout) as Topology;
    const host = design.hosts.find(({ name }) => name === 'master-2');
    if (host !== undefined) host.addresses = [];
    writeFileSync(path.join(folder, 'incomplete.json'), JSON.stringify(design));
    const { status, stdout, stderr } = quorate('export', 'incomplete.json', '-o', 'incomplete');
    expect(status).toBe(0);
    expect(stdout).toBe('');
    expect(stderr).toMatch(
      /\n {2}hosts\/master-2\/etc\/kubernetes\/kubeadm\/join\.yaml\n {4}.*Fill in its first address\.\n/,
    );
    const written = (file: string): boolean => existsSync(path.join(folder, 'incomplete', file));
    expect(written('hosts/master-2/etc/kubernetes/kubeadm/join.yaml')).toBe(false);
    expect(written('hosts/master-3/etc/kubernetes/kubeadm/join.yaml')).toBe(true);
  });
});
