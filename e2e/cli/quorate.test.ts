import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseTopology } from '../../src/core/model/parse-topology.ts';

const root = path.resolve(import.meta.dirname, '../..');
const program = path.join(root, 'dist-cli/quorate.js');
const seed = path.join(root, 'src/core/importers/__fixtures__/ha-design.zh.md');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'quorate-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the built program in a folder of its own. */
function quorate(args: readonly string[], input?: string) {
  const result = spawnSync(process.execPath, [program, ...args], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 60_000,
    ...(input !== undefined && { input }),
  });
  return { status: result.status, out: result.stdout, err: result.stderr };
}

function json(args: readonly string[]): Record<string, unknown> {
  return JSON.parse(quorate([...args, '--format', 'json']).out) as Record<string, unknown>;
}

function starter(name: string): string {
  const file = `${name}.topology.json`;
  expect(quorate(['new', '--template', name, '-o', file]).status).toBe(0);
  return file;
}

describe('quorate', () => {
  it('starts by itself and says how it is used', () => {
    expect(execFileSync(program, ['--help'], { encoding: 'utf8' })).toContain('quorate COMMAND');
    expect(quorate([])).toMatchObject({ status: 2 });
    expect(quorate(['--version']).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('lists the starters, a name a line first, and writes each as a valid topology', () => {
    const names = quorate(['new', '--list'])
      .out.trim()
      .split('\n')
      .map((line) => line.split('\t')[0] ?? '');
    expect(names).toContain('stacked-3-zones');
    for (const name of names) {
      const text = readFileSync(path.join(folder, starter(name)), 'utf8');
      expect(parseTopology(JSON.parse(text)).ok).toBe(true);
    }
  });

  it('sets what is asked for in a starter', () => {
    const set = [
      '--set',
      'cluster.clusterName=prod',
      '--set',
      'cluster.podSubnets=["10.1.0.0/16"]',
    ];
    const { out } = quorate(['new', '--template', 'stacked-3-zones', ...set]);
    expect(JSON.parse(out)).toMatchObject({
      cluster: { clusterName: 'prod', podSubnets: ['10.1.0.0/16'] },
    });
    const wrong = quorate(['new', '--template', 'empty', '--set', 'cluster.apiServerPort=x']);
    expect(wrong).toMatchObject({ status: 2 });
    expect(wrong.err).toContain('cluster.apiServerPort');
  });

  it('imports the four drawings of a Markdown page', () => {
    const { status, out } = quorate([
      'import',
      seed,
      '-o',
      'seed.topology.json',
      '--format',
      'json',
    ]);
    expect(status).toBe(0);
    const result = JSON.parse(out) as { elements: unknown[]; notes: string[]; designs: unknown[] };
    expect(result.designs).toHaveLength(4);
    expect(result.elements.length).toBeGreaterThan(30);
    const kinds = [1, 2, 3, 4].map((n) => {
      const file = path.join(folder, `seed-${n}.topology.json`);
      const parsed = parseTopology(JSON.parse(readFileSync(file, 'utf8')));
      if (!parsed.ok) throw new Error('not a topology');
      const { components, etcdClusters } = parsed.topology;
      const count = (kind: string) => components.filter((each) => each.kind === kind).length;
      const placement = etcdClusters.map((cluster) => cluster.placement).join();
      return [count('load-balancer'), count('control-plane'), count('etcd'), placement];
    });
    expect(kinds).toEqual([
      [2, 0, 0, ''],
      [2, 3, 0, ''],
      [1, 3, 3, 'stacked'],
      [1, 3, 3, 'external'],
    ]);
  });

  it('imports one block of a page, and refuses a block that is not there', () => {
    expect(quorate(['import', seed, '--block', '3', '-o', 'third.json']).status).toBe(0);
    expect(readFileSync(path.join(folder, 'third.json'), 'utf8')).toContain('"stacked"');
    expect(quorate(['import', seed, '--block', '9', '-o', 'x.json'])).toMatchObject({
      status: 2,
      err: expect.stringContaining('blocks 1 to 4'),
    });
  });

  it('checks a design: status 1 and named findings if it has errors, 0 if not', () => {
    const bad = starter('bad-two-zones-2-1');
    const result = json(['check', bad]) as { diagnostics: { rule: string; severity: string }[] };
    expect(quorate(['check', bad]).status).toBe(1);
    expect(result.diagnostics[0]).toMatchObject({
      severity: 'error',
      targets: [expect.objectContaining({ kind: expect.any(String), name: expect.any(String) })],
    });
    const good = starter('stacked-3-zones');
    expect(quorate(['check', good]).status).toBe(0);
    expect(json(['check', good])).toMatchObject({ counts: { error: 0, warning: 0 } });
    expect(quorate(['check', good, '--language', 'zh']).out).toMatch(/[\u4E00-\u9FFF]/);
  });

  it('says what a failure does', () => {
    const file = starter('stacked-3-zones');
    expect(json(['simulate', file])).toMatchObject({
      api: 'available',
      reads: 'current',
      cause: null,
      etcd: { voters: 3, up: 3, quorum: true },
      vipHolder: 'lb-1',
    });
    expect(json(['simulate', file, '--fail', 'zone:zone-a'])).toMatchObject({
      api: 'degraded',
      etcd: { voters: 3, up: 2, quorum: true },
      usableControlPlanes: ['master-2', 'master-3'],
      vipHolder: 'lb-2',
    });
    const two = quorate([
      'simulate',
      file,
      '--fail',
      'host:master-1,host:master-2',
      '--format',
      'json',
    ]);
    expect(two.status).toBe(1);
    expect(JSON.parse(two.out)).toMatchObject({ api: 'unavailable', cause: 'no-quorum' });
    const cut = json(['simulate', file, '--partition', 'zone-a|zone-b,zone-c']);
    expect(cut['sides']).toMatchObject([{ api: 'unavailable' }, { api: 'degraded' }]);
  });

  it('draws every view as Mermaid or Markdown', () => {
    const file = starter('external-5-5-3-zones');
    for (const view of ['cluster', 'load-balancing', 'traffic', 'failure-domains', 'etcd']) {
      expect(quorate(['render', file, '--view', view]).out).toContain('flowchart ');
    }
    const { out } = quorate([
      'render',
      file,
      '--view',
      'etcd',
      '--format',
      'markdown',
      '--direction',
      'LR',
    ]);
    expect(out).toMatch(/^```mermaid\n[^]*flowchart LR\n[^]*```\n$/);
    expect(quorate(['render', file, '--format', 'svg'])).toMatchObject({ status: 2 });
  });

  it('exports a zip and a folder with the same files, and reads the zip again', () => {
    const file = starter('lb-on-masters');
    expect(quorate(['export', file, '-o', 'bundle.zip']).status).toBe(0);
    expect(quorate(['export', file, '-o', 'bundle']).status).toBe(0);
    const script = path.join(folder, 'bundle/hosts/master-1/etc/keepalived/chk_lb.sh');
    expect(statSync(script).mode & 0o777).toBe(0o755);
    expect(readFileSync(path.join(folder, 'bundle/topology.json'), 'utf8')).toBe(
      readFileSync(path.join(folder, file), 'utf8'),
    );
    expect(json(['simulate', 'bundle.zip'])).toEqual(json(['simulate', file]));
    const first = readFileSync(path.join(folder, 'bundle.zip'));
    quorate(['export', 'bundle.zip', '-o', 'again.zip']);
    expect(readFileSync(path.join(folder, 'again.zip')).equals(first)).toBe(true);
  });

  it('reads standard input', () => {
    const text = readFileSync(path.join(folder, starter('stacked-3-zones')), 'utf8');
    expect(quorate(['check', '-'], text).status).toBe(0);
  });

  it.each([
    [['frobnicate'], 'no command "frobnicate"'],
    [['check'], 'Name a topology file'],
    [['check', 'nowhere.json'], 'there is no such file'],
    [['check', '--colour', 'x'], '--colour'],
    [['new', '--template', 'nothing'], 'no starter "nothing"'],
    [['simulate', 'stacked-3-zones.topology.json', '--fail', 'zone:zone-z'], 'no zone "zone-z"'],
    [['simulate', 'stacked-3-zones.topology.json', '--fail', 'lb-1'], 'KIND:NAME'],
    [['render', 'stacked-3-zones.topology.json', '--view', 'all'], '--view all'],
    [['export', 'stacked-3-zones.topology.json'], '-o'],
    [['import', 'stacked-3-zones.topology.json', '--from', 'pdf', '-o', 'x'], '--from pdf'],
  ])('ends %j with status 2 and one line that says what to do', (args, expected) => {
    starter('stacked-3-zones');
    const { status, out, err } = quorate(args);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain(expected);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it.each([
    ['binary', '\0\0PNG', 'not a text file'],
    ['truncated', '{"apiVersion": "quorate/v1", "kind": "Topo', 'line 1'],
    ['foreign', '{"kind": "Pod", "apiVersion": "v1"}', 'kind'],
    ['newer', '{"kind": "Topology", "apiVersion": "quorate/v7"}', 'newer'],
  ])('refuses a %s file and writes nothing', (name, text, expected) => {
    writeFileSync(path.join(folder, `${name}.json`), text);
    const { status, err } = quorate(['export', `${name}.json`, '-o', 'refused.zip']);
    expect(status).toBe(2);
    expect(err).toContain(expected);
    expect(existsSync(path.join(folder, 'refused.zip'))).toBe(false);
  });
});
