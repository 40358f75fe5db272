import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stringify } from 'yaml';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseTopology } from '../../src/core/model/parse-topology.ts';
import type { Topology } from '../../src/core/model/topology.ts';

const program = path.resolve(import.meta.dirname, '../../dist-cli/quorate.js');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'quorate-check-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the built program in a folder of its own. */
function check(args: readonly string[], input?: string) {
  const result = spawnSync(process.execPath, [program, 'check', ...args], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 60_000,
    ...(input !== undefined && { input }),
  });
  return { status: result.status, out: result.stdout, err: result.stderr };
}

const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8');

/** A starter with something else in it. */
function design(
  template: string,
  change: (document: Topology) => void = () => undefined,
): Topology {
  const args = [program, 'new', '--template', template];
  const { stdout } = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 60_000 });
  const parsed = parseTopology(JSON.parse(stdout));
  if (!parsed.ok) throw new Error('not a topology');
  change(parsed.topology);
  return parsed.topology;
}

function file(name: string, content: string): string {
  writeFileSync(path.join(folder, name), content);
  return name;
}

/** A good design but for a router id that keepalived refuses, which has a safe fix. */
const badRouterId = (): Topology =>
  design('stacked-3-zones', ({ endpoints }) =>
    Object.assign(endpoints[0]!, { virtualRouterId: 300 }),
  );

describe('quorate check', () => {
  it('prints SARIF that points into the file, with waived findings suppressed', () => {
    const bad = design('bad-two-zones-2-1', ({ checks }) =>
      checks.waivers.push({ rule: 'etcd/two-zones', severity: 'off', reason: 'until May' }),
    );
    const { status, out } = check([
      file('bad.json', JSON.stringify(bad, null, 4)),
      '--format',
      'sarif',
    ]);
    expect(status).toBe(1);
    const { runs } = JSON.parse(out) as {
      runs: {
        results: {
          ruleId: string;
          suppressions?: { justification: string }[];
          locations: {
            physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } };
          }[];
        }[];
      }[];
    };
    const { results } = runs[0]!;
    const { artifactLocation, region } = results[0]!.locations[0]!.physicalLocation;
    expect(artifactLocation.uri).toBe('bad.json');
    expect(read('bad.json').split('\n')[region.startLine]).toContain('"id": "zone-a"');
    expect(results.find(({ ruleId }) => ruleId === 'etcd/two-zones')?.suppressions).toMatchObject([
      { justification: 'until May' },
    ]);
  });

  it('prints a design review, in both languages', () => {
    const name = file('good.json', JSON.stringify(design('stacked-3-zones')));
    expect(check([name, '--format', 'markdown'])).toMatchObject({
      status: 0,
      out: expect.stringMatching(/^# Design review: stacked-3-zones\n[^]*```mermaid\n/),
    });
    expect(check([name, '--format', 'markdown', '--language', 'zh']).out).toMatch(/^# 设计评审：/);
  });

  it('tells waived findings and unused waivers as text and as JSON', () => {
    const bad = design('bad-two-zones-2-1', ({ checks }) =>
      checks.waivers.push(
        { rule: 'etcd/two-zones', severity: 'off', reason: 'until May' },
        { rule: 'etcd/no-members', severity: 'off', reason: 'old' },
      ),
    );
    const name = file('bad.json', JSON.stringify(bad));
    const { out } = check([name]);
    expect(out).toContain('Waived because: until May');
    expect(out).toContain('Waivers that excuse nothing: etcd/no-members');
    expect(JSON.parse(check([name, '--format', 'json']).out)).toMatchObject({
      profile: 'multi-zone',
      waived: [{ rule: 'etcd/two-zones' }],
      unusedWaivers: [{ rule: 'etcd/no-members' }],
    });
  });

  it('judges by another profile, and fails where it is told to', () => {
    const name = file('bad.json', JSON.stringify(design('bad-two-zones-2-1')));
    expect(check([name]).status).toBe(1);
    expect(check([name, '--fail-on', 'none']).status).toBe(0);
    const learning = [name, '--profile', 'learning'];
    expect(check(learning)).toMatchObject({
      status: 0,
      out: expect.stringContaining('(profile learning)'),
    });
    expect(check([...learning, '--fail-on', 'warning']).status).toBe(1);
  });

  it('fixes in place what is safe to fix, tells it, and touches nothing else', () => {
    const before = JSON.stringify(badRouterId(), null, 4);
    const name = file('d.json', before);
    expect(check([name]).status).toBe(1);
    const { status, err } = check([name, '--fix', '--profile', 'production']);
    expect(status).toBe(0);
    expect(err).toMatch(/^Fixed \[lb\/vrid-range\]: .*\nWrote d\.json\n$/);
    expect(read(name)).toBe(before.replace('"virtualRouterId": 300', '"virtualRouterId": 51'));
    const again = check([name, '--fix']);
    expect(again.err).toBe('Nothing can be fixed safely.\n');
  });

  it('keeps YAML and its comments, and writes elsewhere what -o says', () => {
    const before = `# Ours.\n${stringify(badRouterId())}`;
    const name = file('d.yaml', before);
    check([name, '--fix', '-o', 'mended.json']);
    expect(read(name)).toBe(before);
    expect(JSON.parse(read('mended.json'))).toMatchObject({ endpoints: [{ virtualRouterId: 51 }] });
    check([name, '--fix']);
    expect(read(name)).toBe(before.replace('virtualRouterId: 300', 'virtualRouterId: 51'));
  });

  it('shows what a fix would do, to the file and to the files of the hosts, and writes nothing', () => {
    const before = JSON.stringify(badRouterId(), null, 2);
    const name = file('d.json', before);
    const { out, err } = check([name, '--fix', '--dry-run']);
    expect(err).toMatch(/^Would fix \[lb\/vrid-range\]/);
    expect(out).toMatch(/^--- d\.json\n\+\+\+ d\.json\n@@ -\d+,7 \+\d+,7 @@\n/);
    expect(out).toMatch(/\n- +"virtualRouterId": 300,\n\+ +"virtualRouterId": 51,\n/);
    expect(out).toMatch(/\n\+\+\+ bundle\/hosts\/lb-1\/etc\/keepalived\/keepalived\.conf\n/);
    expect(read(name)).toBe(before);
  });

  it.each([
    [['-', '--fix'], '--fix needs -o FILE here'],
    [['-', '-o', 'x.json'], '-o goes with --fix'],
    [['-', '--dry-run'], '--dry-run goes with --fix'],
    [['-', '--fix', '--dry-run', '-o', 'x.json'], 'leave out -o'],
    [['-', '--format', 'pdf'], 'text, json, sarif or markdown'],
    [['-', '--profile', 'x'], 'learning, production, multi-zone'],
    [['-', '--fail-on', 'info'], 'error, warning, none'],
  ])('ends check %j with status 2', (args, expected) => {
    const { status, out, err } = check(args, JSON.stringify(design('empty')));
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain(expected);
  });
});
