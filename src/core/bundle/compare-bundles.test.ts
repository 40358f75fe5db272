import { describe, expect, it } from 'vitest';
import type { Bundle } from '../exporters/bundle.ts';
import { compareBundles, diffBundles } from './compare-bundles.ts';

function bundle(hash: string, files: Readonly<Record<string, string>>, mode = 0o644): Bundle {
  return {
    hash,
    notes: [],
    absent: [],
    limits: [],
    files: Object.entries(files).map(([path, content]) => ({
      path,
      content: `# quorate ${hash}\n${content}`,
      mode,
      syntax: 'text',
    })),
  };
}

const before = bundle('0a1b2c3d4e5f', { 'hosts/a/one': 'x\ny\n', 'hosts/b/two': 'z\n', three: '' });

describe('compareBundles', () => {
  it('passes over the hash of the design', () => {
    const after = bundle('5f4e3d2c1b0a', {
      'hosts/a/one': 'x\ny\n',
      'hosts/b/two': 'z\n',
      three: '',
    });
    expect(compareBundles(before, after)).toEqual({ files: new Map(), removed: [] });
  });

  it('finds changed, new and removed files', () => {
    const after = bundle('5f4e3d2c1b0a', {
      'hosts/a/one': 'x\nY\n',
      'hosts/b/two': 'z\n',
      'hosts/c/four': 'w\n',
    });
    const changes = compareBundles(before, after);
    expect([...changes.files]).toEqual([
      ['hosts/a/one', { changed: [3], removed: 1, isNew: false }],
      ['hosts/c/four', { changed: [1, 2], removed: 0, isNew: true }],
    ]);
    expect(changes.removed).toEqual(['three']);
  });

  it('takes new permissions as a change without changed lines', () => {
    const now = bundle('0a1b2c3d4e5f', { three: '' }, 0o755);
    expect(compareBundles(before, now).files.get('three')).toEqual({
      changed: [],
      removed: 0,
      isNew: false,
    });
  });
});

describe('diffBundles', () => {
  it('shows the places of what changed, came and went, the files of hosts first', () => {
    const after = bundle('5f4e3d2c1b0a', {
      'a-new-one': 'n\n',
      'hosts/a/one': 'x\nY\n',
      'hosts/b/two': 'z\n',
    });
    const diffs = diffBundles(before, after);
    expect(diffs.map(({ path, kind, plus, minus }) => [path, kind, plus, minus])).toEqual([
      ['hosts/a/one', 'changed', 1, 1],
      ['a-new-one', 'added', 2, 0],
      ['three', 'removed', 0, 1],
    ]);
    expect(diffs[0]?.hunks).toEqual([
      {
        line: 1,
        lines: [
          { kind: 'same', text: '# quorate 5f4e3d2c1b0a' },
          { kind: 'same', text: 'x' },
          { kind: 'removed', text: 'y' },
          { kind: 'added', text: 'Y' },
        ],
      },
    ]);
  });

  it('lists a file whose permissions alone changed, without a place', () => {
    const diffs = diffBundles(before, {
      ...before,
      files: before.files.map((file) => ({ ...file, mode: 0o755 })),
    });
    expect(diffs).toHaveLength(3);
    expect(diffs.flatMap(({ hunks }) => hunks)).toEqual([]);
  });
});
