import { describe, expect, it } from 'vitest';
import { findByPrefix, isTypeaheadKey } from './typeahead.ts';

const LABELS = ['README.md', 'ansible', 'hosts', 'haproxy.cfg', 'Runbook', '架构.md'];

describe('findByPrefix', () => {
  it('goes from match to match when one letter is repeated', () => {
    expect(findByPrefix(LABELS, 'h', 0)).toBe(2);
    expect(findByPrefix(LABELS, 'hh', 2)).toBe(3);
    expect(findByPrefix(LABELS, 'hhh', 3)).toBe(2);
  });

  it('stays where it is while more letters still match', () => {
    expect(findByPrefix(LABELS, 'ha', 3)).toBe(3);
    expect(findByPrefix(LABELS, 'ha', 0)).toBe(3);
  });

  it('ignores case, reads any script and says when nothing matches', () => {
    expect(findByPrefix(LABELS, 'RUN', 0)).toBe(4);
    expect(findByPrefix(LABELS, '架', 0)).toBe(5);
    expect(findByPrefix(LABELS, 'zz', 0)).toBe(-1);
    expect(findByPrefix([], 'a', 0)).toBe(-1);
  });
});

it('leaves commands and the space bar alone', () => {
  const key = { key: 'a', ctrlKey: false, metaKey: false, altKey: false };
  expect(isTypeaheadKey(key)).toBe(true);
  expect(isTypeaheadKey({ ...key, ctrlKey: true })).toBe(false);
  expect(isTypeaheadKey({ ...key, key: ' ' })).toBe(false);
  expect(isTypeaheadKey({ ...key, key: 'Home' })).toBe(false);
});
