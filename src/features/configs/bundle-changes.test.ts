import { describe, expect, it } from 'vitest';
import type { Bundle } from '../../core/exporters/bundle.ts';
import { changedBelow, changeStarts, compareBundles } from './bundle-changes.ts';

function bundle(hash: string, files: Readonly<Record<string, string>>, mode = 0o644): Bundle {
  return {
    hash,
    notes: [],
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
    expect(changedBelow(changes, 'hosts/')).toBe(2);
    expect(changedBelow(changes, 'hosts/b/')).toBe(0);
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

describe('changeStarts', () => {
  it('takes the first line of each run', () => {
    expect(changeStarts([2, 3, 4, 9, 11, 12])).toEqual([2, 9, 11]);
    expect(changeStarts([])).toEqual([]);
  });
});
