import { minutesPerYear } from '../analysis/exact/analysis.ts';
import { availabilityOf } from '../analysis/exact/availability.ts';
import { computeTolerances } from '../analysis/compute-verdict.ts';
import { toleranceKinds, type ToleranceKind, type Verdict } from '../analysis/verdict.ts';
import { applyCommand } from '../commands/apply.ts';
import type { Command } from '../commands/command.ts';
import { indexTopology, type TopologyIndex } from '../graph/topology-index.ts';
import type { Message } from '../model/message.ts';
import { elementCollections } from '../model/topology.ts';
import type { Candidate } from './candidate.ts';
import { families } from './families.ts';

/** An edit that makes the API (`api-writable`) more available, with what it brings and costs. */
export interface NextChange {
  /** Unique among the changes of one design, and the same each time it is asked for. */
  readonly id: string;
  readonly label: Message;
  /** One undo step together, see {@link changeCommand}. */
  readonly commands: readonly Command[];
  /** Hosts it adds; negative if it does without some. */
  readonly hosts: number;
  /** Unavailability of the API now and after it, 0 to 1, exact as that of the analysis. */
  readonly before: number;
  readonly after: number;
  readonly minutesSaved: number;
  /** Any so many failures of a kind are survived after it; null for a kind there is none of. */
  readonly tolerates: Readonly<Record<ToleranceKind, number | null>>;
}

export interface NextChangesOptions {
  /** How many changes are wanted; 8 by default. */
  readonly most?: number;
}

const defaultMost = 8;
/** A change that saves a smaller share of the downtime is not worth the reader's time. */
const smallestShare = 5e-3;
/** Unavailabilities that differ by less, relatively, are the same. */
const sameShare = 1e-9;
/** Work for one family of candidates: edits tried, times the elements each has to look at. */
const familyWork = 20_000;
const mostPerFamily = 60;
const fewestPerFamily = 2;

/**
 * What to change next, the most minutes saved first, and of equal ones the fewest hosts first. Each
 * change is evaluated exactly on a copy of the design. Left out are changes that save next to
 * nothing or make a tolerance of any kind worse, and of changes with the same effect at the same
 * cost all but the simplest (moving the other load balancer, or to the other empty zone).
 *
 * Nothing is suggested where the availability is beyond the budget of the analysis or nothing is
 * drawn. The work is bounded: of a family at most 60 candidates are tried, fewer the larger the
 * design (2 above 10,000 elements), the most promising first, and none that touches more than
 * some 40 elements. So a change of a large design may be missing, but what is offered is exact.
 * Changes are single steps, not plans: whoever applies one asks again.
 *
 * Yields the share done, 0 to 1, after each candidate, so that a worker can report and stop.
 */
export function* suggestChanges(
  index: TopologyIndex,
  options: NextChangesOptions = {},
): Generator<number, readonly NextChange[]> {
  const before = availabilityOf(index)?.unavailability;
  if (before === undefined || before <= 0) return [];
  const tried = yield* tryCandidates(index, before);
  const best = bestOfEachChoice(tried);
  return yield* settle(index, best, options.most ?? defaultMost);
}

/** A change as one edit. */
export function changeCommand({ label, commands }: NextChange): Command {
  return { type: 'batch', label, commands };
}

interface Tried extends Candidate {
  readonly index: TopologyIndex;
  readonly hosts: number;
  readonly before: number;
  readonly after: number;
}

/** The share of the work that trying candidates takes; judging tolerances is the rest. */
const trying = 0.7;

function* tryCandidates(index: TopologyIndex, before: number): Generator<number, readonly Tried[]> {
  const { topology } = index;
  const elements = elementCollections.reduce((sum, list) => sum + topology[list].length, 0);
  const affordable = Math.floor(familyWork / Math.max(1, elements));
  const most = Math.max(fewestPerFamily, Math.min(mostPerFamily, affordable));
  const tried: Tried[] = [];
  for (const [at, family] of families.entries()) {
    let count = 0;
    for (const candidate of family(index)) {
      const result = evaluate(index, candidate, before);
      if (result !== undefined) tried.push(result);
      count += 1;
      yield (trying * (at + count / most)) / families.length;
      if (count >= most) break;
    }
  }
  return tried;
}

function evaluate(
  { topology }: TopologyIndex,
  candidate: Candidate,
  before: number,
): Tried | undefined {
  const applied = applyCommand(topology, { type: 'batch', ...candidate });
  if (!applied.ok || applied.topology === topology) return undefined;
  const index = indexTopology(applied.topology);
  const after = availabilityOf(index)?.unavailability;
  if (after === undefined || before - after < smallestShare * before) return undefined;
  const hosts = applied.topology.hosts.length - topology.hosts.length;
  return { ...candidate, index, hosts, before, after };
}

/** Most saved first, then fewest hosts, then fewest edits. */
function rank(a: Tried, b: Tried): number {
  const same = Math.abs(a.after - b.after) <= sameShare * Math.max(a.after, b.after);
  if (!same) return a.after - b.after;
  return a.hosts - b.hosts || a.commands.length - b.commands.length;
}

function bestOfEachChoice(tried: readonly Tried[]): readonly Tried[] {
  const seen = new Set<string>();
  return tried.toSorted(rank).filter(({ choice }) => !seen.has(choice) && seen.add(choice));
}

function* settle(
  index: TopologyIndex,
  ranked: readonly Tried[],
  most: number,
): Generator<number, readonly NextChange[]> {
  const offered: NextChange[] = [];
  if (ranked.length === 0) return offered;
  const tolerated = computeTolerances(index);
  for (const change of ranked) {
    if (offered.length >= most) break;
    if (offered.some((other) => isSame(other, change))) continue;
    const tolerates = computeTolerances(change.index);
    if (isWorse(tolerates, tolerated)) continue;
    offered.push({
      id: change.id,
      label: change.label,
      commands: change.commands,
      hosts: change.hosts,
      before: change.before,
      after: change.after,
      minutesSaved: (change.before - change.after) * minutesPerYear,
      tolerates: numbersOf(tolerates),
    });
    yield trying + (1 - trying) * (offered.length / most);
  }
  return offered;
}

/** The same effect for the same cost: to the reader the same change. */
function isSame(a: NextChange, b: Tried): boolean {
  return a.hosts === b.hosts && Math.abs(a.after - b.after) <= sameShare * a.after;
}

function isWorse(after: Verdict['tolerates'], before: Verdict['tolerates']): boolean {
  return toleranceKinds.some((kind) => {
    const [now, then] = [before[kind], after[kind]];
    return now !== null && then !== null && then.tolerated < now.tolerated;
  });
}

function numbersOf(tolerates: Verdict['tolerates']): NextChange['tolerates'] {
  const numbers = toleranceKinds.map((kind) => [kind, tolerates[kind]?.tolerated ?? null]);
  return Object.fromEntries(numbers) as NextChange['tolerates'];
}
