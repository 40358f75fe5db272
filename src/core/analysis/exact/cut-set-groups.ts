import type { CutSetGroup, CutSetPart } from './analysis.ts';
import type { CutSet } from './cut-sets.ts';

/**
 * Minimal cut sets of one order put together as a person would say them: "any 2 of etcd-1, etcd-2,
 * etcd-3", "one of zone-a, master-1 and one of zone-b, master-2". Together the groups stand for
 * exactly the sets that came in.
 *
 * Elements are alike if swapping them turns the family of sets into itself. Sets with as many
 * elements out of each class of alike ones then form a group that has every choice of them. In a
 * second step classes are taken as blocks: groups that differ only in which blocks they take from
 * are one if every choice of blocks is there.
 *
 * @param sets All sets of one order, each ascending.
 */
export function groupCutSets(
  sets: readonly CutSet[],
  idOf: (event: number) => string,
): readonly CutSetGroup[] {
  const family = new Set(sets.map(keyOf));
  const classOf = classes(sets, family);
  const bySignature = new Map<string, { members: CutSet[]; parts: ReadonlyMap<number, number> }>();
  for (const set of sets) {
    const parts = countBy(set, (event) => classOf.get(event)!);
    const key = [...parts].sort(([a], [b]) => a - b).join(' ');
    const known = bySignature.get(key);
    if (known === undefined) bySignature.set(key, { members: [set], parts });
    else known.members.push(set);
  }
  const membersOf = new Map<number, number[]>();
  for (const [event, own] of classOf) membersOf.set(own, [...(membersOf.get(own) ?? []), event]);
  const groups = [...bySignature.values()].map(({ members, parts }): Group => ({
    example: members[0]!,
    count: members.length,
    parts: [...parts].map(([own, choose]) => ({ own, choose })),
  }));
  return mergeBlocks(groups, membersOf).map(({ example, count, parts }) => ({
    order: example.length,
    count,
    parts: parts.map((part): CutSetPart => ({
      choose: part.choose,
      blocks: part.blocks.map((block) => block.map(idOf)),
    })),
    example: example.map(idOf),
  }));
}

interface Group {
  readonly example: CutSet;
  readonly count: number;
  /** So many elements out of the class. */
  readonly parts: readonly { readonly own: number; readonly choose: number }[];
}

interface MergedGroup {
  readonly example: CutSet;
  readonly count: number;
  readonly parts: readonly { choose: number; blocks: readonly (readonly number[])[] }[];
}

function keyOf(set: Iterable<number>): string {
  return [...set].join(' ');
}

function countBy<T>(items: readonly T[], keyFor: (item: T) => number): Map<number, number> {
  const counts = new Map<number, number>();
  for (const item of items) {
    const key = keyFor(item);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** By event the number of its class, which is its first event. */
function classes(sets: readonly CutSet[], family: ReadonlySet<string>): Map<number, number> {
  const holders = new Map<number, CutSet[]>();
  for (const set of sets) {
    for (const event of set) {
      const list = holders.get(event);
      if (list === undefined) holders.set(event, [set]);
      else list.push(set);
    }
  }
  const classOf = new Map<number, number>();
  const firsts: number[] = [];
  for (const event of [...holders.keys()].sort((a, b) => a - b)) {
    const alike = firsts.find((first) => mayBeSwapped(first, event, holders, family));
    classOf.set(event, alike ?? event);
    if (alike === undefined) firsts.push(event);
  }
  return classOf;
}

function mayBeSwapped(
  one: number,
  other: number,
  holders: ReadonlyMap<number, readonly CutSet[]>,
  family: ReadonlySet<string>,
): boolean {
  const [ofOne, ofOther] = [holders.get(one) ?? [], holders.get(other) ?? []];
  if (ofOne.length !== ofOther.length) return false;
  // As many sets have the one as the other, so it is enough to look from one side.
  return ofOne.every((set) => set.includes(other) || family.has(keyOf(replaced(set, one, other))));
}

function replaced(set: CutSet, one: number, other: number): number[] {
  return set.map((event) => (event === one ? other : event)).sort((a, b) => a - b);
}

/**
 * Takes classes of which a group has one element as blocks. Groups that have the same rest and of
 * which every choice of so many of the blocks is there become one.
 */
function mergeBlocks(
  groups: readonly Group[],
  membersOf: ReadonlyMap<number, readonly number[]>,
): readonly MergedGroup[] {
  const merged: MergedGroup[] = [];
  const open = new Map(groups.map((group) => [signatureOf(group), group]));
  for (const group of groups) {
    if (open.get(signatureOf(group)) !== group) continue;
    const blocks = group.parts.filter(({ choose }) => choose === 1).map(({ own }) => own);
    const rest = group.parts.filter(({ choose }) => choose !== 1);
    const all = widen(group, blocks, open);
    const taken = choices(all, blocks.length).map((choice) => signature(rest, choice));
    let count = 0;
    for (const key of taken) {
      count += open.get(key)?.count ?? 0;
      open.delete(key);
    }
    const parts = rest.map(({ own, choose }) => ({
      choose,
      blocks: (membersOf.get(own) ?? []).map((event) => [event]),
    }));
    const blockPart = { choose: blocks.length, blocks: all.map((own) => membersOf.get(own) ?? []) };
    merged.push({
      example: group.example,
      count,
      parts: blocks.length === 0 ? parts : [...parts, ...splitWhere(blockPart)],
    });
  }
  return merged;
}

/** One block that one element is taken from reads better as the elements themselves. */
function splitWhere(part: {
  choose: number;
  blocks: readonly (readonly number[])[];
}): MergedGroup['parts'] {
  const [only, ...more] = part.blocks;
  if (only !== undefined && more.length === 0) {
    return [{ choose: 1, blocks: only.map((event) => [event]) }];
  }
  if (part.choose < part.blocks.length) return [part];
  // All blocks are taken from: "one of … and one of …".
  return part.blocks.map((block) => ({ choose: 1, blocks: block.map((event) => [event]) }));
}

/** The largest set of blocks around the group's own such that every choice among them is a group. */
function widen(
  group: Group,
  blocks: readonly number[],
  open: ReadonlyMap<string, Group>,
): readonly number[] {
  const rest = group.parts.filter(({ choose }) => choose !== 1);
  if (blocks.length === 0) return blocks;
  let all = [...blocks];
  const candidates = new Set(
    [...open.values()].flatMap(({ parts }) =>
      parts.filter(({ choose }) => choose === 1).map(({ own }) => own),
    ),
  );
  for (const candidate of candidates) {
    if (all.includes(candidate) || rest.some(({ own }) => own === candidate)) continue;
    const fits = choices(all, blocks.length - 1).every((choice) =>
      open.has(signature(rest, [...choice, candidate])),
    );
    if (fits) all = [...all, candidate];
  }
  return all;
}

function signatureOf({ parts }: Group): string {
  return signature(
    parts.filter(({ choose }) => choose !== 1),
    parts.filter(({ choose }) => choose === 1).map(({ own }) => own),
  );
}

function signature(rest: Group['parts'], blocks: readonly number[]): string {
  const parts = [...rest.map(({ own, choose }) => [own, choose]), ...blocks.map((own) => [own, 1])];
  return parts
    .sort(([a = 0], [b = 0]) => a - b)
    .map((part) => part.join('x'))
    .join(' ');
}

/** Every way to take so many of the items. */
function choices<T>(items: readonly T[], many: number): T[][] {
  if (many === 0) return [[]];
  return items.flatMap((item, at) =>
    choices(items.slice(at + 1), many - 1).map((rest) => [item, ...rest]),
  );
}
