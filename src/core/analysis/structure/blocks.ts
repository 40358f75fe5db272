import type { TopologyIndex } from '../../graph/topology-index.ts';
import type { Plan } from './plan.ts';
import type { Numbers } from './structure.ts';
import { Symmetry } from './symmetry.ts';

/** Beyond these a design is searched without looking for symmetry, which would cost too much. */
const limits = { elements: 512, connections: 200_000 } as const;

/**
 * For each element what the search needs to leave out sets that are a mirror image of one already
 * tried. Blocks of elements that stand together (components of one host) and are interchangeable
 * form a row; of all ways to choose patterns for the blocks of a row only the one that is sorted,
 * largest first, is tried.
 */
export interface Mirror {
  /** The element at the same place of the block before, or -1. */
  readonly twin: number;
  /** Elements of the own block before this one, each with its twin. */
  readonly before: readonly (readonly [own: number, twin: number])[];
}

const alone: Mirror = { twin: -1, before: [] };

/** One entry for each of the elements, which are given with the units they take down. */
export function findMirrors(
  plan: Plan,
  elements: readonly string[],
  kills: readonly Numbers[],
): readonly Mirror[] {
  const mirrors: Mirror[] = elements.map(() => alone);
  if (elements.length > limits.elements || connections(plan) > limits.connections) return mirrors;
  const symmetry = new Symmetry(plan.structure);
  const lastOfRow: (readonly number[])[] = [];
  for (const block of disjointBlocks(plan.index, elements, kills)) {
    const row = lastOfRow.findIndex((last) => areMirrored(symmetry, kills, last, block));
    const previous = lastOfRow[row];
    if (previous === undefined) {
      lastOfRow.push(block);
      continue;
    }
    lastOfRow[row] = block;
    const pairs = block.map((own, i) => [own, previous[i] ?? -1] as const);
    pairs.forEach(([own, twin], i) => {
      mirrors[own] = { twin, before: pairs.slice(0, i) };
    });
  }
  return mirrors;
}

function connections({ structure }: Plan): number {
  let sum = 0;
  for (const { routes } of structure.masters) {
    for (const { voters } of routes) sum += voters.length;
  }
  for (const { masters } of structure.balancers) sum += masters.length;
  for (const { targets } of structure.entrances) sum += targets.length;
  return sum;
}

/**
 * Components by host, other elements each for itself; elements ascending, blocks by their first
 * one. An element that shares a unit with another (a rack inside a rack) is in none.
 */
function disjointBlocks(
  index: TopologyIndex,
  elements: readonly string[],
  kills: readonly Numbers[],
): readonly (readonly number[])[] {
  const owners = new Map<number, number>();
  for (const units of kills) {
    for (const unit of units) owners.set(unit, (owners.get(unit) ?? 0) + 1);
  }
  const blocks = new Map<string, number[]>();
  elements.forEach((id, at) => {
    if ((kills[at] ?? []).some((unit) => owners.get(unit) !== 1)) return;
    const component = index.components.get(id);
    const key = component === undefined ? `element ${id}` : `host ${component.host}`;
    const block = blocks.get(key);
    if (block === undefined) blocks.set(key, [at]);
    else block.push(at);
  });
  return [...blocks.values()];
}

/** Each element of the left block must come before its twin, for the search to know it first. */
function areMirrored(
  symmetry: Symmetry,
  kills: readonly Numbers[],
  left: readonly number[],
  right: readonly number[],
): boolean {
  if (left.length !== right.length) return false;
  const leftUnits: number[] = [];
  const rightUnits: number[] = [];
  for (let i = 0; i < left.length; i += 1) {
    const [a, b] = [left[i] ?? -1, right[i] ?? -1];
    const [killsA, killsB] = [kills[a], kills[b]];
    if (a >= b || killsA === undefined || killsA.length !== killsB?.length) return false;
    leftUnits.push(...killsA);
    rightUnits.push(...killsB);
  }
  return symmetry.maySwap(leftUnits, rightUnits);
}
