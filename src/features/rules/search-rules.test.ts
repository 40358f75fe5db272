import { describe, expect, it } from 'vitest';
import { rules } from '../../core/diagnostics/registry.ts';
import { searchRules } from './search-rules.ts';

const idsOf = (query: string, language: 'en' | 'zh' = 'en'): string[] =>
  searchRules(rules, query, language).flatMap((found) => found.rules.map(({ meta }) => meta.id));

describe('searching rules', () => {
  it('lists all of them, by group, for no word', () => {
    expect(idsOf('  ').toSorted()).toEqual(rules.map(({ meta }) => meta.id).toSorted());
  });

  it('finds by id, title and group, whatever the case, every word of it', () => {
    expect(idsOf('VRID-range')).toContain('lb/vrid-range');
    expect(idsOf('election heartbeats')).toContain('etcd/election-ratio');
    expect(idsOf('election heartbeats lb')).toEqual([]);
    expect(idsOf('load balancing and vips')).toContain('lb/vip-missing');
  });

  it('looks in the language of the page', () => {
    expect(idsOf('选举', 'zh')).toContain('etcd/election-ratio');
    expect(idsOf('选举', 'en')).toEqual([]);
  });
});
