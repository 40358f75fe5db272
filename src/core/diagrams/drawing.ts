import {
  printMermaidFlowchart,
  type MermaidEdge,
  type MermaidShape,
  type MermaidStatement,
  type MermaidSubgraph,
  type MermaidVertex,
} from '../format/mermaid-text.ts';
import { message, type Localized, type Message } from '../model/message.ts';
import type { Diagram, ViewOptions } from './view.ts';

/** What Mermaid, and the sites that run it with its defaults, still draw. */
export const diagramLimits = { characters: 50_000, edges: 500 } as const;

const longestName = 60;
const databaseClass = 'dbclass';

const texts = {
  shortened: {
    en: 'Names longer than {limit} characters are shortened in the diagram.',
    zh: '图中超过 {limit} 个字符的名称已截短。',
  },
} satisfies Record<string, Localized>;

/** The statements of one diagram in the making: its ids, what it says about names, its notes. */
export class Drawing {
  readonly options: ViewOptions;
  readonly statements: MermaidStatement[] = [];
  readonly notes: Message[] = [];
  readonly #ids = new Set<string>();
  readonly #lastSuffix = new Map<string, number>();
  #shortened = false;

  constructor(options: ViewOptions) {
    this.options = options;
  }

  /** An id that nothing else in the diagram has: the wanted one where it is free. */
  id(wanted: string): string {
    let id = wanted;
    let n = this.#lastSuffix.get(wanted) ?? 1;
    while (this.#ids.has(id)) {
      n += 1;
      id = `${wanted}-${n}`;
    }
    this.#lastSuffix.set(wanted, n);
    this.#ids.add(id);
    return id;
  }

  /** An element's name at a length that a box can hold; its id if it has none. */
  name(element: { readonly id: string; readonly name: string }): string {
    return this.clip(element.name.trim() === '' ? element.id : element.name);
  }

  clip(text: string): string {
    const characters = [...text];
    if (characters.length <= longestName) return text;
    this.#shortened = true;
    return `${characters.slice(0, longestName - 1).join('')}…`;
  }

  say(text: Localized): string {
    return text[this.options.language];
  }

  note(text: Localized, data?: Record<string, string | number>): void {
    this.notes.push(message(text, data));
  }

  /** The finished text, and whether it stays within {@link diagramLimits}. */
  finish(): { readonly diagram: Diagram; readonly fits: boolean } {
    const text = printMermaidFlowchart({
      direction: this.options.direction,
      statements: this.statements,
      classes: usesDatabaseClass(this.statements)
        ? [{ name: databaseClass, styles: [['fill', '#f96']] }]
        : [],
    });
    if (this.#shortened) this.note(texts.shortened, { limit: longestName });
    return {
      diagram: { text, notes: this.notes },
      fits:
        text.length <= diagramLimits.characters &&
        edgeCount(this.statements) <= diagramLimits.edges,
    };
  }
}

/** A way to draw a view; the next one in a list says less. */
export type Detail = (drawing: Drawing) => void;

/**
 * The first detail that stays within {@link diagramLimits}. The last one must be small whatever
 * the design, and is taken in any case.
 */
export function drawWithin(options: ViewOptions, details: readonly [Detail, ...Detail[]]): Diagram {
  const attempt = (detail: Detail): ReturnType<Drawing['finish']> => {
    const drawing = new Drawing(options);
    detail(drawing);
    return drawing.finish();
  };
  const [first, ...rest] = details;
  let result = attempt(first);
  for (const detail of rest) {
    if (result.fits) break;
    result = attempt(detail);
  }
  return result.diagram;
}

export function vertex(id: string, label: string, shape: MermaidShape): MermaidVertex {
  return { kind: 'vertex', id, label, shape };
}

/** An etcd member: a cylinder in the colour of databases. */
export function databaseVertex(id: string, label: string): MermaidVertex {
  return { kind: 'vertex', id, label, shape: 'cylinder', className: databaseClass };
}

export function box(
  id: string,
  title: string,
  children: readonly MermaidStatement[],
): MermaidSubgraph {
  return { kind: 'subgraph', id, title, children };
}

/** A line from one shape to several. */
export interface Fan {
  readonly from: string;
  readonly to: readonly string[];
  readonly style: Omit<MermaidEdge, 'kind' | 'from' | 'to'>;
}

/** Edges of fans; those that lead to the same shapes in the same style share one statement. */
export function fanEdges(fans: readonly Fan[]): MermaidEdge[] {
  const shared = new Map<string, { from: string[]; to: readonly string[]; style: Fan['style'] }>();
  for (const { from, to, style } of fans) {
    if (to.length === 0) continue;
    const key = JSON.stringify([to, style]);
    const group = shared.get(key);
    if (group === undefined) shared.set(key, { from: [from], to, style });
    else group.from.push(from);
  }
  return [...shared.values()].map(({ from, to, style }) => ({ kind: 'edge', from, to, ...style }));
}

function edgeCount(statements: readonly MermaidStatement[]): number {
  return statements.reduce((sum, statement) => {
    if (statement.kind === 'edge') return sum + statement.from.length * statement.to.length;
    return statement.kind === 'subgraph' ? sum + edgeCount(statement.children) : sum;
  }, 0);
}

function usesDatabaseClass(statements: readonly MermaidStatement[]): boolean {
  return statements.some((statement) =>
    statement.kind === 'subgraph'
      ? usesDatabaseClass(statement.children)
      : statement.kind === 'vertex' && statement.className === databaseClass,
  );
}
