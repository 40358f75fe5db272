import { BackendTable } from './structure/backend-table.ts';
import { findMirrors, type Mirror } from './structure/blocks.ts';
import type { Plan } from './structure/plan.ts';
import type { Numbers, StructureFunction } from './structure/structure.ts';

export interface SearchOptions {
  /** How many sets of failures may be tried. */
  readonly budget: number;
  readonly isCancelled: () => boolean;
}

export interface SearchResult {
  readonly tolerated: number;
  /** The first of the smallest sets in the order of the elements; null if none was found. */
  readonly counterExample: readonly string[] | null;
  readonly exhaustive: boolean;
}

/** How many sets are tried between two looks at whether the search is still wanted. */
const cancelInterval = 1024;

/**
 * The smallest number of the given elements whose failure the API does not survive, tried by size
 * over every set (mirror images of tried ones left out, see `blocks.ts`). More failures can help as
 * well as hurt (a dead holder frees its VIP), so nothing is concluded from one set for a larger
 * one. A share of requests that fails for good counts as not survived.
 */
export function searchTolerance(
  plan: Plan,
  fn: StructureFunction,
  elements: readonly string[],
  options: SearchOptions,
): SearchResult {
  fn.reset();
  fn.run();
  if (!fn.survives) return { tolerated: 0, counterExample: [], exhaustive: true };
  if (survivesAll(plan, fn, elements)) {
    return { tolerated: elements.length, counterExample: null, exhaustive: true };
  }
  const search = new Search(plan, fn, elements, options);
  for (let size = 1; size <= elements.length; size += 1) {
    const found = search.ofSize(size);
    if (found !== null) return { tolerated: size - 1, counterExample: found, exhaustive: true };
    if (search.exhausted) return { tolerated: size - 1, counterExample: null, exhaustive: false };
  }
  return { tolerated: elements.length, counterExample: null, exhaustive: true };
}

class Search {
  readonly #fn: StructureFunction;
  readonly #elements: readonly string[];
  readonly #kills: readonly Numbers[];
  readonly #mirrors: readonly Mirror[];
  readonly #chosen: Uint8Array;
  readonly #options: SearchOptions;
  #left: number;
  /** The search ended before it had tried every set. */
  exhausted = false;

  constructor(
    plan: Plan,
    fn: StructureFunction,
    elements: readonly string[],
    options: SearchOptions,
  ) {
    this.#fn = fn;
    this.#elements = elements;
    this.#kills = elements.map((id) => plan.units.killsOf(id));
    this.#mirrors = findMirrors(plan, elements, this.#kills);
    this.#chosen = new Uint8Array(elements.length);
    this.#options = options;
    this.#left = options.budget;
  }

  ofSize(size: number): readonly string[] | null {
    this.#fn.reset();
    this.#chosen.fill(0);
    if (!this.#extend(0, size)) return null;
    return this.#elements.filter((_, at) => this.#chosen[at] === 1);
  }

  /** Adds `missing` elements from `from` on; true, with the choice left standing, if one fails. */
  #extend(from: number, missing: number): boolean {
    if (missing === 0) return this.#breaks();
    for (let at = from; at <= this.#elements.length - missing && !this.exhausted; at += 1) {
      if (this.#isMirrored(at)) continue;
      this.#chosen[at] = 1;
      this.#fn.fail(this.#kills[at]!);
      if (this.#extend(at + 1, missing - 1)) return true;
      this.#fn.repair(this.#kills[at]!);
      this.#chosen[at] = 0;
    }
    return false;
  }

  #breaks(): boolean {
    if (this.#left <= 0) {
      this.exhausted = true;
      return false;
    }
    this.#left -= 1;
    if (this.#left % cancelInterval === 0 && this.#options.isCancelled()) this.#left = 0;
    this.#fn.run();
    return !this.#fn.survives;
  }

  /** Choosing it would give its block a larger pattern than the interchangeable one before has. */
  #isMirrored(at: number): boolean {
    const { twin, before } = this.#mirrors[at]!;
    if (twin < 0 || this.#chosen[twin] === 1) return false;
    for (let i = 0; i < before.length; i += 1) {
      const [own, other] = before[i]!;
      if (this.#chosen[own] !== this.#chosen[other]) return false;
    }
    return true;
  }
}

/**
 * Whether the API survives the failure of all elements and, as no failure can help in this design,
 * of any of them. False if either is not so.
 */
function survivesAll(plan: Plan, fn: StructureFunction, elements: readonly string[]): boolean {
  fn.reset();
  for (const id of elements) fn.fail(plan.units.killsOf(id));
  fn.run();
  return fn.survives && isCoherent(plan);
}

/**
 * A sufficient condition for a coherent structure function (more failures never help): every load
 * balancer takes masters without etcd out, all that share a VIP do the same behind it, and none keeps
 * the VIP from the others when it is dead.
 */
function isCoherent(plan: Plan): boolean {
  const { balancers, entrances } = plan.structure;
  if (!balancers.every(({ followsEtcd }) => followsEtcd)) return false;
  const backends = new BackendTable(plan.structure);
  return entrances.every(
    ({ kind, sticky = false }, at) => kind !== 'vip' || (!sticky && backends.isHomogeneous(at)),
  );
}
