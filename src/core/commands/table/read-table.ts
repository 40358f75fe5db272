import { ipFamily } from '../../model/ip.ts';
import { message, type Localized, type Message } from '../../model/message.ts';
import { headField, readRoles, type TableField } from './words.ts';

/** Bounds of what is pasted at once. */
export const tableLimits = { characters: 1_000_000, rows: 2_000, columns: 40 } as const;

const texts = {
  empty: {
    en: 'There are no rows in this text. Copy rows with their columns in a spreadsheet.',
    zh: '该文本中没有任何行。请在电子表格中连同各列一起复制行。',
  },
  tooLong: {
    en: 'This is too much at once: at most {rows} rows and {columns} columns. Paste it in parts.',
    zh: '一次粘贴的内容过多：最多 {rows} 行、{columns} 列。请分批粘贴。',
  },
} satisfies Record<string, Localized>;

/** What each column tells; `null` for one that is not used. */
export type ColumnFields = readonly (TableField | null)[];

/** Rows of a spreadsheet, all as long as the widest. */
export interface PastedTable {
  readonly rows: readonly (readonly string[])[];
  /** The heads of the columns, where the first row was one of heads. */
  readonly heads: readonly string[] | undefined;
  /** By the heads, or else guessed from what the columns hold. */
  readonly fields: ColumnFields;
}

export type TableReading =
  | { readonly ok: true; readonly table: PastedTable }
  | { readonly ok: false; readonly message: Message };

/** Reads rows as a spreadsheet copies or exports them: cells parted by tabs, commas or semicolons. */
export function readTable(text: string): TableReading {
  const tooLong = { ok: false, message: message(texts.tooLong, { ...tableLimits }) } as const;
  if (text.length > tableLimits.characters) return tooLong;
  const rows = splitCells(text, separatorOf(text)).filter((row) => row.some((cell) => cell !== ''));
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (width === 0) return { ok: false, message: message(texts.empty) };
  if (rows.length > tableLimits.rows + 1 || width > tableLimits.columns) return tooLong;
  const even = rows.map((row) => Array.from({ length: width }, (_unused, at) => row[at] ?? ''));
  const [first = [], ...others] = even;
  if (!isHead(first)) {
    return { ok: true, table: { rows: even, heads: undefined, fields: guessFields(even) } };
  }
  if (others.length === 0) return { ok: false, message: message(texts.empty) };
  return { ok: true, table: { rows: others, heads: first, fields: fieldsOfHeads(first) } };
}

/** Whether a text is rows that can be told from prose: with heads, or with names and addresses. */
export function looksLikeTable(text: string): boolean {
  const reading = readTable(text);
  if (!reading.ok) return false;
  const { heads, fields } = reading.table;
  if (fields.length < 2 || !fields.includes('name')) return false;
  return heads !== undefined || fields.includes('address') || text.includes('\t');
}

function separatorOf(text: string): string {
  const sample = text.slice(0, 10_000);
  if (sample.includes('\t')) return '\t';
  const [line = ''] = sample.split('\n', 1);
  return line.includes(';') && !line.includes(',') ? ';' : ',';
}

/** RFC 4180: a cell that begins with a quote ends with the next one that is not doubled. */
function splitCells(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      at += 1;
      for (; at < text.length; at += 1) {
        if (text[at] === '"') {
          if (text[at + 1] !== '"') break;
          at += 1;
        }
        cell += text[at] ?? '';
      }
      at += 1;
    }
    const from = at;
    while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') {
      at += 1;
    }
    row.push(clean(cell + text.slice(from, at)));
    if (text[at] === separator) {
      at += 1;
      if (at < text.length) continue;
      row.push('');
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1;
    at += 1;
    rows.push(row);
    row = [];
  }
  return rows;
}

/** Without what surrounds a value, and without the mark by which a cell is kept from being a formula. */
function clean(cell: string): string {
  const text = cell.replace(/^[\s\u200B\uFEFF]+|[\s\u200B\uFEFF]+$/gu, '');
  return /^'[=+\-@]/.test(text) ? text.slice(1) : text;
}

function isHead(cells: readonly string[]): boolean {
  if (cells.some((cell) => ipFamily(cell) !== undefined)) return false;
  const known = cells.map(headField).filter((field) => field !== undefined);
  return known.length > 1 || known[0] === 'name' || (cells.length === 1 && known.length === 1);
}

/** A field goes to the first column that claims it. */
function fieldsOfHeads(heads: readonly string[]): ColumnFields {
  const fields: (TableField | null)[] = [];
  for (const head of heads) {
    const field = headField(head) ?? null;
    fields.push(field !== null && fields.includes(field) ? null : field);
  }
  // "Host" beside no other name is the name.
  return fields.includes('name')
    ? fields
    : fields.map((field) => (field === 'host' ? 'name' : field));
}

/** Addresses and roles are told by what they look like; the other columns by the usual order. */
function guessFields(rows: readonly (readonly string[])[]): ColumnFields {
  const width = rows[0]?.length ?? 0;
  const fields: (TableField | null)[] = Array.from({ length: width }, () => null);
  const claim = (field: TableField, fits: (cell: string) => boolean): void => {
    const at = fields.findIndex((taken, column) => {
      if (taken !== null) return false;
      const filled = rows.map((row) => row[column] ?? '').filter((cell) => cell !== '');
      return filled.length > 0 && filled.filter(fits).length * 2 > filled.length;
    });
    if (at >= 0) fields[at] = field;
  };
  claim('address', (cell) => addressesIn(cell).some((part) => ipFamily(part) !== undefined));
  claim('role', (cell) => readRoles(cell).ok);
  for (const field of ['name', 'zone', 'rack'] as const) claim(field, () => true);
  return fields;
}

/** The parts of a cell that lists addresses. */
export function addressesIn(cell: string): string[] {
  return cell.split(/[\s,;，；、]+/).filter((part) => part !== '');
}
