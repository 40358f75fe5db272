import { hostsBelow, type TopologyIndex } from '../../graph/topology-index.ts';
import type { Scenario } from '../verdict.ts';

/** Bounds the work: so many cuts make at most a few hundred sides. */
const mostCuts = 256;

/** Of a component whose host is not drawn: it stands nowhere, so nothing cuts it off. */
export const anywhere = -1;

/**
 * Who reaches whom while places are cut from each other. Hosts that reach the same hosts, and each
 * other, form one *side*: whatever stands there sees the same. Reach is mutual but need not go on
 * over a third: a and b may be cut from each other while both reach c.
 */
export interface Reach {
  /** Hosts of each side in document order; sides in the order in which groups and cuts name them. */
  readonly sides: readonly (readonly string[])[];
  /** Position in {@link sides}, or {@link anywhere}. */
  readonly sideOf: (host: string | undefined) => number;
  /** Whether two sides reach each other directly; {@link anywhere} reaches all. */
  readonly reaches: (a: number, b: number) => boolean;
  /** Whether two sides reach each other at all, over others if need be. */
  readonly connected: (a: number, b: number) => boolean;
}

/**
 * The reach under a partition and cuts together. A host that two groups name belongs to the first;
 * hosts that none names form one more group. A cut [a, b] separates each host in one place from each
 * in the other; where b lies in a, from the rest of a. A cut [a] separates a from everything else.
 * Of more than 256 cuts the first 256 count. Ids of no domain or host are ignored.
 */
export function reachOf(index: TopologyIndex, scenario: Scenario): Reach {
  const classes = new HostClasses(index);
  const groups = groupHosts(index, scenario.partition ?? []);
  for (const group of groups) classes.refine(group);
  const cuts = (scenario.cuts ?? [])
    .slice(0, mostCuts)
    .flatMap((places): (readonly ReadonlySet<string>[])[] => {
      const known = places.slice(0, 2).map((place) => new Set(hostsAt(index, place)));
      // A cut from a place that does not exist is none; it must not isolate the other one.
      return known.length === 0 || known.some(({ size }) => size === 0) ? [] : [known];
    });
  for (const cut of cuts) for (const hosts of cut) classes.refine(hosts);

  const count = classes.count;
  const apart = new Uint8Array(count * count);
  const separate = (left: readonly number[], right: readonly number[]): void => {
    for (const a of left) {
      for (const b of right) {
        apart[a * count + b] = 1;
        apart[b * count + a] = 1;
      }
    }
  };
  const groupClasses = groups.map((group) => classes.within(group));
  groupClasses.forEach((group, at) => {
    for (const other of groupClasses.slice(at + 1)) separate(group, other);
  });
  for (const [left, right] of cuts) {
    const inLeft = classes.within(left ?? []);
    const inRight = right === undefined ? classes.except(inLeft) : classes.within(right);
    const inBoth = new Set(inLeft.filter((each) => inRight.includes(each)));
    separate(
      inLeft.filter((each) => !inBoth.has(each)),
      inRight,
    );
    separate(
      inLeft,
      inRight.filter((each) => !inBoth.has(each)),
    );
  }
  return new MergedReach(index, classes, apart);
}

/** Hosts by which of the named sets hold them: those of one class cannot be told apart by any. */
class HostClasses {
  readonly #classOf = new Map<string, number>();
  #count = 0;

  constructor({ topology }: TopologyIndex) {
    for (const { id } of topology.hosts) this.#classOf.set(id, 0);
    this.#count = Math.min(1, this.#classOf.size);
  }

  get count(): number {
    return this.#count;
  }

  classOf(host: string): number | undefined {
    return this.#classOf.get(host);
  }

