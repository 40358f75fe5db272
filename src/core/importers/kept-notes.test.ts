import { describe, expect, it } from 'vitest';
import { limits, topologySchema } from '../model/topology.ts';
import { withKeptNotes } from './kept-notes.ts';

const topology = topologySchema.parse({
  apiVersion: 'quorate/v1',
  kind: 'Topology',
  metadata: { name: 'kept' },
});
const design = { name: 'kept', topology, elements: [], shapes: [], notes: [] };

describe('what a topology has no place for', () => {
  it('is listed once in the description, in the language of the user', () => {
    const { metadata } = withKeptNotes({ ...design, kept: ['Users', 'Users → LB', 'Users'] }, 'zh');
    expect(metadata.description.split('\n').slice(1)).toEqual(['- Users', '- Users → LB']);
    expect(metadata.description).toMatch(/^导入/);
  });

  it('says how much more there was, within the limit', () => {
    const kept = Array.from({ length: 500 }, (_, n) => `shape ${n} with a long name`);
    const { description } = withKeptNotes({ ...design, kept }, 'en').metadata;
    expect(description.length).toBeLessThanOrEqual(limits.text);
    expect(description).toMatch(/… \+\d+$/);
  });

  it('leaves a design alone that has a place for all', () => {
    expect(withKeptNotes({ ...design, kept: [] }, 'en')).toBe(topology);
  });
});
