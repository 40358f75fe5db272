import type { ExplainedDiagnostic } from '../../store/session-store.ts';
import { severities } from '../../core/diagnostics/diagnostic.ts';
import { domainChain, type TopologyIndex } from '../../core/graph/topology-index.ts';
import { languages } from '../../core/model/message.ts';
import { kindNames, kindOf, type ElementKind } from '../../platform/react/kind-icon.tsx';
import { fuzzyMatch, type TextRange } from '../../ui/fuzzy.ts';

/** An element and all it can be found by. */
export interface ElementEntry {
  readonly id: string;
  readonly kind: ElementKind;
  readonly name: string;
  /** Address and place, as shown behind the name. */
  readonly detail: string;
  readonly addresses: readonly string[];
  /** What it is, what it carries and where it is, in both languages. */
  readonly words: readonly string[];
  /** What is wrong with it, in both languages; the worst first. */
  readonly findings: readonly { readonly title: string; readonly words: readonly string[] }[];
}

export interface FoundElement {
  readonly entry: ElementEntry;
  readonly score: number;
  /** What of the name was asked for. */
  readonly ranges: readonly TextRange[];
  /** The finding that was asked for, where nothing else fits. */
  readonly finding: string | undefined;
}

/** Every element that can be jumped to: domains, hosts, components, endpoints and etcd clusters. */
export function elementEntries(
  index: TopologyIndex,
  diagnostics: readonly ExplainedDiagnostic[],
  language: (typeof languages)[number],
): readonly ElementEntry[] {
  const findings = findingsByElement(diagnostics);
  const { endpoints, failureDomains, hosts, components, etcdClusters } = index.topology;
  return [...endpoints, ...failureDomains, ...hosts, ...components, ...etcdClusters].flatMap(
    ({ id, name }): ElementEntry[] => {
      const kind = kindOf(index, id);
      if (kind === undefined) return [];
      const host = index.hosts.get(index.components.get(id)?.host ?? id);
      const places = domainChain(index, host?.failureDomain ?? index.domains.get(id)?.parent);
      const endpoint = index.endpoints.get(id);
      const addresses =
        endpoint !== undefined && 'address' in endpoint
          ? [String(endpoint.address)].filter((address) => address !== '')
          : (host?.addresses ?? []);
      const carried = index.hosts.has(id) ? (index.componentsOnHost.get(id) ?? []) : [];
      const on = index.components.has(id) && host !== undefined && host.name !== name;
      return [
        {
          id,
          kind,
          name,
          detail: [addresses[0], on ? host.name : undefined, ...places.map((each) => each.name)]
            .filter((part) => part !== undefined && part !== '')
            .join(' · '),
          addresses,
          words: [
            ...[kind, ...carried.map((each) => each.kind)].flatMap((each) =>
              languages.map((spoken) => kindNames[each][spoken]),
            ),
            ...carried.map((each) => each.name),
            ...(on ? [host.name] : []),
            ...places.map((place) => place.name),
          ],
          findings: (findings.get(id) ?? []).map((found) => ({
            title: found.texts[language].title,
            words: [found.rule, ...languages.map((spoken) => found.texts[spoken].title)],
          })),
        },
      ];
    },
  );
}

function findingsByElement(
  diagnostics: readonly ExplainedDiagnostic[],
): ReadonlyMap<string, ExplainedDiagnostic[]> {
  const found = new Map<string, ExplainedDiagnostic[]>();
  const worstFirst = diagnostics.toSorted(
    (a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity),
  );
  for (const diagnostic of worstFirst) {
    for (const id of new Set(diagnostic.targets.map((target) => target.id))) {
      const known = found.get(id);
      if (known === undefined) found.set(id, [diagnostic]);
      else known.push(diagnostic);
    }
  }
  return found;
}

/** How much a match in each field counts, beside one in the name. */
const weight = { address: 0.95, words: 0.6, finding: 0.4 };

/**
 * The entries that fit what was typed, the best first. Every word must fit something of an element:
 * `master zone-a` finds the masters of that zone. With nothing typed, all, those with findings first.
 */
export function findElements(
  entries: readonly ElementEntry[],
  query: string,
): readonly FoundElement[] {
  if (query.trim() === '') {
    const plain = entries.map((entry) => ({ entry, score: 0, ranges: [], finding: undefined }));
    return plain.toSorted(
      (a, b) => Number(b.entry.findings.length > 0) - Number(a.entry.findings.length > 0),
    );
  }
  const words = query.trim().split(/\s+/);
  return entries
    .flatMap((entry) => findElement(entry, query, words) ?? [])
    .sort((a, b) => b.score - a.score);
}

function findElement(
  entry: ElementEntry,
  query: string,
  words: readonly string[],
): FoundElement | undefined {
  const named = fuzzyMatch(query, entry.name);
  if (named !== undefined) return { entry, ...named, finding: undefined };
  let score = 0;
  let finding: string | undefined;
  const ranges: TextRange[] = [];
  for (const word of words) {
    const name = fuzzyMatch(word, entry.name);
    const other = Math.max(
      weight.address * best(word, entry.addresses),
      weight.words * best(word, entry.words),
    );
    if (name !== undefined && name.score >= other) {
      score += name.score;
      ranges.push(...name.ranges);
      continue;
    }
    if (other > 0) {
      score += other;
      continue;
    }
    const found = entry.findings.find((each) => best(word, each.words) > 0);
    if (found === undefined) return undefined;
    finding = found.title;
    score += weight.finding * best(word, found.words);
  }
  return { entry, score: score / words.length, ranges: merged(ranges), finding };
}

function best(word: string, texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, fuzzyMatch(word, text)?.score ?? 0), 0);
}

function merged(ranges: readonly TextRange[]): readonly TextRange[] {
  const joined: [number, number][] = [];
  for (const [start, end] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined;
}
