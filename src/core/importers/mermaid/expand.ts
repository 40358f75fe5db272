import type { Flowchart, FlowchartEdge, FlowchartSubgraph, FlowchartVertex } from '../flowchart.ts';
import { singular, wholeOf, type LabelRole } from './labels.ts';
import type { Outline } from './outline.ts';
import type { Reading } from './reading.ts';
import { addressesIn, firstLine, groupNamedBy, nameIn, type Role } from './roles.ts';

/** A drawing in which each shape stands for one thing. */
export interface Expansion {
  readonly flowchart: Flowchart;
  /** What each shape or subgraph stands for; those without an entry stand for nothing known. */
  readonly roleOf: ReadonlyMap<string, Role>;
  /** The id in the text that a shape came from. */
  readonly originOf: ReadonlyMap<string, string>;
  /** Boxes that stand for one machine, as a label says. */
  readonly machines: ReadonlySet<string>;
  /** Labels with a count that was not followed, because the drawing would grow beyond measure. */
  readonly notExpanded: readonly string[];
}

const mostShapes = 3_000;
const mostLines = 20_000;

/**
 * Draws out what a drawing abbreviates: `master ×3` as three shapes, a machine whose label lists
 * programs as a box with these in it, a box of one machine with a count as that many boxes.
 */
export function expanded(outline: Outline, readings: ReadonlyMap<string, Reading>): Expansion {
  return new Expander(outline, readings).expand();
}

class Expander implements Expansion {
  readonly #outline: Outline;
  readonly #readings: ReadonlyMap<string, Reading>;
  readonly #vertices: FlowchartVertex[] = [];
  readonly #subgraphs: (Omit<FlowchartSubgraph, 'members'> & { members: string[] })[] = [];
  readonly #edges: FlowchartEdge[] = [];
  /** Shapes that take a place of one in the text, itself included. */
  readonly #copies = new Map<string, string[]>();
  /** The box that is drawn several times around an id. */
  readonly #copied = new Map<string, string>();
  readonly roleOf = new Map<string, Role>();
  readonly originOf = new Map<string, string>();
  readonly machines = new Set<string>();
  readonly notExpanded: string[] = [];
  /** VIPs that stand in labels, by address. */
  readonly #vipAt = new Map<string, string>();
  #room: number;

  constructor(outline: Outline, readings: ReadonlyMap<string, Reading>) {
    this.#outline = outline;
    this.#readings = readings;
    const { vertices, boxes } = outline;
    this.#room = mostShapes - vertices.size - boxes.size;
  }

  get flowchart(): Flowchart {
    const { direction } = this.#outline.flowchart;
    const place = ({ id }: { readonly id: string }): number =>
      this.#outline.order.get(this.originOf.get(id) ?? id) ?? 0;
    const inOrder = <T extends { readonly id: string }>(list: readonly T[]): T[] =>
      list.toSorted((a, b) => place(a) - place(b));
    return {
      direction,
      vertices: inOrder(this.#vertices),
      edges: this.#edges,
      subgraphs: inOrder(this.#subgraphs),
    };
  }

  expand(): Expansion {
    const { boxes, free } = this.#outline;
    for (const vertex of free) this.#vertex(vertex, '', []);
    for (const box of boxes.values()) if (box.parent === undefined) this.#box(box.id, undefined);
    for (const edge of this.#outline.flowchart.edges) this.#edge(edge);
    return this;
  }

  /** Draws a box and all in it as often as its title says; gives the ids to its parent. */
  #box(id: string, parent: { members: string[]; suffix: string } | undefined): void {
    const box = this.#outline.boxes.get(id);
    if (box === undefined) return;
    const outer = parent?.suffix ?? '';
    const count = outer === '' ? this.#countOfBox(id) : 1;
    for (let n = 1; n <= count; n += 1) {
      const suffix = n === 1 ? outer : ` #${n}`;
      const own = `${id}${suffix}`;
      const title = count === 1 ? box.title : numbered(box.title, n);
      const members: string[] = [];
      this.#subgraphs.push({ id: own, title, members });
      parent?.members.push(own);
      this.#came(own, id);
      if (count > 1) this.machines.add(own);
      this.#describeBox(id, own, members);
      for (const vertex of box.vertices) this.#vertex(vertex, suffix, members);
      for (const inner of box.boxes) this.#box(inner, { members, suffix });
    }
    if (count > 1) this.#markCopied(id, id);
  }

  #markCopied(id: string, copied: string): void {
    const box = this.#outline.boxes.get(id);
    for (const inner of [
      ...(box?.vertices.map((vertex) => vertex.id) ?? []),
      ...(box?.boxes ?? []),
    ]) {
      this.#copied.set(inner, copied);
      this.#markCopied(inner, copied);
    }
  }

  /** What a box stands for; several programs in its title become shapes in it. */
  #describeBox(id: string, own: string, members: string[]): void {
    const reading = this.#readings.get(id);
    if (reading === undefined) return;
    const [first, ...more] = reading.roles;
    if (first === undefined) return;
    if (more.length === 0) {
      this.roleOf.set(own, first.role);
      return;
    }
    const title = this.#outline.boxes.get(id)?.title ?? '';
    if (this.#holdsRoles(id) || groupNamedBy(title) === 'several') return;
    this.machines.add(own);
    for (const each of reading.roles) this.#inside(own, each.role, id, members);
  }

  #countOfBox(id: string): number {
    const reading = this.#readings.get(id);
    const count = Math.max(1, ...(reading?.roles.map((role) => role.count) ?? []));
    if (count === 1) return 1;
    const { shapes, kinds } = this.#contents(id);
    // What shows several already is not shown that many times.
    if (kinds.some((kind, at) => kinds.indexOf(kind) !== at)) return 1;
    return this.#afford(count, shapes + 1, this.#outline.boxes.get(id)?.title ?? id);
  }