  /** Splits each class that lies partly inside the set. */
  refine(hosts: Iterable<string>): void {
    const inside = new Map<number, string[]>();
    for (const host of new Set(hosts)) {
      const at = this.#classOf.get(host);
      if (at === undefined) continue;
      const list = inside.get(at);
      if (list === undefined) inside.set(at, [host]);
      else list.push(host);
    }
    const sizes = new Map<number, number>();
    for (const at of this.#classOf.values()) sizes.set(at, (sizes.get(at) ?? 0) + 1);
    for (const [at, members] of inside) {
      if (members.length === sizes.get(at)) continue;
      for (const host of members) this.#classOf.set(host, this.#count);
      this.#count += 1;
    }
  }

  /** Classes of the hosts of a set that refined them. */
  within(hosts: Iterable<string>): number[] {
    const found = new Set<number>();
    for (const host of hosts) {
      const at = this.#classOf.get(host);
      if (at !== undefined) found.add(at);
    }
    return [...found];
  }

  except(classes: readonly number[]): number[] {
    const without = new Set(classes);
    return Array.from({ length: this.#count }, (_, at) => at).filter((at) => !without.has(at));
  }
}

/** Puts classes that reach the same into one side. */
class MergedReach implements Reach {
  readonly sides: readonly (readonly string[])[];
  readonly #sideOfHost = new Map<string, number>();
  readonly #apart: Uint8Array;
  readonly #part: Int32Array;

  constructor({ topology }: TopologyIndex, classes: HostClasses, apart: Uint8Array) {
    const { count } = classes;
    const rowOf = (at: number): string => apart.subarray(at * count, (at + 1) * count).join('');
    const sideOfRow = new Map<string, number>();
    const sideOfClass = new Int32Array(count).fill(-1);
    const firstClass: number[] = [];
    // Classes are numbered in the order in which they were named; class 0 is what no set named.
    for (const at of [...Array(count).keys()].slice(1).concat(count > 0 ? [0] : [])) {
      const row = rowOf(at);
      const side = sideOfRow.get(row) ?? sideOfRow.size;
      if (!sideOfRow.has(row)) firstClass.push(at);
      sideOfRow.set(row, side);
      sideOfClass[at] = side;
    }
    const sides: string[][] = firstClass.map(() => []);
    for (const { id } of topology.hosts) {
      const side = sideOfClass[classes.classOf(id) ?? -1];
      if (side === undefined || this.#sideOfHost.has(id)) continue;
      this.#sideOfHost.set(id, side);
      sides[side]?.push(id);
    }
    this.sides = sides;
    const size = sides.length;
    this.#apart = new Uint8Array(size * size);
    firstClass.forEach((a, i) => {
      firstClass.forEach((b, j) => {
        this.#apart[i * size + j] = apart[a * count + b]!;
      });
    });
    this.#part = this.#findParts();
  }

  readonly sideOf = (host: string | undefined): number =>
    (host === undefined ? undefined : this.#sideOfHost.get(host)) ?? anywhere;

  readonly reaches = (a: number, b: number): boolean =>
    a === anywhere || b === anywhere || this.#apart[a * this.sides.length + b] === 0;

  readonly connected = (a: number, b: number): boolean =>
    a === anywhere || b === anywhere || this.#part[a] === this.#part[b];

  /** Numbers the sides by which of them hang together. */
  #findParts(): Int32Array {
    const part = new Int32Array(this.sides.length).fill(-1);
    part.forEach((known, start) => {
      if (known >= 0) return;
      const open = [start];
      part[start] = start;
      for (let at = open.pop(); at !== undefined; at = open.pop()) {
        for (let other = 0; other < part.length; other += 1) {
          if (part[other] !== -1 || !this.reaches(at, other)) continue;
          part[other] = start;
          open.push(other);
        }
      }
    });
    return part;
  }
}

function groupHosts(
  index: TopologyIndex,
  partition: readonly (readonly string[])[],
): readonly (readonly string[])[] {
  if (partition.length === 0) return [];
  const taken = new Set<string>();
  const take = (ids: Iterable<string>): string[] => {
    const fresh = [...ids].filter((id) => !taken.has(id));
    for (const id of fresh) taken.add(id);
    return fresh;
  };
  const groups = partition.map((ids) => take(new Set(ids.flatMap((id) => hostsAt(index, id)))));
  return [...groups, take(index.hosts.keys())];
}

function hostsAt(index: TopologyIndex, place: string): string[] {
  if (index.domains.has(place)) return hostsBelow(index, place).map(({ id }) => id);
  return index.hosts.has(place) ? [place] : [];
}
