import { mermaidClassName, printedIds } from './mermaid-id.ts';
import { bareLabel, mermaidComment, mermaidLabel } from './mermaid-label.ts';
import { fileText, matching, UnprintableError } from './text.ts';

/** Shapes by Mermaid's own words; `cylinder` is `[( )]`, `stadium` is `([ ])`. */
export type MermaidShape =
  | 'rect'
  | 'round'
  | 'stadium'
  | 'cylinder'
  | 'subroutine'
  | 'circle'
  | 'double-circle'
  | 'diamond'
  | 'hexagon';

export type MermaidDirection = 'LR' | 'RL' | 'TB' | 'TD' | 'BT';

export interface MermaidVertex {
  readonly kind: 'vertex';
  /** Any text, unique in the diagram; printed as `mermaidIds` makes it. */
  readonly id: string;
  /** The id if absent. LF breaks the line. */
  readonly label?: string;
  /** `rect` if absent. */
  readonly shape?: MermaidShape;
  readonly className?: string;
}

export interface MermaidEdge {
  readonly kind: 'edge';
  /** Ids of vertices or subgraphs; each on the left is joined to each on the right. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** `solid` if absent. */
  readonly line?: 'solid' | 'dotted' | 'thick';
  /** `arrow` if absent. */
  readonly head?: 'arrow' | 'open' | 'both';
  readonly label?: string;
  /** Ranks the edge spans at least: 1 (if absent) to 10. */
  readonly minLength?: number;
}

export interface MermaidSubgraph {
  readonly kind: 'subgraph';
  readonly id: string;
  /** The id if absent. */
  readonly title?: string;
  readonly direction?: MermaidDirection;
  readonly className?: string;
  readonly children: readonly MermaidStatement[];
}

export interface MermaidRemark {
  readonly kind: 'remark';
  readonly text: string;
}

export type MermaidStatement = MermaidVertex | MermaidEdge | MermaidSubgraph | MermaidRemark;

export interface MermaidClass {
  readonly name: string;
  /** Style properties in order, for example `[['fill', '#f96']]`. */
  readonly styles: readonly (readonly [property: string, value: string])[];
}

export interface MermaidMark {
  readonly className: string;
  /** Ids of vertices or subgraphs of the chart. */
  readonly ids: readonly string[];
}

export interface MermaidFlowchart {
  readonly heading?: readonly string[];
  readonly direction: MermaidDirection;
  readonly statements: readonly MermaidStatement[];
  readonly classes?: readonly MermaidClass[];
  /** A class that shapes and boxes have beside their own. */
  readonly marks?: readonly MermaidMark[];
}

const FORMAT = 'mermaid';
const BRACKETS: Record<MermaidShape, readonly [open: string, close: string]> = {
  rect: ['[', ']'],
  round: ['(', ')'],
  stadium: ['([', '])'],
  cylinder: ['[(', ')]'],
  subroutine: ['[[', ']]'],
  circle: ['((', '))'],
  'double-circle': ['(((', ')))'],
  diamond: ['{', '}'],
  hexagon: ['{{', '}}'],
};

/**
 * A Mermaid flowchart, statements in the order given, ended by LF. Whatever the ids, labels and
 * remarks hold, the text has exactly these vertices, edges and subgraphs.
 * @throws UnprintableError for a style that is none, an edge without ends or a length out of range
 */
export function printMermaidFlowchart(chart: MermaidFlowchart): string {
  const ids = mermaidIds(chart);
  const lines = (chart.heading ?? []).flatMap((text) => mermaidComment(text, ''));
  lines.push(`flowchart ${chart.direction}`);
  printStatements(chart.statements, '    ', ids, lines);
  for (const { name, styles } of chart.classes ?? []) {
    const list = styles.map(([property, value]) => styleText(property, value)).join(',');
    lines.push(`    classDef ${mermaidClassName(name)} ${list};`);
  }
  for (const { className, ids: marked } of chart.marks ?? []) {
    if (marked.length === 0) continue;
    const list = marked.map((id) => idOf(id, ids)).join(',');
    lines.push(`    class ${list} ${mermaidClassName(className)}`);
  }
  return fileText(lines);
}

/**
 * The printed id of every vertex, subgraph and edge end of a chart, by the id that the caller
 * gave, in order of first appearance. Different ids stay different.
 */
