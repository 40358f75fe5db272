import type { ShapeMeaning } from '../diagrams/view.ts';
import type { TopologyIndex } from '../graph/topology-index.ts';
import type { FlowchartEdge } from '../importers/flowchart.ts';
import type { Localized } from '../model/message.ts';
import type { Link } from '../model/topology.ts';
import type { Chart } from './comparison.ts';
import { oneLine } from './labels.ts';
import type { Plan } from './plan.ts';

const texts = {
  implied: {
    en: 'The line between {from} and {to} follows from where they stand, so it cannot be deleted by itself.',
    zh: '{from} 与 {to} 之间的连线由其位置决定，不能单独删除。',
  },
  holder: {
    en: 'Who holds {from} is a matter of priority: change it in the inspector of the load balancer.',
    zh: '由谁持有 {from} 取决于优先级：请在负载均衡器的检查器中修改。',
  },
  unknownEnd: {
    en: 'The line between {from} and {to} was not drawn: one of them stands for nothing on the canvas.',
    zh: '{from} 与 {to} 之间的连线未画出：其中一端在画布上没有对应元素。',
  },
} satisfies Record<string, Localized>;

/** All lines between two shapes, whichever way they point. */
interface Joint {
  readonly a: string;
  readonly b: string;
  readonly dotted: boolean;
}

/** The lines of a chart between shapes, by both ends; ends are named by `nameOf`. */
function jointsOf(chart: Chart, nameOf: (id: string) => string): Map<string, Joint> {
  const joints = new Map<string, Joint>();
  for (const edge of chart.flowchart.edges) {
    const a = nameOf(edge.from);
    const b = nameOf(edge.to);
    const key = keyOf(a, b);
    const known = joints.get(key);
    const dotted = isDotted(edge) && (known?.dotted ?? true);
    joints.set(key, { a: known?.a ?? a, b: known?.b ?? b, dotted });
  }
  return joints;
}

function isDotted({ stroke }: FlowchartEdge): boolean {
  return stroke === 'dotted';
}

export interface EdgeEdit {
  readonly plan: Plan;
  readonly old: Chart;
  readonly edited: Chart;
  /** Id in the edited text → id in the one before. */
  readonly before: ReadonlyMap<string, string>;
  /** What each shape of the edited text stands for, new ones too. */
  readonly shapes: ReadonlyMap<string, ShapeMeaning>;
  /** The same, by the ids of the text before. */
  readonly oldShapes: ReadonlyMap<string, ShapeMeaning>;
  /** Elements that this edit makes. */
  readonly made: ReadonlySet<string>;
}

/**
 * Links that were drawn, erased or made dotted.
 * @returns the lines of the edited text that the design does not take over
 */
export function planEdges(edit: EdgeEdit): ReadonlySet<FlowchartEdge> {
  const { plan, old, edited, before, shapes, oldShapes } = edit;
  const was = jointsOf(old, (id) => id);
  // A new shape's id may be one that stood for something else before.
  const nameOf = (id: string): string => before.get(id) ?? `new ${id}`;
  const is = jointsOf(edited, nameOf);
  const byName = new Map([...edited.shapes.keys()].map((id) => [nameOf(id), id]));
  const meaningOf = (name: string): ShapeMeaning | undefined =>
    shapes.get(byName.get(name) ?? '') ?? oldShapes.get(name);
  const labelOf = (name: string): string => {
    const shape = edited.shapes.get(byName.get(name) ?? '') ?? old.shapes.get(name);
    return oneLine(shape?.label ?? name);
  };
  const ends = ({ a, b }: Joint): { from: string; to: string } => ({
    from: labelOf(a),
    to: labelOf(b),
  });

  for (const [key, joint] of was) {
    if (is.has(key) || gone(edit, joint)) continue;
    erase(plan, meaningOf(joint.a), meaningOf(joint.b), ends(joint));
  }
  const refused = new Set<string>();
  for (const [key, joint] of is) {
    const previous = was.get(key);
    if (previous?.dotted === joint.dotted) continue;
    const a = meaningOf(joint.a);
    const b = meaningOf(joint.b);
    if (previous !== undefined) restyle(plan, a, b, joint.dotted, ends(joint));
    else if (!draw(plan, a, b, joint.dotted, ends(joint))) refused.add(key);
  }
  keepToWhatIsDrawn(edit, is, byName);
  return new Set(
    edited.flowchart.edges.filter(({ from, to }) => refused.has(keyOf(nameOf(from), nameOf(to)))),
  );
}

function keyOf(a: string, b: string): string {
  return [a, b].toSorted().join('\n');
}

/** Whether an end of a line left the text with its shape. */
function gone({ edited, before }: EdgeEdit, { a, b }: Joint): boolean {
  const kept = new Set([...edited.shapes.keys()].map((id) => before.get(id)));
  return !kept.has(a) || !kept.has(b);
}

/** The components, endpoints or clusters that a line to a shape leads to. */
function endsOf(index: TopologyIndex, meaning: ShapeMeaning | undefined): readonly string[] {
  if (meaning === undefined) return [];
  const own = meaning.elements.filter((id) => !index.hosts.has(id) && index.elements.has(id));
  if (own.length > 0) return own;
  return meaning.elements.flatMap((id) =>
    (index.componentsOnHost.get(id) ?? []).map((component) => component.id),
  );
}

function linksBetween(
  index: TopologyIndex,
  a: ShapeMeaning | undefined,
  b: ShapeMeaning | undefined,
): readonly Link[] {
  const left = new Set(endsOf(index, a));
  const right = new Set(endsOf(index, b));
  return index.topology.links.filter(
    ({ from, to }) => (left.has(from) && right.has(to)) || (right.has(from) && left.has(to)),
  );
}

