import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** The font that pictures made here are measured and drawn in: free, and the same on every machine. */
export const bundledFont = 'DejaVu Sans';

/** Where the file of {@link bundledFont} is. */
export function bundledFontFile(): string {
  return createRequire(import.meta.url).resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf');
}

/** How wide and how high text is, in units of the font's size. */
export interface FontWidths {
  width(text: string): number;
  /** Whether the font draws every character of a text itself. */
  covers(text: string): boolean;
  readonly ascent: number;
  readonly descent: number;
}

/** Han, kana, hangul, full-width forms and emoji: as wide as high in every font that has them. */
const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
/** Of a character that another font of the system draws. */
const unknownWidth = 0.65;

let loaded: Promise<FontWidths> | undefined;

export function loadFontWidths(): Promise<FontWidths> {
  loaded ??= readFile(bundledFontFile()).then(readFontWidths);
  return loaded;
}

/**
 * Reads the widths of a TrueType font: tables head, hhea, hmtx and the Unicode table of cmap in
 * format 4 (OpenType 1.9, “cmap”).
 */
export function readFontWidths(file: Uint8Array): FontWidths {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const tables = tablesOf(view);
  const offsetOf = (tag: string): number => {
    const offset = tables.get(tag);
    if (offset === undefined) throw new Error(`The font has no table ${tag}.`);
    return offset;
  };
  const em = view.getUint16(offsetOf('head') + 18);
  const hhea = offsetOf('hhea');
  const measured = view.getUint16(hhea + 34);
  const hmtx = offsetOf('hmtx');
  const glyphOf = glyphTable(view, offsetOf('cmap'));
  const advance = (glyph: number): number =>
    view.getUint16(hmtx + 4 * Math.min(glyph, measured - 1)) / em;
  const widthOf = (character: string): number => {
    if (wide.test(character)) return 1;
    const glyph = glyphOf(character.codePointAt(0) ?? 0);
    if (glyph !== 0) return advance(glyph);
    return /\p{M}/u.test(character) ? 0 : unknownWidth;
  };
  return {
    ascent: view.getInt16(hhea + 4) / em,
    descent: -view.getInt16(hhea + 6) / em,
    width: (text) => [...text].reduce((sum, character) => sum + widthOf(character), 0),
    covers: (text) =>
      [...text].every((character) => /\s/u.test(character) || glyphOf(codeOf(character)) !== 0),
  };
}

function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}

function tablesOf(view: DataView): ReadonlyMap<string, number> {
  const tables = new Map<string, number>();
  for (let at = 0; at < view.getUint16(4); at += 1) {
    const record = 12 + 16 * at;
    const tag = [0, 1, 2, 3].map((n) => String.fromCharCode(view.getUint8(record + n))).join('');
    tables.set(tag, view.getUint32(record + 8));
  }
  return tables;
}

/** The glyph of a code point; 0 where the font has none, and beyond the basic plane. */
function glyphTable(view: DataView, cmap: number): (code: number) => number {
  for (let at = 0; at < view.getUint16(cmap + 2); at += 1) {
    const record = cmap + 4 + 8 * at;
    const start = cmap + view.getUint32(record + 4);
    if (view.getUint16(record) !== 3 || view.getUint16(record + 2) !== 1) continue;
    if (view.getUint16(start) !== 4) continue;
    const twice = view.getUint16(start + 6);
    return (code) => {
      for (let segment = 0; segment < twice && code <= 0xff_ff; segment += 2) {
        if (view.getUint16(start + 14 + segment) < code) continue;
        const first = view.getUint16(start + 16 + twice + segment);
        if (first > code) return 0;
        const delta = view.getUint16(start + 16 + 2 * twice + segment);
        const rangeAt = start + 16 + 3 * twice + segment;
        const range = view.getUint16(rangeAt);
        if (range === 0) return (code + delta) & 0xff_ff;
        const glyph = view.getUint16(rangeAt + range + 2 * (code - first));
        return glyph === 0 ? 0 : (glyph + delta) & 0xff_ff;
      }
      return 0;
    };
  }
  throw new Error('The font has no Unicode table that this program reads.');
}
