import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { awkwardText } from '../../testing/awkward-text.ts';
import { printCsv } from './csv.ts';
import { plainText } from './text.ts';

/** Reads RFC 4180, character by character. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const character = text[i]!;
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text[i + 1] === '"') {
        cell += '"';
        i += 1;
      } else quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === ',') {
      row.push(cell);
      cell = '';
    } else if (character === '\r' && text[i + 1] === '\n') {
      rows.push([...row, cell]);
      row = [];
      cell = '';
      i += 1;
    } else cell += character;
  }
  return rows;
}

describe('printCsv', () => {
  it('quotes only what needs it', () => {
    expect(
      printCsv(
        ['a', 'b'],
        [
          ['x y', '1,5'],
          ['"', ''],
        ],
      ),
    ).toBe('a,b\r\nx y,"1,5"\r\n"""",\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r\n=1', '＝1', ' -cmd'])(
    'gives a spreadsheet no formula: %j',
    (text) => {
      const [, [cell] = []] = readCsv(printCsv(['a'], [[text]]));
      expect(cell).toMatch(/^'[=+\-@＝]/);
    },
  );

  it('reads back as it was, for any text', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(awkwardText(), awkwardText())), (rows) => {
        const [, ...back] = readCsv(printCsv(['a', 'b'], rows));
        rows.forEach((cells, i) => {
          cells.forEach((cell, j) => {
            expect([plainText(cell), `'${plainText(cell)}`]).toContain(back[i]?.[j]);
          });
        });
        expect(back).toHaveLength(rows.length);
        expect(back.flat().filter((cell) => /^[=+\-@]/.test(cell))).toEqual([]);
      }),
    );
  });

  it('refuses a row of another length', () => {
    expect(() => printCsv(['a'], [['1', '2']])).toThrow(RangeError);
  });
});
