import type { FlowchartEdge } from '../flowchart.ts';
import type { Outline } from './outline.ts';
import { partsByBox, type Part } from './parts.ts';
import { wordsOf, type PartKind } from './roles.ts';

export interface Forwarding {
  readonly from: Part;
  readonly to: Part;
  readonly mode: 'active' | 'standby';
}

/** What the lines of a drawing say. */
export interface Relations {
  readonly forwards: readonly Forwarding[];
  /** etcd members that a master has a line to. */
  readonly stores: ReadonlyMap<Part, ReadonlySet<Part>>;
  /** Load balancers that share an address, by a line between them. */
  readonly vrrp: readonly (readonly [Part, Part])[];
  /** Load balancers or masters that may hold a VIP. */
  readonly holders: ReadonlyMap<Part, ReadonlySet<Part>>;
  readonly unread: readonly FlowchartEdge[];
}

/** A line between two groups whose product is larger says nothing about a cluster. */
const mostPairs = 2_500;

const entries: readonly PartKind[] = ['vip', 'kube-vip'];
const forwarders: readonly PartKind[] = ['cloud-lb', 'dns'];

export function relationsOf(outline: Outline, parts: readonly Part[]): Relations {
  const reader = new RelationReader(outline, parts);
  for (const edge of outline.flowchart.edges) reader.read(edge);
  return reader;
}

class RelationReader implements Relations {
  readonly #byShape = new Map<string, readonly Part[]>();
  readonly #inBoxes: ReadonlyMap<string, readonly Part[]>;
  readonly #forwards = new Map<Part, Map<Part, 'active' | 'standby'>>();
  readonly stores = new Map<Part, Set<Part>>();
  readonly vrrp: [Part, Part][] = [];
  readonly holders = new Map<Part, Set<Part>>();
  readonly #read = new Set<FlowchartEdge>();
  readonly #notRead = new Set<FlowchartEdge>();

  constructor(outline: Outline, parts: readonly Part[]) {
    this.#inBoxes = partsByBox(outline, parts);
    for (const part of parts) {
      for (const shape of part.shapes) {
        if (!outline.boxes.has(shape)) this.#byShape.set(shape, [part]);
      }
    }
  }

  get forwards(): readonly Forwarding[] {
    return [...this.#forwards].flatMap(([from, targets]) =>
      [...targets].map(([to, mode]) => ({ from, to, mode })),
    );
  }

  read(edge: FlowchartEdge): void {
    const left = this.#partsAt(edge.from);
    const right = this.#partsAt(edge.to);
    const isRead =
      left.length > 0 &&
      right.length > 0 &&
      (this.#readPair(edge, left, right) || isOfNoAccount(left, right));
    const drawn = edge.drawn ?? edge;
    if (isRead) this.#read.add(drawn);
    else this.#notRead.add(drawn);
  }

  /** Lines of the text; of one that stands for several, those of which none was read. */
  get unread(): readonly FlowchartEdge[] {
    return [...this.#notRead].filter((edge) => !this.#read.has(edge));
  }

  #readPair(edge: FlowchartEdge, left: readonly Part[], right: readonly Part[]): boolean {
    const mode = edge.stroke === 'dotted' ? 'standby' : 'active';
    return (
      this.#pairs(left, right, ['load-balancer'], ['control-plane'], (from, to) =>
        this.#forward(from, to, mode),
      ) ||
      this.#pairs(left, right, forwarders, ['load-balancer'], (from, to) =>
        this.#forward(from, to, mode),
      ) ||
      this.#pairs(left, right, forwarders, ['control-plane'], (from, to) =>
        this.#forward(from, to, mode),
      ) ||
      this.#pairs(left, right, entries, ['load-balancer'], (vip, member) =>
        addTo(this.holders, vip, member),
      ) ||
      this.#pairs(left, right, entries, ['control-plane'], (vip, member) =>
        addTo(this.holders, vip, member),
      ) ||
      this.#readStores(left, right) ||
      this.#readVrrp(edge, left, right)
    );
  }

  /** A line between hosts with a master and a member each is one between peers. */
  #readStores(left: readonly Part[], right: readonly Part[]): boolean {
    const both = (side: readonly Part[]): boolean =>
      side.some(({ kind }) => kind === 'control-plane') && side.some(({ kind }) => kind === 'etcd');
    if (both(left) && both(right)) return false;
    return this.#pairs(left, right, ['control-plane'], ['etcd'], (from, to) =>
      addTo(this.stores, from, to),
    );
  }

  #readVrrp(edge: FlowchartEdge, left: readonly Part[], right: readonly Part[]): boolean {
    const said = / vrrp | keepalived | heartbeat |心跳|主备/.test(wordsOf(edge.label ?? ''));
    if (edge.arrows === 'to' && !said) return false;
    return this.#pairs(left, right, ['load-balancer'], ['load-balancer'], (a, b) => {
      if (a !== b) this.vrrp.push([a, b]);
    });
  }

  /** Calls back for each pair of the kinds, in whichever direction the line was drawn. */
  #pairs(
    left: readonly Part[],
    right: readonly Part[],
    fromKinds: readonly PartKind[],
    toKinds: readonly PartKind[],
    found: (from: Part, to: Part) => void,
  ): boolean {
    for (const [from, to] of [
      [left, right],
      [right, left],
    ] as const) {
      const sources = from.filter(({ kind }) => fromKinds.includes(kind));
      const targets = to.filter(({ kind }) => toKinds.includes(kind));
      if (sources.length === 0 || targets.length === 0) continue;
      if (sources.length * targets.length > mostPairs) return false;
      for (const source of sources) for (const target of targets) found(source, target);
      return true;
    }
    return false;
  }

  #forward(from: Part, to: Part, mode: 'active' | 'standby'): void {
    const targets = this.#forwards.get(from) ?? new Map<Part, 'active' | 'standby'>();
    if (targets.get(to) !== 'active') targets.set(to, mode);
    this.#forwards.set(from, targets);
  }

  /** The part that a shape draws, or those inside a box. */
  #partsAt(id: string): readonly Part[] {
    return this.#byShape.get(id) ?? this.#inBoxes.get(id) ?? [];
  }
}

function addTo(map: Map<Part, Set<Part>>, key: Part, value: Part): void {
  const set = map.get(key);
  if (set === undefined) map.set(key, new Set([value]));
  else set.add(value);
}

/** Lines inside a component, between peers or of workers: true of any cluster, so nothing is lost. */
function isOfNoAccount(left: readonly Part[], right: readonly Part[]): boolean {
  const kindsOf = (side: readonly Part[]): Set<PartKind> => new Set(side.map(({ kind }) => kind));
  const a = kindsOf(left);
  const b = kindsOf(right);
  if (left.every((part) => right.includes(part))) return true;
  const inner: ReadonlySet<PartKind> = new Set<PartKind>(['control-plane', 'etcd', 'worker']);
  const only = (kinds: Set<PartKind>): boolean => [...kinds].every((kind) => inner.has(kind));
  const workers = (kinds: Set<PartKind>): boolean => [...kinds].every((kind) => kind === 'worker');
  return (only(a) && only(b)) || workers(a) || workers(b);
}
