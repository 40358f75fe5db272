import { decodeText } from './decode-text.ts';
import { sourceTree, type SourceNode } from './source-tree.ts';

/** Lines and columns from 1, columns in UTF-16 units; the end is behind the last character. */
export interface SourceRegion {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Where the parts of a document stand in its text; undefined for what is not written there. */
export interface SourcePlaces {
  /** An element by its id; the settings of `cluster` and `network` by those names. */
  readonly element: (id: string) => SourceRegion | undefined;
  /** An entry of `checks.waivers`, by position. */
  readonly waiver: (position: number) => SourceRegion | undefined;
}

/** Looks up places in a text that `readDocument` has read. */
export function sourcePlaces(text: string): SourcePlaces {
  const decoded = decodeText(text, '');
  const root = decoded.ok ? sourceTree(text) : undefined;
  const regionOf = regionsIn(text);
  const region = (node: SourceNode | undefined): SourceRegion | undefined =>
    node === undefined ? undefined : regionOf(node);
  const byId = new Map<string, SourceNode>();
  for (const [section, value] of entries(decoded.ok ? decoded.value : undefined)) {
    for (const [position, item] of Array.isArray(value) ? value.entries() : []) {
      const id = new Map(entries(item)).get('id');
      const node = root?.children.get(section)?.children.get(position);
      if (typeof id === 'string' && node !== undefined && !byId.has(id)) byId.set(id, node);
    }
  }
  return {
    element: (id) => region(byId.get(id) ?? settings(root, id)),
    waiver: (position) =>
      region(root?.children.get('checks')?.children.get('waivers')?.children.get(position)),
  };
}

function settings(root: SourceNode | undefined, id: string): SourceNode | undefined {
  return id === 'cluster' || id === 'network' ? root?.children.get(id) : undefined;
}

function entries(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function regionsIn(text: string): (node: SourceNode) => SourceRegion {
  /** Offsets at which lines begin. A byte order mark is no column. */
  const lines = [text.startsWith('\uFEFF') ? 1 : 0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines.push(at + 1);
  const place = (offset: number): { line: number; column: number } => {
    let low = 0;
    let high = lines.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((lines[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (lines[low] ?? 0) + 1 };
  };
  return ({ start, end }) => {
    const from = place(start);
    const to = place(end);
    return {
      startLine: from.line,
      startColumn: from.column,
      endLine: to.line,
      endColumn: to.column,
    };
  };
}
