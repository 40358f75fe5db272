import type { Command } from '../commands/command.ts';
import { commandLabel } from '../commands/describe-command.ts';
import type { ShapeMeaning, ViewId, ViewOptions } from '../diagrams/view.ts';
import type { Flowchart, FlowchartEdge } from '../importers/flowchart.ts';
import { message, type Localized, type Message } from '../model/message.ts';
import type { Topology } from '../model/topology.ts';
import { chartOf, compareCharts } from './comparison.ts';
import { planEdges } from './edges.ts';
import { planLabel, stands } from './labels.ts';
import { planNewShapes } from './new-shapes.ts';
import { planMoves, planRemovals } from './places.ts';
import { Plan } from './plan.ts';

const texts = {
  more: {
    en: '{first} (and {count} more in the Mermaid text)',
    zh: '{first}（Mermaid 文本中另有 {count} 处）',
  },
} satisfies Record<string, Localized>;

/** A text as it was when it said the same as the canvas. */
export interface KnownText {
  readonly flowchart: Flowchart;
  /** What its shapes stand for, by their ids in it. */
  readonly shapes: ReadonlyMap<string, ShapeMeaning>;
}

export interface Reconciled {
  /** In the order in which they are to be made; each is accepted after those before it. */
  readonly commands: readonly Command[];
  /** What the text says and the design cannot take over, and why. */
  readonly notes: readonly Message[];
  /** The design with the commands made. */
  readonly topology: Topology;
  /**
   * The edited text as far as it says what that design says: what it is to be compared with when it
   * is edited further. What was not taken over is not in it, so it is tried again.
   */
  readonly known: KnownText;
  /** The direction that the text now asks for, if it is another one. */
  readonly direction: ViewOptions['direction'] | undefined;
}

/**
 * The commands that make of a design what was edited in a Mermaid text of it. Only what differs
 * between the two texts counts: what a view does not show, and what Mermaid cannot say, stays as
 * it is. An unchanged text gives no commands.
 * @param base the design at present; it may be newer than `known`
 */
export function reconcile(
  base: Topology,
  view: ViewId,
  known: KnownText,
  text: Flowchart,
): Reconciled {
  const plan = new Plan(base);
  const old = chartOf(known.flowchart);
  const edited = chartOf(text);
  const comparison = compareCharts(old, edited);
  const shapes = new Map<string, ShapeMeaning>();
  for (const [id, before] of comparison.before) {
    const meaning = known.shapes.get(before);
    if (meaning !== undefined) shapes.set(id, meaning);
  }
  const made = new Set<string>();
  const added = new Set(comparison.added.map(({ id }) => id));
  const places = { plan, old, edited, comparison, oldShapes: known.shapes, shapes };

  planNewShapes({ plan, view, edited, added, shapes, made });
  planMoves(places);
  const changed = [...edited.shapes.values()].flatMap((is) => {
    const was = old.shapes.get(comparison.before.get(is.id) ?? '');
    return was === undefined || was.label === is.label ? [] : [{ was, is }];
  });
  const relabelled = new Set(changed.map(({ is }) => shapes.get(is.id)?.elements[0] ?? ''));
  const labels = new Map<string, string>();
  for (const { was, is } of changed) {
    if (!planLabel(plan, shapes.get(is.id), was, is, relabelled)) labels.set(is.id, was.label);
  }
  planRemovals(places);
  const refused = planEdges({
    plan,
    old,
    edited,
    before: comparison.before,
    shapes,
    oldShapes: known.shapes,
    made,
  });
  const direction = directionOf(text.direction);
  return {
    commands: plan.commands,
    notes: plan.notes,
    topology: plan.topology,
    known: {
      flowchart: withoutRefused(text, { labels, refused, added, shapes }),
      shapes: new Map(
        [...shapes].filter(([, { elements }]) => elements.some((id) => stands(plan, id))),
      ),
    },
    direction: direction === directionOf(known.flowchart.direction) ? undefined : direction,
  };
}

/** A text without what became of nothing: shapes, their lines, other lines and labels. */
function withoutRefused(
  text: Flowchart,
  {
    labels,
    refused,
    added,
    shapes,
  }: {
    readonly labels: ReadonlyMap<string, string>;
    readonly refused: ReadonlySet<FlowchartEdge>;
    readonly added: ReadonlySet<string>;
    readonly shapes: ReadonlyMap<string, ShapeMeaning>;
  },
): Flowchart {
  const stays = (id: string): boolean => !added.has(id) || shapes.has(id);
  return {
    ...text,
    vertices: text.vertices
      .filter(({ id }) => stays(id))
      .map((vertex) => ({ ...vertex, label: labels.get(vertex.id) ?? vertex.label })),
    subgraphs: text.subgraphs
      .filter(({ id }) => stays(id))
      .map((box) => ({
        ...box,
        title: labels.get(box.id) ?? box.title,
        members: box.members.filter(stays),
      })),
    edges: text.edges.filter((edge) => stays(edge.from) && stays(edge.to) && !refused.has(edge)),
  };
}

function directionOf(direction: string): ViewOptions['direction'] {
  return direction === 'LR' || direction === 'RL' ? 'LR' : 'TD';
}

/** Several commands as one undo step, named for what they do; undefined if there are none. */
export function asOneStep(base: Topology, commands: readonly Command[]): Command | undefined {
  const [first, ...others] = commands;
  if (first === undefined) return undefined;
  if (others.length === 0) return first;
  const { text, data } = commandLabel(base, first);
  const label = message(
    {
      en: texts.more.en.replace('{first}', text.en),
      zh: texts.more.zh.replace('{first}', text.zh),
    },
    { ...data, count: others.length },
  );
  return { type: 'batch', label, commands };
}
