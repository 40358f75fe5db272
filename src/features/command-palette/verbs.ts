import { actionGroups, type ActionGroup, type ActionId } from '../../platform/react/actions.tsx';
import { fuzzyMatch, type TextRange } from '../../ui/fuzzy.ts';

/** A verb with what it is called. */
export interface VerbEntry {
  readonly id: ActionId;
  readonly group: ActionGroup;
  /** In the language of the page. */
  readonly label: string;
  /** What else it is called: in the other language, and its group in both. */
  readonly otherLabels: readonly string[];
  readonly groupLabels: readonly string[];
  readonly enabled: boolean;
}

export interface FoundVerb {
  readonly verb: VerbEntry;
  readonly ranges: readonly TextRange[];
}

export interface VerbGroup {
  readonly id: ActionGroup | 'recent';
  readonly verbs: readonly FoundVerb[];
  /** How well the best of them fits. */
  readonly score: number;
}

/** How much a verb that was used lately, or that cannot be used now, is moved up or down. */
const recentBonus = 8;
const disabledCost = 20;

/**
 * The verbs that fit what was typed, in their groups, the group with the best one first. With
 * nothing typed all of them, after those used lately.
 */
export function findVerbs(
  verbs: readonly VerbEntry[],
  query: string,
  recent: readonly string[],
): readonly VerbGroup[] {
  if (query.trim() === '') {
    const lately = recent.flatMap((id) => verbs.find((verb) => verb.id === id) ?? []);
    const plain = (list: readonly VerbEntry[]): FoundVerb[] =>
      list.map((verb) => ({ verb, ranges: [] }));
    return [
      { id: 'recent' as const, verbs: plain(lately), score: 0 },
      ...actionGroups.map((id) => ({
        id,
        verbs: plain(verbs.filter((verb) => verb.group === id && !lately.includes(verb))),
        score: 0,
      })),
    ].filter((group) => group.verbs.length > 0);
  }
  const scored = verbs.flatMap((verb) => {
    const found = scoreOf(verb, query);
    if (found === undefined) return [];
    const score =
      found.score +
      (recent.includes(verb.id) ? recentBonus : 0) -
      (verb.enabled ? 0 : disabledCost);
    return [{ verb, ranges: found.ranges, score }];
  });
  scored.sort((a, b) => b.score - a.score);
  return actionGroups
    .flatMap((id) => {
      const inGroup = scored.filter(({ verb }) => verb.group === id);
      const [first] = inGroup;
      return first === undefined ? [] : [{ id, verbs: inGroup, score: first.score }];
    })
    .sort((a, b) => b.score - a.score);
}

function scoreOf(
  verb: VerbEntry,
  query: string,
): { score: number; ranges: readonly TextRange[] } | undefined {
  const label = fuzzyMatch(query, verb.label);
  if (label !== undefined) return label;
  const other = bestOf(query, verb.otherLabels);
  if (other > 0) return { score: 0.9 * other, ranges: [] };
  const group = bestOf(query, verb.groupLabels);
  return group > 0 ? { score: 0.3 * group, ranges: [] } : undefined;
}

function bestOf(query: string, texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, fuzzyMatch(query, text)?.score ?? 0), 0);
}
