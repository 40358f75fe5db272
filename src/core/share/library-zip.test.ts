import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { libraryLimits, readLibraryZip, writeLibraryZip } from './library-zip.ts';

const design = (n: number, name = `design ${n}`) => ({
  id: `id-${n}`,
  name,
  savedAt: 1_700_000_000_000 + n,
  text: `{"n": ${n}}`,
});

function refusal(bytes: Uint8Array): string {
  const result = readLibraryZip(bytes, 'a.zip');
  return result.ok ? '' : result.message.text.en;
}

describe('many designs as one zip', () => {
  it('come back as they were, whatever they are called', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', maxLength: 30 }), { minLength: 1 }),
        (names) => {
          const designs = names.map((name, n) => design(n, name));
          const result = readLibraryZip(writeLibraryZip(designs), 'a.zip');
          const entries = result.ok ? result.entries : [];
          const told = entries.map(({ id, savedAt, text }) => ({ id, savedAt, text }));
          expect(told.toSorted((a, b) => Number(a.savedAt) - Number(b.savedAt))).toEqual(
            designs.map(({ id, savedAt, text }) => ({ id, savedAt, text })),
          );
        },
      ),
      { numRuns: 50 },
    );
  });

  it('are files that no path leads out of', () => {
    const names = ['../../etc/passwd', 'a/b', 'a\\b', '.hidden', 'same', 'same'];
    const files = Object.keys(unzipSync(writeLibraryZip(names.map((name, n) => design(n, name)))));
    expect(files).toHaveLength(names.length + 1);
    for (const file of files) expect(file).toMatch(/^[^./\\][^/\\]*\.json$/);
  });

  it('give the same bytes again', () => {
    expect(writeLibraryZip([design(1)])).toEqual(writeLibraryZip([design(1)]));
  });
});

describe('a zip that somebody else made', () => {
  it('is read without a list, folder by folder, and files of a Mac are passed over', () => {
    const bytes = zipSync({
      'mine/a.topology.json': strToU8('{}'),
      'topology.json': strToU8('[]'),
      '__MACOSX/mine/._a.topology.json': strToU8('x'),
      'README.md': strToU8('x'),
    });
    const result = readLibraryZip(bytes, 'a.zip');
    expect(result).toMatchObject({
      ok: true,
      entries: [
        { file: 'mine/a.topology.json', text: '{}', id: undefined },
        { file: 'topology.json', text: '[]', savedAt: undefined },
      ],
    });
  });

  it.each([
    ['{', undefined],
    ['null', undefined],
    [
      '{"designs": [null, 3, {"file": "topology.json", "id": "../x", "savedAt": "now"}]}',
      undefined,
    ],
    ['{"designs": [{"file": "topology.json", "id": "ok", "savedAt": -1}]}', 'ok'],
  ])('has a list that is believed as far as it is sound: %s', (list, id) => {
    const bytes = zipSync({
      'topology.json': strToU8('{}'),
      'quorate-library.json': strToU8(list),
    });
    const result = readLibraryZip(bytes, 'a.zip');
    expect(result.ok && result.entries).toEqual([
      { file: 'topology.json', text: '{}', id, savedAt: undefined },
    ]);
  });

  it('is refused where it is none, is cut short, or holds no design', () => {
    expect(refusal(strToU8('hello'))).toContain('not a readable zip');
    const whole = writeLibraryZip([design(1), design(2)]);
    expect(refusal(whole.slice(0, whole.length - 30))).toContain('not a readable zip');
    expect(refusal(zipSync({ 'a.txt': strToU8('a') }))).toContain('holds no designs');
  });

  it('is refused before it is unpacked where it is too much', () => {
    const many = Object.fromEntries(
      Array.from({ length: libraryLimits.designs + 1 }, (_, n) => [
        `${n}.topology.json`,
        new Uint8Array(),
      ]),
    );
    expect(refusal(zipSync(many))).toContain('more than {designs} designs');
    const large = new Uint8Array(libraryLimits.designBytes + 1);
    expect(refusal(zipSync({ 'topology.json': large }, { level: 1 }))).toContain('{one} MB');
  });

  it('takes no more room than its directory tells', () => {
    const bytes = zipSync({ 'topology.json': new Uint8Array(1_000_000) });
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const directory = view.getUint32(bytes.length - 6, true);
    view.setUint32(directory + 24, 10, true);
    const result = readLibraryZip(bytes, 'a.zip');
    expect(result.ok ? result.entries.map(({ text }) => text.length <= 10) : [true]).toEqual([
      true,
    ]);
  });

  it('never throws, whatever its bytes are', () => {
    const whole = writeLibraryZip([design(1)]);
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 }), (at, byte) => {
        const bytes = whole.slice();
        bytes[at] = byte;
        expect(typeof readLibraryZip(bytes, 'a.zip').ok).toBe('boolean');
      }),
      { numRuns: 300 },
    );
  });
});
