import { plainText } from './text.ts';
import { xmlText } from './xml.ts';

/** Attributes of one element; undefined ones are left out. */
export type SvgAttributes = Readonly<Record<string, string | number | undefined>>;

/** What may stand in an SVG: only this file makes it. */
export interface SvgNode {
  readonly markup: string;
}

/**
 * One element with its children. Names are the program's own; values and texts may be anybody's.
 * Numbers are rounded to a tenth, so that a picture is the same wherever it is drawn.
 */
export function svg(name: string, attributes: SvgAttributes, ...children: SvgNode[]): SvgNode {
  const told = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${written(value ?? '')}"`)
    .join('');
  const inside = children.map(({ markup }) => markup).join('');
  return { markup: inside === '' ? `<${name}${told}/>` : `<${name}${told}>${inside}</${name}>` };
}

/** Text that is shown. */
export function svgText(text: string): SvgNode {
  return { markup: xmlText(text) };
}

function written(value: string | number): string {
  return typeof value === 'number' ? String(Math.round(value * 10) / 10) : xmlText(value);
}

/** Scripts whose characters are as wide as they are high. */
const wide =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\uFFE0-\uFFE6]|\p{Extended_Pictographic}|[\u{20000}-\u{3FFFD}]/u;
const narrow = /[iljtfrI.,:;|!'()[\]/ ]/;
const broad = /[mwMW@%—]|[A-Z]/;

/** How wide a line of a sans-serif font is at most, in the unit of its size: an estimate. */
export function textWidth(text: string, size: number): number {
  let ems = 0;
  for (const character of text) {
    if (wide.test(character)) ems += 1;
    else if (narrow.test(character)) ems += 0.36;
    else ems += broad.test(character) ? 0.8 : 0.59;
  }
  return ems * size;
}

/** The text, or as much of its beginning as fits, with a mark that something is missing. */
export function clipText(text: string, width: number, size: number): string {
  const plain = plainText(text);
  if (textWidth(plain, size) <= width) return plain;
  const room = width - textWidth('…', size);
  let kept = '';
  let used = 0;
  for (const character of plain) {
    used += textWidth(character, size);
    if (used > room) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/** The text in lines of a width, at most so many; the last one says where something is missing. */
export function wrapText(text: string, width: number, size: number, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  // Between words, and between any two characters of a script that has no spaces.
  const pieces =
    plainText(text).match(
      /[\u2E80-\uA4CF\uF900-\uFAFF\uFF00-\uFFEF]|[^\s\u2E80-\uA4CF\uF900-\uFAFF\uFF00-\uFFEF]+\s*|\s+/gu,
    ) ?? [];
  for (const piece of pieces) {
    if (line !== '' && textWidth((line + piece).trimEnd(), size) > width) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line += piece;
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  if (lines.length <= most) return lines.map((each) => clipText(each, width, size));
  const last = lines.slice(most - 1).join(' ');
  return [...lines.slice(0, most - 1), clipText(`${last}…`, width, size)].map((each) =>
    clipText(each, width, size),
  );
}
