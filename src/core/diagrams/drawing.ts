import {
  mermaidIds,
  printMermaidFlowchart,
  type MermaidEdge,
  type MermaidFlowchart,
  type MermaidShape,
  type MermaidStatement,
  type MermaidSubgraph,
  type MermaidVertex,
} from '../format/mermaid-text.ts';
import { domainChain, nodeAddress, type TopologyIndex } from '../graph/topology-index.ts';
import { message, type Localized, type Message } from '../model/message.ts';
import type { FailureDomain, Host } from '../model/topology.ts';
import type { Diagram, ShapeMeaning, ViewOptions } from './view.ts';

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
  readonly #meanings = new Map<string, ShapeMeaning>();
  readonly #lastSuffix = new Map<string, number>();
  readonly #zones = new Map<string, FailureDomain>();
  #shortened = false;

  constructor(options: ViewOptions) {
    this.options = options;
  }

  /** An id that nothing else in the diagram has: the wanted one where it is free. */
  id(wanted: string, meaning?: ShapeMeaning): string {
    let id = wanted;
    let n = this.#lastSuffix.get(wanted) ?? 1;
    while (this.#ids.has(id)) {
      n += 1;
      id = `${wanted}-${n}`;
    }
    this.#lastSuffix.set(wanted, n);
    this.#ids.add(id);
    if (meaning !== undefined) this.#meanings.set(id, meaning);
    return id;
  }

  /** An element's name at a length that a box can hold; its id if it has none. */
  name(element: { readonly id: string; readonly name: string }): string {
    return this.clip(element.name.trim() === '' ? element.id : element.name);
  }

  /** Says where a shape stands, for drawings with a box around each zone. */
  stands(shape: string, index: TopologyIndex, host: Host | undefined): void {
    if (this.options.grouping !== 'zone' || host === undefined) return;
    const chain = domainChain(index, host.failureDomain);
    const zone = chain.find(({ kind }) => kind === 'zone') ?? chain.at(-1);
    if (zone !== undefined) this.#zones.set(shape, zone);
  }

  /** A title of one line, with the host's address where addresses are asked for. */
  titleAt(title: string, host: Host | undefined): string {
    const address = this.#addressOf(host);
    return address === undefined ? title : `${title} (${address})`;
  }

  /** As {@link titleAt}, the address in a line of its own. */
  labelAt(label: string, host: Host | undefined): string {
    const address = this.#addressOf(host);
    return address === undefined ? label : `${label}\n${address}`;
  }

  #addressOf(host: Host | undefined): string | undefined {
    if (this.options.detail !== 'addresses') return undefined;
    const address = nodeAddress(host);
    return address === undefined || address.trim() === '' ? undefined : this.clip(address);
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
    const grouped = this.#zones.size === 0 ? this.statements : this.#inZones();
    const statements = this.options.colours ? grouped : withoutClasses(grouped);
    const chart: MermaidFlowchart = {
      direction: this.options.direction,
      statements,
      classes: usesDatabaseClass(statements)
        ? [{ name: databaseClass, styles: [['fill', '#f96']] }]
        : [],
    };
    const text = printMermaidFlowchart(chart);
    const printed = mermaidIds(chart);
    const shapes = new Map(
      [...this.#meanings].flatMap(([id, meaning]) => {
        const inText = printed.get(id);
        return inText === undefined ? [] : [[inText, meaning] as const];
      }),
    );
    if (this.#shortened) this.note(texts.shortened, { limit: longestName });
    return {
      diagram: { text, shapes, notes: this.notes },
      fits: text.length <= diagramLimits.characters && edgeCount(statements) <= diagramLimits.edges,
    };
  }

  /** The outermost shapes that stand in a zone, in a box for each; zones in order of appearance. */
  #inZones(): MermaidStatement[] {
    const inside = new Map<string, MermaidStatement[]>();
    const statements: MermaidStatement[] = [];
    for (const statement of this.statements) {
      const zone =
        statement.kind === 'vertex' || statement.kind === 'subgraph'
          ? this.#zones.get(statement.id)
          : undefined;
      if (zone === undefined) {
        statements.push(statement);
        continue;
      }
      const known = inside.get(zone.id);
      if (known !== undefined) {
        known.push(statement);
        continue;
      }
      const children = [statement];
      inside.set(zone.id, children);
      const name = this.name(zone);
      statements.push(box(this.id(name, standsFor(zone)), name, children));
    }
    return statements;
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

/** Elements, of which the label names the first, and all that have its name too. */
export function standsFor(
  ...elements: readonly { readonly id: string; readonly name: string }[]
): ShapeMeaning {
  const [first] = elements;
  return {
    elements: elements.map(({ id }) => id),
    names: elements.flatMap(({ id, name }) => (name.trim() === first?.name.trim() ? [id] : [])),
    part: false,
  };
}

/** The inside of an element, under a name that the view gives it. */
export function partOf({ id }: { readonly id: string }): ShapeMeaning {
  return { elements: [id], names: [], part: true };
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

function withoutClasses(statements: readonly MermaidStatement[]): MermaidStatement[] {
  return statements.map((statement) => {
    if (statement.kind === 'subgraph') {
      return { ...statement, children: withoutClasses(statement.children) };
    }
    if (statement.kind !== 'vertex') return statement;
    const { className: _, ...plain } = statement;
    return plain;
  });
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
