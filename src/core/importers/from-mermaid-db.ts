import type { Flowchart, FlowchartEdge, FlowchartVertex } from './flowchart.ts';

/** The part of Mermaid's flowchart database that is read. */
export interface MermaidFlowDb {
  getDirection(): string | undefined;
  getVertices(): ReadonlyMap<
    string,
    { id: string; text?: string; type?: string; classes?: readonly string[] }
  >;
  getEdges(): readonly {
    start: string;
    end: string;
    type?: string;
    stroke?: string;
    text?: string;
  }[];
  getSubGraphs(): readonly { id: string; title: string; nodes: readonly string[] }[];
}

/** Mermaid's reading of a flowchart in our own words. */
export function flowchartFromMermaid(db: MermaidFlowDb): Flowchart {
  const subgraphs = db.getSubGraphs();
  const boxes = new Set(subgraphs.map(({ id }) => id));
  const parents = new Map<string, string>();
  for (const { id, nodes } of subgraphs) {
    for (const node of nodes) if (node !== id && !parents.has(node)) parents.set(node, id);
  }
  return {
    direction: db.getDirection() ?? 'TB',
    // A line to a subgraph makes Mermaid list its id among the vertices too.
    vertices: [...db.getVertices().values()]
      .filter(({ id }) => !boxes.has(id))
      .map(({ id, text, type, classes }) => ({
        id,
        label: plainLabel(text ?? id),
        shape: shapeOf(type),
        classes: [...(classes ?? [])],
      })),
    edges: db.getEdges().flatMap((edge) => edgeOf(edge)),
    subgraphs: subgraphs.map(({ id, title, nodes }) => {
      const parent = parents.get(id);
      return {
        id,
        title: plainLabel(title),
        members: nodes.filter((node) => parents.get(node) === id),
        ...(parent === undefined ? {} : { parent }),
      };
    }),
  };
}

function edgeOf(edge: ReturnType<MermaidFlowDb['getEdges']>[number]): FlowchartEdge[] {
  // Invisible lines only arrange the picture.
  if (edge.stroke === 'invisible') return [];
  const label = plainLabel(edge.text ?? '');
  const type = edge.type ?? '';
  return [
    {
      from: edge.start,
      to: edge.end,
      ...(label === '' ? {} : { label }),
      stroke: edge.stroke === 'dotted' || edge.stroke === 'thick' ? edge.stroke : 'normal',
      arrows: type === 'arrow_open' ? 'none' : type.startsWith('double_') ? 'both' : 'to',
    },
  ];
}

function shapeOf(type: string | undefined): FlowchartVertex['shape'] {
  switch (type) {
    case undefined:
    case 'square':
    case 'rect':
      return 'rect';
    case 'round':
    case 'rounded':
      return 'round';
    case 'stadium':
      return 'stadium';
    case 'cylinder':
    case 'cyl':
    case 'database':
    case 'db':
    case 'lin-cyl':
    case 'disk':
    case 'h-cyl':
    case 'das':
      return 'cylinder';
    case 'diamond':
    case 'diam':
    case 'decision':
    case 'question':
      return 'diamond';
    default:
      return 'other';
  }
}

const namedEntities = new Map([
  ['quot', '"'],
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['apos', "'"],
  ['nbsp', ' '],
]);

/**
 * The text that a label shows: Mermaid keeps labels as sanitised HTML in which its own entities
 * (`#quot;`, `#35;`) stand as `ﬂ°quot¶ß` and `ﬂ°°35¶ß`. A Markdown string loses its marks, a name
 * of an icon is no text.
 */
function plainLabel(html: string): string {
  return withoutMarkdown(html)
    .replace(/<br\s*\/?>|\\n/gi, '\n')
    .replace(/(^|\s)(?:fa[bklrs]?|mdi|logos):[\w-]+/g, '$1')
    .replace(/<\/?[A-Za-z][^<>]*>/g, '')
    .replace(/ﬂ°(°?)(\w+)¶ß|&(#?)(\w+);/g, (all, digits, mermaid, hash, named) => {
      const numeric = digits === '°' || hash === '#';
      const name = String(mermaid ?? named);
      return (numeric ? characterOf(name) : namedEntities.get(name)) ?? all;
    })
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .join('\n')
    .trim();
}

/** Mermaid keeps the backticks around a Markdown string where the label comes from `@{ label }`. */
function withoutMarkdown(text: string): string {
  const inner = /^\s*`([\s\S]*)`\s*$/.exec(text)?.[1] ?? text;
  return inner.replace(/\*\*([^*]+)\*\*/g, '$1').replace(/__([^_]+)__/g, '$1');
}

function characterOf(code: string): string | undefined {
  const value = /^\d{1,7}$/.test(code) ? Number(code) : Number.NaN;
  return value <= 0x10_ff_ff ? String.fromCodePoint(value) : undefined;
}
