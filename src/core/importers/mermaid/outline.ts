import type { Flowchart, FlowchartVertex } from '../flowchart.ts';

/** A subgraph with what lies in it, at any depth. */
export interface Box {
  readonly id: string;
  readonly title: string;
  readonly parent: string | undefined;
  /** Vertices directly inside, in the order of the text. */
  readonly vertices: readonly FlowchartVertex[];
  readonly boxes: readonly string[];
}

/** The nesting of a flowchart, safe to walk: no box lies in itself. */
export interface Outline {
  readonly flowchart: Flowchart;
  readonly vertices: ReadonlyMap<string, FlowchartVertex>;
  /** Outer boxes before those inside them. */
  readonly boxes: ReadonlyMap<string, Box>;
  /** Vertices in no box. */
  readonly free: readonly FlowchartVertex[];
  readonly boxOf: ReadonlyMap<string, string>;
  /** Place of an id in the text. */
  readonly order: ReadonlyMap<string, number>;
}

export function outlineOf(flowchart: Flowchart): Outline {
  const { vertices, subgraphs } = flowchart;
  const known = new Set(subgraphs.map(({ id }) => id));
  const boxOf = new Map<string, string>();
  for (const { id, members } of subgraphs) {
    for (const member of members) {
      if (!boxOf.has(member) && !isInside(boxOf, id, member)) boxOf.set(member, id);
    }
  }
  const inside = (box: string | undefined): FlowchartVertex[] =>
    vertices.filter(({ id }) => boxOf.get(id) === box);
  const verticesIn = new Map([...known].map((id) => [id, inside(id)]));
  const boxes = new Map<string, Box>();
  const add = (id: string): void => {
    const parent = boxOf.get(id);
    if (boxes.has(id)) return;
    if (parent !== undefined) add(parent);
    const title = subgraphs.find((subgraph) => subgraph.id === id)?.title ?? id;
    const inner = subgraphs.filter((subgraph) => boxOf.get(subgraph.id) === id);
    boxes.set(id, {
      id,
      title,
      parent,
      vertices: verticesIn.get(id) ?? [],
      boxes: inner.map((subgraph) => subgraph.id),
    });
  };
  for (const { id } of subgraphs) add(id);
  const ids = [...vertices, ...subgraphs].map(({ id }) => id);
  return {
    flowchart,
    vertices: new Map(vertices.map((vertex) => [vertex.id, vertex])),
    boxes,
    free: inside(undefined),
    boxOf,
    order: new Map(ids.map((id, position) => [id, position])),
  };
}

/** Whether `id` lies in `ancestor`, or is it. */
export function isInside(
  boxOf: ReadonlyMap<string, string>,
  id: string | undefined,
  ancestor: string,
): boolean {
  const visited = new Set<string>();
  for (let at = id; at !== undefined && !visited.has(at); at = boxOf.get(at)) {
    if (at === ancestor) return true;
    visited.add(at);
  }
  return false;
}

/** The boxes around an id, innermost first. */
export function boxesAround({ boxOf, boxes }: Outline, id: string): Box[] {
  const around: Box[] = [];
  for (let at = boxOf.get(id); at !== undefined; at = boxOf.get(at)) {
    const box = boxes.get(at);
    if (box === undefined) break;
    around.push(box);
  }
  return around;
}
