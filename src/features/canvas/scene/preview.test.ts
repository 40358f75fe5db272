import { describe, expect, it } from 'vitest';
import { topology } from '../../../testing/topology-builder.ts';
import { compareTopologies, previewCommands } from './preview.ts';

const before = topology().zones(2).controlPlanes(2).build();

describe('previewCommands', () => {
  it('marks what edits would add, change and remove, and leaves the document alone', () => {
    const { marks, topology: after } = previewCommands(before, [
      { type: 'rename', id: 'm1', name: 'first' },
      { type: 'add-host', name: 'spare' },
      { type: 'remove', ids: ['m2'] },
    ]);
    const added = after.hosts.find(({ name }) => name === 'spare')?.id;
    expect(marks.get('m1')).toBe('changed');
    expect(marks.get('m2')).toBe('removed');
    expect(added !== undefined && marks.get(added)).toBe('added');
    expect(marks.has('host-m1')).toBe(false);
    expect(before.components).toHaveLength(2);
  });

  it('stops at an edit that would be refused', () => {
    const { marks } = previewCommands(before, [
      { type: 'remove', ids: ['nobody'] },
      { type: 'remove', ids: ['m1'] },
    ]);
    expect(marks.size).toBe(0);
  });

  it('finds no difference between a document and its copy', () => {
    expect(compareTopologies(before, structuredClone(before)).size).toBe(0);
  });
});
