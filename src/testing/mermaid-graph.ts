import mermaid from 'mermaid';

interface FlowDb {
  getVertices(): Map<string, { id: string; text: string; type?: string; classes: string[] }>;
  getEdges(): {
    start: string;
    end: string;
    type: string;
    stroke: string;
    length: number;
    text: string;
  }[];
  getSubGraphs(): { id: string; title: string; nodes: string[]; classes: string[] }[];
  getClasses(): Map<string, { styles: string[] }>;
}

/** What Mermaid itself made of a flowchart; a test that calls this needs a DOM. */
export async function mermaidDb(text: string): Promise<FlowDb> {
  mermaid.initialize({ startOnLoad: false, maxTextSize: 50_000, maxEdges: 500 });
  const diagram = await mermaid.mermaidAPI.getDiagramFromText(text);
  if (diagram.type !== 'flowchart-v2') throw new Error(`a ${diagram.type}, not a flowchart`);
  return diagram.db as unknown as FlowDb;
}

export interface MermaidGraph {
  readonly vertices: readonly string[];
  readonly boxes: readonly string[];
  readonly edges: readonly string[];
  readonly classes: readonly string[];
}

/**
 * A flowchart without its ids: each shape by the titles around it and its label, sorted. Two
 * drawings of the same graph give equal values.
 */
export async function mermaidGraph(
  text: string,
  normaliseLabel: (label: string) => string = (label) => label,
): Promise<MermaidGraph> {
  const db = await mermaidDb(text);
  const boxes = new Map(db.getSubGraphs().map((box) => [box.id, box]));
  const parents = new Map(
    db.getSubGraphs().flatMap((box) => box.nodes.map((node) => [node, box.id] as const)),
  );
  const place = (id: string): string => {
    const label = boxes.get(id)?.title ?? db.getVertices().get(id)?.text ?? id;
    const parent = parents.get(id);
    return `${parent === undefined ? '' : `${place(parent)} > `}${normaliseLabel(label)}`;
  };
  return {
    vertices: [...db.getVertices().values()]
      .filter(({ id }) => !boxes.has(id))
      .map(({ id, type, classes }) => `${place(id)} | ${type ?? 'square'} | ${classes.join(' ')}`)
      .toSorted(),
    boxes: [...boxes.keys()].map(place).toSorted(),
    edges: db
      .getEdges()
      .map(
        ({ start, end, type, stroke, length, text: label }) =>
          `${place(start)} | ${type} ${stroke} ${length} ${label} | ${place(end)}`,
      )
      .toSorted(),
    classes: [...db.getClasses()]
      .map(([name, { styles }]) => `${name} ${styles.join(';')}`)
      .toSorted(),
  };
}