export function mermaidIds(chart: MermaidFlowchart): Map<string, string> {
  return printedIds(collectIds(chart.statements));
}

function collectIds(statements: readonly MermaidStatement[]): string[] {
  return statements.flatMap((statement) => {
    switch (statement.kind) {
      case 'vertex':
        return [statement.id];
      case 'edge':
        return [...statement.from, ...statement.to];
      case 'subgraph':
        return [statement.id, ...collectIds(statement.children)];
      case 'remark':
        return [];
    }
  });
}

function printStatements(
  statements: readonly MermaidStatement[],
  indent: string,
  ids: ReadonlyMap<string, string>,
  lines: string[],
): void {
  for (const statement of statements) {
    switch (statement.kind) {
      case 'vertex':
        lines.push(`${indent}${vertexText(statement, ids)}`);
        break;
      case 'edge':
        lines.push(`${indent}${edgeText(statement, ids)}`);
        break;
      case 'remark':
        lines.push(...mermaidComment(statement.text, indent));
        break;
      case 'subgraph':
        printSubgraph(statement, indent, ids, lines);
        break;
    }
  }
}

function printSubgraph(
  subgraph: MermaidSubgraph,
  indent: string,
  ids: ReadonlyMap<string, string>,
  lines: string[],
): void {
  const id = idOf(subgraph.id, ids);
  const title = subgraph.title ?? subgraph.id;
  lines.push(`${indent}subgraph ${bareLabel(title) === id ? id : `${id}[${mermaidLabel(title)}]`}`);
  if (subgraph.direction !== undefined) lines.push(`${indent}    direction ${subgraph.direction}`);
  printStatements(subgraph.children, `${indent}    `, ids, lines);
  lines.push(`${indent}end`);
  if (subgraph.className !== undefined) {
    lines.push(`${indent}class ${id} ${mermaidClassName(subgraph.className)}`);
  }
}

function vertexText(vertex: MermaidVertex, ids: ReadonlyMap<string, string>): string {
  const id = idOf(vertex.id, ids);
  const label = vertex.label ?? vertex.id;
  const shape = vertex.shape ?? 'rect';
  const [open, close] = BRACKETS[shape];
  const box =
    shape === 'rect' && bareLabel(label) === id ? '' : `${open}${mermaidLabel(label)}${close}`;
  const style = vertex.className === undefined ? '' : `:::${mermaidClassName(vertex.className)}`;
  return `${id}${box}${style}`;
}

function edgeText(edge: MermaidEdge, ids: ReadonlyMap<string, string>): string {
  if (edge.from.length === 0 || edge.to.length === 0) {
    throw new UnprintableError(FORMAT, edge.label ?? '', 'an edge without ends');
  }
  const ends = (names: readonly string[]): string =>
    names.map((name) => idOf(name, ids)).join(' & ');
  const label =
    edge.label === undefined || edge.label === '' ? '' : `|${mermaidLabel(edge.label)}|`;
  return `${ends(edge.from)} ${arrowText(edge)}${label} ${ends(edge.to)}`;
}

function arrowText(edge: MermaidEdge): string {
  const length = edge.minLength ?? 1;
  if (!Number.isInteger(length) || length < 1 || length > 10) {
    throw new UnprintableError(FORMAT, String(length), 'not an edge length from 1 to 10');
  }
  const head = edge.head ?? 'arrow';
  const start = head === 'both' ? '<' : '';
  const end = head === 'open' ? '' : '>';
  switch (edge.line ?? 'solid') {
    case 'dotted':
      return `${start}-${'.'.repeat(length)}-${end}`;
    case 'thick':
      return `${start}${'='.repeat(length + (end === '' ? 2 : 1))}${end}`;
    case 'solid':
      return `${start}${'-'.repeat(length + (end === '' ? 2 : 1))}${end}`;
  }
}

function styleText(property: string, value: string): string {
  matching(FORMAT, property, /^[a-z]+(?:-[a-z]+)*$/, 'style property');
  matching(FORMAT, value, /^[#A-Za-z0-9. %-]+$/, 'style value');
  return `${property}:${value}`;
}

function idOf(name: string, ids: ReadonlyMap<string, string>): string {
  const id = ids.get(name);
  if (id === undefined) throw new UnprintableError(FORMAT, name, 'an id that was not collected');
  return id;
}