  #contents(id: string): { shapes: number; kinds: string[] } {
    const box = this.#outline.boxes.get(id);
    let shapes = 0;
    // One of the parts of a master is as good as the master.
    const kinds: string[] = [];
    const roles = new Set<Role>();
    for (const vertex of box?.vertices ?? []) {
      shapes += 1;
      for (const each of this.#readings.get(vertex.id)?.roles ?? []) {
        if (each.count > 1 || roles.has(each.role)) kinds.push(each.role);
        roles.add(each.role);
      }
    }
    kinds.push(...roles);
    for (const inner of box?.boxes ?? []) {
      const below = this.#contents(inner);
      shapes += below.shapes + 1;
      kinds.push(...below.kinds);
      if (this.#readings.get(inner)?.domain !== undefined) kinds.push('domain', 'domain');
    }
    return { shapes, kinds };
  }

  #holdsRoles(id: string): boolean {
    return this.#contents(id).kinds.length > 0;
  }

  #vertex(vertex: FlowchartVertex, suffix: string, members: string[]): void {
    const reading = this.#readings.get(vertex.id);
    const roles = reading?.roles ?? [];
    const own = `${vertex.id}${suffix}`;
    const [first, ...more] = roles;
    if (first === undefined || reading === undefined) {
      this.#add({ ...vertex, id: own }, undefined, vertex.id, members);
      return;
    }
    const held = more.find((each) => each.role === 'vip');
    if (held !== undefined) {
      this.#withVip(vertex, own, roles, members);
    } else if (reading.apart) {
      roles.forEach((each, at) => {
        const start = at === 0 ? own : `${own} ${each.role}`;
        this.#several({ ...vertex, id: start, label: each.text }, each, vertex.id, members);
      });
    } else if (more.length === 0) {
      this.#several({ ...vertex, id: own }, first, vertex.id, members);
    } else {
      this.#machines(vertex, own, roles, members);
    }
  }

  #several(vertex: FlowchartVertex, role: LabelRole, origin: string, members: string[]): void {
    const count = this.#afford(role.count, 1, vertex.label);
    const addresses = addressRange(vertex.label, count);
    for (let n = 1; n <= count; n += 1) {
      const id = n === 1 ? vertex.id : `${vertex.id} #${n}`;
      const label = count === 1 ? vertex.label : numbered(vertex.label, n, addresses[n - 1]);
      this.#add({ ...vertex, id, label }, role.role, origin, members);
    }
  }

  /** A machine, or several, with programs in it. */
  #machines(
    vertex: FlowchartVertex,
    own: string,
    roles: readonly LabelRole[],
    members: string[],
  ): void {
    const wanted = Math.max(...roles.map((each) => each.count));
    const count = this.#afford(wanted, roles.length + 1, vertex.label);
    const addresses = addressRange(vertex.label, count);
    for (let n = 1; n <= count; n += 1) {
      const id = n === 1 ? own : `${own} #${n}`;
      const title = count === 1 ? vertex.label : numbered(vertex.label, n, addresses[n - 1]);
      const inside: string[] = [];
      this.#subgraphs.push({ id, title, members: inside });
      members.push(id);
      this.#came(id, vertex.id);
      this.machines.add(id);
      for (const { role } of roles) this.#inside(id, role, vertex.id, inside, vertex.label);
    }
  }

  #inside(box: string, role: Role, origin: string, members: string[], label = ''): void {
    const id = `${box} ${role}`;
    // Only a load balancer is named by its program.
    const text = wholeOf(role) === 'load-balancer' ? label : '';
    this.#vertices.push({ id, label: text, shape: 'rect', classes: [] });
    members.push(id);
    this.roleOf.set(id, role);
    this.originOf.set(id, origin);
  }

  /** A load balancer whose label also names the address it holds. */
  #withVip(
    vertex: FlowchartVertex,
    own: string,
    roles: readonly LabelRole[],
    members: string[],
  ): void {
    const at = vertex.label.search(/\bv-?ips?\b|virtual|floating|虚拟|浮动|漂移/i);
    const address = addressesIn(vertex.label.slice(Math.max(0, at)))[0];
    const rest = roles.filter(({ role }) => role !== 'vip');
    const label = address === undefined ? vertex.label : vertex.label.replace(address, '');
    const [first] = rest;
    if (first === undefined) return;
    this.#several({ ...vertex, id: own, label }, first, vertex.id, members);
    const vip = `${own} vip`;
    const known = address === undefined ? undefined : this.#vipAt.get(address);
    if (known === undefined) {
      if (address !== undefined) this.#vipAt.set(address, vip);
      const shown = { ...vertex, id: vip, label: address === undefined ? 'VIP' : `VIP ${address}` };
      this.#vertices.push(shown);
      this.roleOf.set(vip, 'vip');
      this.originOf.set(vip, vertex.id);
    }
    const line = { from: known ?? vip, stroke: 'normal', arrows: 'to' } as const;
    for (const to of this.#copies.get(vertex.id) ?? [own]) this.#edges.push({ ...line, to });
  }

  #add(vertex: FlowchartVertex, role: Role | undefined, origin: string, members: string[]): void {
    this.#vertices.push(vertex);
    members.push(vertex.id);
    if (role !== undefined) this.roleOf.set(vertex.id, role);
    this.#came(vertex.id, origin);
  }

  #came(id: string, origin: string): void {
    this.originOf.set(id, origin);
    const copies = this.#copies.get(origin);
    if (copies === undefined) this.#copies.set(origin, [id]);
    else copies.push(id);
  }

  /** The count, or 1 where so many would be too many. */
  #afford(count: number, shapes: number, label: string): number {
    if (count <= 1) return 1;
    const cost = (count - 1) * shapes;
    if (cost > this.#room) {
      this.notExpanded.push(label);
      return 1;
    }
    this.#room -= cost;
    return count;
  }

  #edge(edge: FlowchartEdge): void {
    const froms = this.#copies.get(edge.from) ?? [edge.from];
    const tos = this.#copies.get(edge.to) ?? [edge.to];
    if (froms.length === 1 && tos.length === 1) {
      this.#edges.push(edge);
      return;
    }
    // Inside a machine that is drawn several times, a line stays in its machine.
    const inside =
      this.#copied.has(edge.from) && this.#copied.get(edge.from) === this.#copied.get(edge.to);
    const pairs = inside
      ? froms.map((from, at) => [from, tos[at] ?? tos[0] ?? edge.to] as const)
      : froms.flatMap((from) => tos.map((to) => [from, to] as const));
    if (this.#edges.length + pairs.length > mostLines) {
      this.#edges.push(edge);
      return;
    }
    for (const [from, to] of pairs) this.#edges.push({ ...edge, from, to, drawn: edge });
  }
}

/** The n-th of several: `Worker nodes (4)` → `Worker node 2`. */
function numbered(label: string, n: number, address?: string): string {
  const name = nameIn(firstLine(singular(label))) || nameIn(singular(label));
  const shown = `${name} ${n}`.trim();
  return address === undefined ? shown : `${shown}\n${address}`;
}

/** The addresses of `count` machines, where a label lists as many or gives a range of them. */
function addressRange(label: string, count: number): readonly string[] {
  const listed = addressesIn(label);
  if (listed.length === count) return listed;
  const [, net = '', from = '', to = ''] =
    /(?<![\d.])((?:\d{1,3}\.){3})(\d{1,3})\s*(?:-|–|~|\.{2,3}|至|到)\s*(?:(?:\d{1,3}\.){3})?(\d{1,3})(?![\d.])/.exec(
      label,
    ) ?? [];
  if (net === '' || Number(to) - Number(from) + 1 !== count || Number(to) > 254) return [];
  return Array.from({ length: count }, (_, at) => `${net}${Number(from) + at}`);
}
