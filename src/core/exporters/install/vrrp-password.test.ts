import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { topology } from '../../../testing/topology-builder.ts';
import { buildBundle } from '../bundle.ts';
import { addVrrpPassword, vrrpPasswordFile } from './vrrp-password.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'quorate-vrrp-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const conf =
  'vrrp_instance api {\n    state BACKUP\n}\nvrrp_instance other {\n    state BACKUP\n}\n';

/** Runs the lines on files in a folder of the test. */
function run(password: string | undefined, dryRun = 'no') {
  const staged = path.join(folder, 'keepalived.conf.new');
  writeFileSync(staged, conf);
  if (password !== undefined) writeFileSync(path.join(folder, 'vrrp-password'), password);
  const lines = addVrrpPassword(['api']).map((line) => line.replaceAll('/etc/keepalived', folder));
  const script = [
    'set -eu',
    `dry_run=${dryRun}`,
    'say() { echo "$*"; }',
    'die() { echo "$*" >&2; exit 1; }',
    ...lines,
  ].join('\n');
  const { status, stderr, stdout } = spawnSync('sh', ['-c', script], { encoding: 'utf8' });
  return {
    status,
    stderr,
    stdout,
    text: readFileSync(staged, 'utf8'),
    mode: statSync(staged).mode,
  };
}

it('puts the password into its instance alone, readable for root alone', () => {
  const { status, text, mode, stdout } = run('s3cret\n');
  expect(status).toBe(0);
  expect(text).toBe(
    conf.replace(
      'api {\n',
      'api {\n    authentication {\n        auth_type PASS\n        auth_pass s3cret\n    }\n',
    ),
  );
  expect(mode & 0o777).toBe(0o600);
  expect(stdout).not.toContain('s3cret');
});

it.each([undefined, '', 'nine99999', 'a b', 'a$(id)', '"x"'])(
  'stops before anything is replaced without a password that keepalived takes whole: %j',
  (password) => {
    const { status, stderr, text } = run(password);
    expect(status).toBe(1);
    expect(stderr).toContain('no VRRP password: put the same 1 to 8 letters or digits');
    expect(text).toBe(conf);
  },
);

it('only tells in a dry run', () => {
  expect(run(undefined, 'yes')).toMatchObject({ status: 0, text: conf });
});

it('is asked for where the design wants VRRP 2 with authentication, in the runbook too', () => {
  const files = (vrrpVersion: 2 | 3): Map<string, string> =>
    new Map(
      buildBundle(
        topology()
          .zones(2)
          .stacked(2)
          .loadBalancers(2)
          .vip('10.0.0.100')
          .with(({ endpoints }) => {
            for (const each of endpoints) {
              if (each.kind === 'vip') Object.assign(each, { authentication: true, vrrpVersion });
            }
          })
          .build(),
        { language: 'en' },
      ).files.map(({ path: name, content }) => [name, content]),
    );
  expect(files(2).get('hosts/lb-1/install.sh')).toContain(vrrpPasswordFile);
  expect(files(2).get('hosts/master-1/install.sh')).not.toContain(vrrpPasswordFile);
  expect(files(2).get('RUNBOOK.md')).toContain('Choose a VRRP password');
  expect(files(3).get('hosts/lb-1/install.sh')).not.toContain(vrrpPasswordFile);
  const script = files(2).get('hosts/lb-1/install.sh') ?? '';
  expect(script.indexOf('vrrp_instance')).toBeLessThan(script.indexOf('check keepalived'));
});
