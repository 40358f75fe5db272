import type { Flowchart, FlowchartEdge, FlowchartVertex } from '../importers/flowchart.ts';
import { outlineOf } from '../importers/mermaid/outline.ts';

/** A vertex or a subgraph of a text. */
export interface Shape {
  readonly id: string;
  readonly box: boolean;
  readonly label: string;
  /** Id of the subgraph around it. */
  readonly parent: string | undefined;
  readonly form: FlowchartVertex['shape'] | 'box';
  readonly classes: readonly string[];
}

export interface Chart {
  readonly flowchart: Flowchart;
  /** Subgraphs before what is in them. */
  readonly shapes: ReadonlyMap<string, Shape>;
  readonly children: ReadonlyMap<string, readonly Shape[]>;
  readonly edgesOf: ReadonlyMap<string, readonly FlowchartEdge[]>;
}

export function chartOf(flowchart: Flowchart): Chart {
  const { boxes, boxOf } = outlineOf(flowchart);
  const shapes = new Map<string, Shape>();
  for (const { id, title, parent } of boxes.values()) {
    shapes.set(id, { id, box: true, label: title, parent, form: 'box', classes: [] });
  }
  for (const { id, label, shape, classes } of flowchart.vertices) {
    shapes.set(id, { id, box: false, label, parent: boxOf.get(id), form: shape, classes });
  }
  const children = new Map<string, Shape[]>();
  for (const shape of shapes.values()) {
    if (shape.parent !== undefined) push(children, shape.parent, shape);
  }
  const edgesOf = new Map<string, FlowchartEdge[]>();
  for (const edge of flowchart.edges) {
    push(edgesOf, edge.from, edge);
    if (edge.to !== edge.from) push(edgesOf, edge.to, edge);
  }
  return { flowchart, shapes, children, edgesOf };
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/** What became of each shape. */
export interface Comparison {
  /** Id in the edited text → id in the one before, where they are the same shape. */
  readonly before: ReadonlyMap<string, string>;
  readonly added: readonly Shape[];
  readonly removed: readonly Shape[];
}

/**
 * Matches the shapes of two texts: by id, and what was renamed with its id by what stands in and
 * around it and what it is joined to.
 */
export function compareCharts(old: Chart, edited: Chart): Comparison {
  const before = new Map<string, string>();
  const strays = new Set<string>();
  for (const shape of edited.shapes.values()) {
    const known = old.shapes.get(shape.id);
    if (known === undefined) continue;
    // Lines still name a subgraph whose title was its id, and which may be called otherwise now.
    if (known.box && !shape.box && shape.label === shape.id) strays.add(shape.id);
    else before.set(shape.id, shape.id);
  }
  const gone = (shape: Shape): boolean => !before.has(shape.id);
  let removed = [...old.shapes.values()].filter(gone);
  let added = [...edited.shapes.values()].filter((shape) => gone(shape) && !strays.has(shape.id));
  // Outer subgraphs first: what is in them has the same place once they are known.
  for (const shape of added) {
    const alike = (candidate: Shape): boolean => isAlike(old, edited, before, candidate, shape);
    const candidates = removed.filter(alike);
    const [match] = candidates;
    const rivals = added.filter(
      (rival) => match !== undefined && isAlike(old, edited, before, match, rival),
    );
    if (match === undefined || candidates.length > 1 || rivals.length > 1) continue;
    before.set(shape.id, match.id);
    removed = removed.filter((each) => each !== match);
    added = added.filter((each) => each !== shape);
  }
  for (const id of strays) before.set(id, id);
  removed = removed.filter(({ id }) => !strays.has(id));
  return { before, added, removed };
}

function isAlike(
  old: Chart,
  edited: Chart,
  before: ReadonlyMap<string, string>,
  a: Shape,
  b: Shape,
): boolean {
  const placed = b.parent === undefined ? undefined : (before.get(b.parent) ?? null);
  if (a.form !== b.form || a.parent !== placed) return false;
  if (a.box) {
    const inside = new Set((old.children.get(a.id) ?? []).map(({ id }) => id));
    const kept = (edited.children.get(b.id) ?? []).filter(({ id }) => inside.has(id));
    return kept.length > 0;
  }
  return (
    neighbours(old, a.id, (id) => id) === neighbours(edited, b.id, (id) => before.get(id) ?? '')
  );
}

function neighbours(chart: Chart, id: string, nameOf: (id: string) => string): string {
  return (chart.edgesOf.get(id) ?? [])
    .map(({ from, to }) => (from === id ? `>${nameOf(to)}` : `<${nameOf(from)}`))
    .toSorted()
    .join('\n');
}

/** Whether two texts have the same shapes under the same ids and the same lines, in whatever order. */
export function saysTheSame(a: Flowchart, b: Flowchart): boolean {
  const said = (flowchart: Flowchart): string =>
    [
      flowchart.direction,
      ...[...chartOf(flowchart).shapes.values()]
        .map(({ id, label, parent, form }) => JSON.stringify([id, label, parent ?? '', form]))
        .toSorted(),
      ...flowchart.edges
        .map(({ from, to, label, stroke, arrows }) =>
          JSON.stringify([from, to, label ?? '', stroke, arrows]),
        )
        .toSorted(),
    ].join('\n');
  return said(a) === said(b);
}
