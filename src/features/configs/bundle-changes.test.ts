import { describe, expect, it } from 'vitest';
import type { FileChange } from '../../core/bundle/compare-bundles.ts';
import { changedBelow, changeStarts } from './bundle-changes.ts';

describe('changeStarts', () => {
  it('takes the first line of each run', () => {
    expect(changeStarts([2, 3, 4, 9, 11, 12])).toEqual([2, 9, 11]);
    expect(changeStarts([])).toEqual([]);
  });
});

describe('changedBelow', () => {
  it('counts what lies in a folder, however deep', () => {
    const change: FileChange = { changed: [1], removed: 0, isNew: false };
    const files = new Map([
      ['hosts/a/etc/one', change],
      ['hosts/ab/two', change],
      ['README.md', change],
    ]);
    const changes = { files, removed: [] };
    expect(changedBelow(changes, 'hosts/')).toBe(2);
    expect(changedBelow(changes, 'hosts/a/')).toBe(1);
    expect(changedBelow(changes, 'docs/')).toBe(0);
  });
});
