import { plainText } from './text.ts';

/**
 * A table as RFC 4180 CSV, CRLF after each line. Each cell is one line of plain text (see
 * `plainText`), quoted where it has to be. Spreadsheets run cells that begin with = + - or @ as
 * formulas; an apostrophe before them keeps them text.
 * @throws RangeError for a row whose number of cells differs from the head's
 */
export function printCsv(head: readonly string[], rows: readonly (readonly string[])[]): string {
  for (const row of rows) {
    if (row.length !== head.length) {
      throw new RangeError(`a row of ${row.length} cells in a table of ${head.length}`);
    }
  }
  return [head, ...rows].map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
}

function csvCell(text: string): string {
  const plain = plainText(text);
  // Full-width forms are formulas too in some locales.
  const harmless = /^[=+\-@＝＋－＠]/u.test(plain) ? `'${plain}` : plain;
  return /[",]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
