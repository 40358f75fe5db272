import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseTopology } from '../../src/core/model/parse-topology.ts';
import type { Topology } from '../../src/core/model/topology.ts';

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

  it('says what moves and waits, of processes and of places cut from each other', () => {
    const file = starter('stacked-3-zones');
    const process = json(['simulate', file, '--fail', 'component:lb-1/keepalived']);
    expect(process).toMatchObject({
      vipHolder: 'lb-2',
      controllers: { controllerManager: true, scheduler: true },
      moves: [{ from: 'lb-1', to: 'lb-2', seconds: { min: expect.any(Number) } }],
    });
    const isolated = json(['simulate', file, '--isolate', 'zone-a']);
    expect(isolated).toMatchObject({ api: 'unavailable', heldTwice: ['api-vip'] });
    expect(isolated['sides']).toMatchObject([{ api: 'unavailable' }, { api: 'degraded' }]);
    const cut = json(['simulate', file, '--cut', 'zone-a,zone-b', '--cut', 'zone-a,zone-c']);
    expect(cut).toMatchObject({ sides: [{ hosts: ['lb-1', 'master-1', 'worker-1'] }, {}] });
    const full = json(['simulate', file, '--fail', 'etcd-cluster:etcd-cluster/space']);
    expect(full).toMatchObject({ api: 'unavailable', reads: 'current', cause: 'no-space' });
    expect(quorate(['simulate', file, '--fail', 'host:lb-1']).out).toMatch(
      /api-vip moves from lb-1 to lb-2 in [\d.]+–[\d.]+ s/,
    );
  });

  it('plays a saved scenario, with more on top of it', () => {
    const document = JSON.parse(
      readFileSync(path.join(folder, starter('stacked-3-zones')), 'utf8'),
    ) as Record<string, unknown>;
    const steps = [{ action: 'fail', targets: ['zone-a'] }];
    const scenarios = [{ id: 's1', name: 'zone-a is lost', steps }];
    writeFileSync(path.join(folder, 'saved.json'), JSON.stringify({ ...document, scenarios }));
    const saved = ['simulate', 'saved.json', '--scenario', 'zone-a is lost'];
    expect(json(saved)).toMatchObject({ api: 'degraded', etcd: { up: 2 } });
    expect(json([...saved, '--fail', 'host:master-2'])).toMatchObject({
      api: 'unavailable',
      steps: [{ api: 'degraded', moves: [{ from: 'lb-1', to: 'lb-2' }] }, { api: 'unavailable' }],
    });
    expect(quorate(saved).out).toMatch(/^1\. zone-a fails\n {3}The API answers/);
  });

  it('plays every single failure', () => {
    const file = starter('stacked-3-zones');
    const matrix = json(['simulate', file, '--matrix']) as unknown as {
      intact: { api: string };
      rows: { id: string; how: string; api: string }[];
    };
    expect(matrix.intact.api).toBe('available');
    const dead = matrix.rows.filter(({ how, api }) => how === 'failed' && api === 'unavailable');
    expect(dead.map(({ id }) => id)).toEqual(['region-1', 'etcd-cluster-1:space']);
    const { status, out } = quorate(['simulate', file, '--matrix', '--format', 'csv']);
    expect(status).toBe(0);
    expect(out.split(/\r?\n/)[0]).toMatch(/^Element,Kind,Event/);
    expect(quorate(['simulate', file, '--matrix', '--format', 'markdown']).out).toMatch(
      /^\| Element \| Kind \|.*\|\n\| --- /,
    );
  });

  it('analyses: tolerances, availability, cut sets, importance, as the contract has them', () => {
    const result = json(['analyze', starter('bad-load-balancers-one-zone')]) as {
      unavailability: number;
      availability: number;
      downtimeMinutesPerYear: number;
      cutSets: { smallest: { id: string }[][]; countByOrder: number[] };
      importance: { id: string }[];
    };
    expect(result).toMatchObject({
      available: true,
      tolerates: { component: 1, host: 1, rack: null, zone: 0, region: 0 },
      cutSets: { completeUpTo: null },
      limits: [],
    });
    expect(result.availability).toBeCloseTo(1 - result.unavailability, 15);
    expect(result.downtimeMinutesPerYear / 525_960).toBeCloseTo(result.unavailability, 15);
    expect(result.cutSets.smallest.map((set) => set.map(({ id }) => id))).toEqual([
      ['region-1'],
      ['zone-a'],
    ]);
    expect(result.cutSets.countByOrder[0]).toBe(2);
    expect(result.importance.slice(0, 2).map(({ id }) => id)).toEqual(['zone-a', 'region-1']);
    expect(result).not.toHaveProperty('changes');
  });

  it('says in words what it assumed, and what to change first', () => {
    const file = starter('bad-load-balancers-one-zone');
    const { status, out } = quorate(['analyze', file, '--changes', '--max-order', '1']);
    expect(status).toBe(0);
    expect(out).toContain('Zone');
    expect(out).toContain('99.950 %');
    expect(out).toContain('A model, not a promise');
    expect(out).toMatch(/−26\d min\/year +0 hosts +Move host lb-1 to zone-b/);
    const changed = json(['analyze', file, '--changes', '--service', 'controllers']);
    expect(changed).toMatchObject({ service: 'controllers' });
    const chinese = quorate(['analyze', file, '--language', 'zh']).out;
    expect(chinese).toContain('这是模型而不是承诺');
    expect(chinese).not.toMatch(/\{\w+\}/);
  });

  it('compares: status 1 where the second is worse, and what differs', () => {
    const good = starter('stacked-3-zones');
    const bad = starter('bad-load-balancers-one-zone');
    expect(quorate(['compare', good, good])).toMatchObject({ status: 0 });
    expect(quorate(['compare', bad, good])).toMatchObject({ status: 0 });
    const { status, out } = quorate(['compare', good, bad]);
    expect(status).toBe(1);
    expect(out).toMatch(/Survives zones +any 1 of 3 +not any 1 of 3 +worse/);
    expect(json(['compare', good, bad])).toMatchObject({
      a: { name: good.replace('.topology.json', ''), tolerates: { zone: 1, rack: null } },
      b: { tolerates: { zone: 0 }, hosts: 5 },
      rules: { onlyInB: expect.arrayContaining(['lb/shared-domain']) },
      regressions: expect.arrayContaining(['tolerates.zone', 'findings.error']),
    });
    expect(quorate(['compare', good, bad, '--format', 'markdown']).out).toMatch(
      /^# stacked-3-zones and bad-load-balancers-one-zone compared\n/,
    );
  });

  /** A starter with something else in it, as a file. */
  function changed(name: string, change: (document: Topology) => void): string {
    const file = path.join(folder, starter('stacked-3-zones'));
    const document = JSON.parse(readFileSync(file, 'utf8')) as Topology;
    change(document);
    writeFileSync(path.join(folder, `${name}.json`), JSON.stringify(document));
    return `${name}.json`;
  }

  it.each<[string, string, (document: Topology) => void]>([
    [
      'high',
      'hosts[0].availability: Must be at most 1',
      ({ hosts: [host] }) => {
        host!.availability = 1.5;
      },
    ],
    [
      'low',
      'assumptions.availability.zone: Must be at least 0',
      ({ assumptions }) => {
        assumptions.availability.zone = -0.1;
      },
    ],
    [
      'circle',
      'lies inside itself',
      ({ failureDomains }) => {
        const [first, second] = failureDomains;
        first!.parent = second!.id;
      },
    ],
  ])(
    'refuses impossible figures and trees (%s) with status 2 and the place',
    (name, text, change) => {
      const { status, out, err } = quorate(['analyze', changed(name, change)]);
      expect({ status, out }).toEqual({ status: 2, out: '' });
      expect(err).toContain(text);
    },
  );

  it('answers for designs without voters, without endpoint and without anything', () => {
    const noVoters = changed('no-voters', (document) => {
      document.etcdClusters.length = 0;
      document.components = document.components.filter(({ kind }) => kind !== 'etcd');
    });
    expect(quorate(['analyze', noVoters])).toMatchObject({
      status: 1,
      out: expect.stringContaining('no etcd member votes'),
    });
    const noEndpoint = changed('no-endpoint', (document) => {
      document.endpoints.length = 0;
    });
    expect(quorate(['analyze', noEndpoint]).status).toBe(0);
    expect(json(['analyze', starter('empty')])).toMatchObject({
      available: false,
      cutSets: { countByOrder: [], smallest: [[]] },
    });
  });

  it('answers for ten thousand elements', () => {
    const file = changed('many', (document) => {
      for (let n = 0; n < 5_000; n += 1) {
        document.hosts.push({ id: `h${n}`, name: `h${n}`, addresses: [], interface: 'eth0' });
        document.components.push({ kind: 'worker', id: `w${n}`, host: `h${n}`, name: `w${n}` });
      }
    });
    expect(json(['analyze', file])).toMatchObject({ available: true, tolerates: { zone: 1 } });
    expect(quorate(['simulate', file, '--fail', 'zone:zone-a']).status).toBe(0);
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
  });

  it('makes pictures without a browser that are designs again', () => {
    const file = starter('stacked-3-zones');
    for (const name of ['out.svg', 'out.png', 'out.pdf']) {
      expect(quorate(['render', file, '-o', name])).toMatchObject({ status: 0, err: '' });
      expect(json(['check', name])).toEqual(json(['check', file]));
    }
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
    [
      ['simulate', 'stacked-3-zones.topology.json', '--fail', 'component:lb-1/etcd'],
      'lb-1/keepalived, lb-1/proxy',
    ],
    [['simulate', 'stacked-3-zones.topology.json', '--cut', 'zone-a'], 'name two places'],
    [['simulate', 'stacked-3-zones.topology.json', '--scenario', 'x'], 'no saved scenario "x"'],
    [
      ['simulate', 'stacked-3-zones.topology.json', '--matrix', '--fail', 'host:lb-1'],
      'leave out --fail',
    ],
    [['analyze', 'stacked-3-zones.topology.json', '--max-order', '0'], '--max-order 0'],
    [['analyze', 'stacked-3-zones.topology.json', '--service', 'dns'], '--service dns'],
    [['compare', 'stacked-3-zones.topology.json'], 'two designs'],
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