/** Memberships of one in the other, or of both in one VIP (a line of VRRP). */
function membershipsBetween(
  index: TopologyIndex,
  a: ShapeMeaning | undefined,
  b: ShapeMeaning | undefined,
): readonly { readonly endpoint: string; readonly member: string }[] {
  const left = endsOf(index, a);
  const right = endsOf(index, b);
  return index.topology.endpoints.flatMap((endpoint) => {
    if (endpoint.kind !== 'vip' && endpoint.kind !== 'kube-vip') return [];
    const other = left.includes(endpoint.id) ? right : right.includes(endpoint.id) ? left : [];
    const members = endpoint.members.filter((id) => other.includes(id));
    if (members.length > 0) return members.map((member) => ({ endpoint: endpoint.id, member }));
    const pair = endpoint.members.filter((id) => left.includes(id) || right.includes(id));
    const both = pair.some((id) => left.includes(id)) && pair.some((id) => right.includes(id));
    if (endpoint.kind !== 'vip' || !both) return [];
    const priority = (id: string): number => {
      const component = index.components.get(id);
      return component?.kind === 'load-balancer' ? component.priority : 0;
    };
    const [standby] = pair.toSorted((x, y) => priority(x) - priority(y));
    return standby === undefined ? [] : [{ endpoint: endpoint.id, member: standby }];
  });
}

type Names = { readonly from: string; readonly to: string };

function what({ from, to }: Names): string {
  return `${from} – ${to}`;
}

function erase(
  plan: Plan,
  a: ShapeMeaning | undefined,
  b: ShapeMeaning | undefined,
  names: Names,
): void {
  const links = linksBetween(plan.index, a, b);
  const memberships = membershipsBetween(plan.index, a, b);
  if (links.length > 0) plan.run({ type: 'remove', ids: links.map(({ id }) => id) }, what(names));
  for (const membership of memberships) {
    plan.run({ type: 'leave-endpoint', ...membership }, what(names));
  }
  if (links.length + memberships.length === 0) plan.note(texts.implied, names);
}

function draw(
  plan: Plan,
  a: ShapeMeaning | undefined,
  b: ShapeMeaning | undefined,
  dotted: boolean,
  names: Names,
): boolean {
  const from = endsOf(plan.index, a);
  const to = endsOf(plan.index, b);
  if (a?.part === true || b?.part === true || from.length === 0 || to.length === 0) {
    plan.note(texts.unknownEnd, names);
    return false;
  }
  const known = linksBetween(plan.index, a, b);
  if (known.length === 0) {
    if (membershipsBetween(plan.index, a, b).length > 0 || isImplied(plan.index, from, to)) {
      return true;
    } // Of a shape that stands for several, the host, which finds the pair that fits.
    const end = (meaning: ShapeMeaning | undefined, ids: readonly string[]): string =>
      ids.length === 1 ? (ids[0] ?? '') : (meaning?.elements.at(-1) ?? '');
    const command = { type: 'connect', from: end(a, from), to: end(b, to) } as const;
    if (plan.run(command, what(names)) === undefined) return false;
  }
  if (dotted || known.length > 0) restyle(plan, a, b, dotted, names);
  return true;
}

/** Whether a line says what goes without a link: a master's own etcd member, or two of one cluster. */
function isImplied(index: TopologyIndex, from: readonly string[], to: readonly string[]): boolean {
  return from.some((a) =>
    to.some((b) => {
      const cluster = index.clusterOfMember.get(a) ?? index.clusterOfMember.get(b);
      if (cluster === undefined) return false;
      const [left, right] = [index.components.get(a), index.components.get(b)];
      if (left?.kind === 'etcd' && right?.kind === 'etcd') {
        return index.clusterOfMember.get(a) === index.clusterOfMember.get(b);
      }
      return cluster.placement === 'stacked' && left?.host === right?.host;
    }),
  );
}

function restyle(
  plan: Plan,
  a: ShapeMeaning | undefined,
  b: ShapeMeaning | undefined,
  dotted: boolean,
  names: Names,
): void {
  const mode = dotted ? 'standby' : 'active';
  const links = linksBetween(plan.index, a, b);
  for (const link of links) {
    if (link.kind !== 'forwards' || link.mode === mode) continue;
    const patch = { mode };
    plan.run({ type: 'update-element', collection: 'links', id: link.id, patch }, what(names));
  }
  if (links.length === 0 && membershipsBetween(plan.index, a, b).length > 0) {
    plan.note(texts.holder, names);
  }
}

/**
 * A new component is linked as its kind is usually meant. Where the text draws such links itself,
 * those that it does not draw go again.
 */
function keepToWhatIsDrawn(
  { plan, made, shapes }: EdgeEdit,
  joints: ReadonlyMap<string, Joint>,
  byName: ReadonlyMap<string, string>,
): void {
  const drawn = new Set<string>();
  for (const { a, b } of joints.values()) {
    const left = shapes.get(byName.get(a) ?? '');
    const right = shapes.get(byName.get(b) ?? '');
    for (const { id } of linksBetween(plan.index, left, right)) drawn.add(id);
  }
  const visible = new Set([...shapes.values()].flatMap((meaning) => endsOf(plan.index, meaning)));
  for (const id of made) {
    for (const kind of ['forwards', 'stores-in'] as const) {
      for (const end of ['from', 'to'] as const) {
        const links = plan.topology.links.filter((link) => link.kind === kind && link[end] === id);
        const shown = links.filter(({ from, to }) => visible.has(from) && visible.has(to));
        const undrawn = shown.filter((link) => !drawn.has(link.id));
        if (undrawn.length === 0 || undrawn.length === shown.length) continue;
        plan.run({ type: 'remove', ids: undrawn.map((link) => link.id) }, id);
      }
    }
  }
}
