import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { topology } from '../../../testing/topology-builder.ts';
import { buildBundle } from '../bundle.ts';
import { restoreScript } from './restore.ts';

const design = topology().controlPlanes(2).externalEtcd(3).build();
const scripts = buildBundle(design, { language: 'en' }).files.filter(({ path }) =>
  path.endsWith(restoreScript),
);
const content = scripts[0]?.content ?? '';

function run(...args: readonly string[]) {
  return spawnSync('sh', ['-s', '--', ...args], { input: content, encoding: 'utf8' });
}

it('is on every external member, executable, and the same', () => {
  expect(scripts.map(({ path, mode }) => [path.split('/')[1], mode])).toEqual([
    ['etcd-1', 0o755],
    ['etcd-2', 0o755],
    ['etcd-3', 0o755],
  ]);
  expect(new Set(scripts.map((each) => each.content)).size).toBe(1);
});

it('is nowhere where kubeadm runs etcd', () => {
  const { files } = buildBundle(topology().stacked(3).build(), { language: 'en' });
  expect(files.filter(({ path }) => path.endsWith(restoreScript))).toEqual([]);
});

it.each([
  [[]],
  [['snapshot.db']],
  [['snapshot.db', 'token', '--dryrun']],
  [['snapshot.db', 'token', '--dry-run', 'more']],
])('begins nothing when called wrongly: %j', (args) => {
  const { status, stderr } = run(...args);
  expect(status).toBe(1);
  expect(stderr).toContain('usage: etcd-restore.sh SNAPSHOT TOKEN [--dry-run]');
});

it.each(['a b', '-x', 'a;reboot', '$(id)'])(
  'takes no token that is more than a word: %s',
  (token) => {
    const { status, stderr } = run('snapshot.db', token);
    expect(status).toBe(1);
    expect(stderr).toContain('TOKEN may hold letters');
  },
);

it('keeps the old data, and bumps the revision where the program can', () => {
  expect(content).toContain('mv "$data/member" "$data/member.before-$stamp"');
  expect(content).toContain('--bump-revision 1000000000 --mark-compacted');
  expect(content.indexOf('member.before-')).toBeLessThan(content.indexOf('mv "$new/member"'));
});
