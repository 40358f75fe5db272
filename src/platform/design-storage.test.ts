import { describe, expect, it } from 'vitest';
import { planAdditions, soundDesign, type StoredDesign } from './design-storage.ts';

const design = (id: string, text = id): StoredDesign => ({ id, name: id, savedAt: 1, text });

describe('designs that are added', () => {
  it('overwrite none: with a taken id they come in as copies, once each', () => {
    let next = 0;
    const newId = (): string => `new-${(next += 1)}`;
    const designs = [design('a'), design('b', 'other'), design('c'), design('c', 'twice')];
    const { puts, counts } = planAdditions(designs, [design('a'), design('b')], newId);
    expect(puts.map(({ id, text }) => [id, text])).toEqual([
      ['new-1', 'other'],
      ['c', 'c'],
      ['new-2', 'twice'],
    ]);
    expect(counts).toEqual({ added: 1, copies: 2, known: 1 });
  });

  it('come in beside the same one in the trash', () => {
    const trashed = { ...design('a'), trashedAt: 5 };
    const { puts } = planAdditions([design('a')], [trashed], () => 'new');
    expect(puts).toEqual([{ ...design('a'), id: 'new' }]);
  });
});

describe('a record of the storage', () => {
  it('is left as it is where it is sound', () => {
    const sound = { ...design('a'), trashedAt: 7 };
    expect(soundDesign(sound)).toEqual(sound);
  });

  it.each([null, 'text', 4, {}, { id: 3, name: null, savedAt: 'now', text: {}, trashedAt: NaN }])(
    'has empty fields where it is damaged: %s',
    (record) => {
      expect(soundDesign(record)).toMatchObject({ name: '', savedAt: 0, text: '' });
      expect(soundDesign(record).trashedAt).toBeUndefined();
    },
  );
});
