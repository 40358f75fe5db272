import { describe, expect, it } from 'vitest';
import { findVerbs, type VerbEntry } from './verbs.ts';

const verb = (
  id: VerbEntry['id'],
  group: VerbEntry['group'],
  label: string,
  other: string,
  enabled = true,
): VerbEntry => ({ id, group, label, otherLabels: [other], groupLabels: [group, '组'], enabled });

const verbs = [
  verb('undo', 'edit', 'Undo', '撤销', false),
  verb('delete-selection', 'edit', 'Delete selection', '删除所选'),
  verb('zoom-to-selection', 'view', 'Zoom to selection', '缩放到所选'),
  verb('fit-view', 'view', 'Fit to view', '适应窗口'),
];
const ids = (query: string, recent: readonly string[] = []): string[] =>
  findVerbs(verbs, query, recent).flatMap((group) => group.verbs.map((found) => found.verb.id));

describe('findVerbs', () => {
  it('lists all by group, those used lately first and once', () => {
    expect(findVerbs(verbs, '', ['fit-view', 'gone']).map(({ id }) => id)).toEqual([
      'recent',
      'edit',
      'view',
    ]);
    expect(ids('', ['fit-view'])).toEqual([
      'fit-view',
      'undo',
      'delete-selection',
      'zoom-to-selection',
    ]);
  });

  it('finds names of either language, and groups', () => {
    expect(ids('删除')).toEqual(['delete-selection']);
    expect(ids('zts')).toEqual(['zoom-to-selection']);
    expect(ids('view')).toEqual(['fit-view', 'zoom-to-selection']);
    expect(ids('nothing')).toEqual([]);
  });

  it('puts what was used lately before what fits as well', () => {
    expect(ids('selection')[0]).toBe('delete-selection');
    expect(ids('selection', ['zoom-to-selection'])[0]).toBe('zoom-to-selection');
  });

  it('lists what is disabled, but last', () => {
    expect(ids('und')).toEqual(['undo']);
    expect(findVerbs(verbs, 'edit', [])[0]?.verbs.map((found) => found.verb.id)).toEqual([
      'delete-selection',
      'undo',
    ]);
  });
});
