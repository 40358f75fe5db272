import { holdsReservedWord } from './mermaid-id.ts';
import { commentLines, plainText } from './text.ts';

// Letters and digits of any script; inside also spaces, dots, slashes, underscores and hyphens.
// A slash at an end would make a trapezoid, `1. x` a list in older releases.
const BARE = /^(?!\d+\. )[\p{L}\p{N}](?:[\p{L}\p{N} ./_-]*[\p{L}\p{N}])?$/u;
// Mermaid joins its own placeholders for entities from these; literal ones would be undone.
const PLACEHOLDER = /[\ufb02\u00b6]/;

/** The label if it can be printed without quotes, else undefined. */
export function bareLabel(label: string): string | undefined {
  const plain = BARE.test(label) && !PLACEHOLDER.test(label) && !label.includes('  ');
  return plain && !holdsReservedWord(label) ? label : undefined;
}

/**
 * A label as it stands between brackets or bars: plain words bare, anything else in double quotes
 * with Mermaid's entities (`#quot;`, `#35;`) for every character that Mermaid, Markdown, HTML,
 * KaTeX or the icon syntax could read. LF becomes `<br/>`; an empty label a space.
 */
export function mermaidLabel(label: string): string {
  const bare = bareLabel(label);
  if (bare !== undefined) return bare;
  const lines = label.split(/\r\n|\n/).map((line) => escapeLine(plainText(line)));
  const text = lines.join('<br/>');
  return text === '' ? '" "' : `"${guardColons(text)}"`;
}

/**
 * Mermaid cuts the last semicolon of a line that has `style`, then a colon, then an entity. With
 * no bare colon beside an entity that cannot match; a colon before `fa-` would be an icon.
 */
function guardColons(text: string): string {
  return text.includes('#') || text.includes(':fa-') ? text.replaceAll(':', '#58;') : text;
}

function escapeLine(line: string): string {
  return (
    [...line]
      .map((character, index, all) => {
        if (character === '_') {
          const inner = isWord(all[index - 1]) && isWord(all[index + 1]);
          return inner ? character : entity(character);
        }
        return isLiteral(character) ? character : entity(character);
      })
      .join('')
      .replace(/^[-+=]/, entity)
      // Markdown takes it for a list only before a space: an address stays as it is.
      .replace(
        /^(\d+)([.)])(?= |$)/,
        (_, digits: string, mark: string) => `${digits}${entity(mark)}`,
      )
      // The lexer takes a whole line with `direction TB` in it, quotes or not, for that statement.
      .replace(/direction(?=\s)/g, '#100;irection')
  );
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}

function isLiteral(character: string): boolean {
  if (character > '\u007f') return !PLACEHOLDER.test(character);
  return /[A-Za-z0-9 .,:/()+=@!?'-]/.test(character);
}

const NAMED: Readonly<Record<string, string>> = { '"': 'quot', '<': 'lt', '>': 'gt', '&': 'amp' };

function entity(character: string): string {
  return `#${NAMED[character] ?? character.codePointAt(0) ?? 0};`;
}

/**
 * A comment as `%%` lines. Braces and percent signs are replaced, so that no directive
 * (`%%{init: …}%%`) appears, and angle brackets, in case the text lies in an HTML page.
 */
export function mermaidComment(text: string, indent: string): string[] {
  const harmless = text.replace(/[{<]/g, '(').replace(/[}>]/g, ')').replaceAll('%', '\uff05');
  return commentLines(harmless, `${indent}%%`);
}
