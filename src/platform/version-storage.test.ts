import { describe, expect, it } from 'vitest';
import { newestFirst, surplusOf, versionLimits, type StoredVersion } from './version-storage.ts';

const version = (n: number, origin: StoredVersion['origin'] = 'user'): StoredVersion => ({
  id: `v${n}`,
  designId: 'd',
  name: `version ${n}`,
  note: '',
  savedAt: n,
  origin,
  text: '{}',
});
const many = (count: number, origin?: StoredVersion['origin']): StoredVersion[] =>
  Array.from({ length: count }, (_, n) => version(n, origin));

describe('the versions of a design', () => {
  it('stand newest first', () => {
    expect(newestFirst([version(1), version(3), version(2)]).map(({ id }) => id)).toEqual([
      'v3',
      'v2',
      'v1',
    ]);
  });

  it('are refused by hand beyond the bound, and take nothing away', () => {
    const full = many(versionLimits.byHand);
    expect(surplusOf(full, version(99))).toBeUndefined();
    expect(surplusOf(full.slice(1), version(99))).toEqual([]);
    // One that is put back under its own id takes no more room.
    expect(surplusOf(full, version(0))).toEqual([]);
  });

  it('make room by themselves where they were kept by themselves', () => {
    const automatic = many(versionLimits.automatic, 'restore');
    const surplus = surplusOf([...many(50), ...automatic], version(99, 'restore'));
    expect(surplus?.map(({ id, origin }) => [id, origin])).toEqual([['v0', 'restore']]);
  });
});
