import { findingKey, severities, type Severity } from '../../core/diagnostics/diagnostic.ts';
import type { Language } from '../../core/model/message.ts';
import type { ExplainedDiagnostic } from '../../store/session-store.ts';

/** A finding in the list. */
export interface Listed {
  /** Stays while the same finding stays, whatever else comes and goes. */
  readonly key: string;
  readonly finding: ExplainedDiagnostic;
}

export const groupings = ['severity', 'element', 'category'] as const;
export type Grouping = (typeof groupings)[number];

/** Groups of rules in the order they are shown. */
export const categories = [
  'etcd',
  'lb',
  'control-plane',
  'failure-domain',
  'network',
  'naming',
  'security',
  'sizing',
] as const;
export type Category = (typeof categories)[number];

export interface Filter {
  readonly severity: 'all' | Severity;
  readonly category: 'all' | Category;
  readonly fixableOnly: boolean;
  readonly query: string;
}

export interface Group {
  /** A severity, the id of an element, or a category. */
  readonly id: string;
  readonly items: readonly Listed[];
}

/** Findings with their keys, in the order given. */
export function listed(findings: readonly ExplainedDiagnostic[]): Listed[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const base = findingKey(finding);
    const n = seen.get(base) ?? 0;
    seen.set(base, n + 1);
    return { key: n === 0 ? base : `${base} ${n}`, finding };
  });
}

export function matches(
  { severity, category, fixableOnly, query }: Filter,
  { rule, severity: found, fixable, texts }: ExplainedDiagnostic,
  language: Language,
): boolean {
  if (severity !== 'all' && found !== severity) return false;
  if (category !== 'all' && categoryOf(rule) !== category) return false;
  if (fixableOnly && !fixable) return false;
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return true;
  const { title, message } = texts[language];
  return `${rule} ${title} ${message}`.toLowerCase().includes(wanted);
}

/** The part of a rule's id before the slash. */
export function categoryOf(rule: string): string {
  return rule.slice(0, rule.indexOf('/'));
}

/**
 * Findings under what they have in common. The groups stand in an order of their own, which hangs
 * on nothing that was found: `place` is where an element stands in the document.
 */
export function grouped(
  items: readonly Listed[],
  grouping: Grouping,
  place: (id: string) => number,
): Group[] {
  const groups = new Map<string, Listed[]>();
  for (const item of items) {
    const id = groupOf(item.finding, grouping);
    const known = groups.get(id);
    if (known === undefined) groups.set(id, [item]);
    else known.push(item);
  }
  const order: Readonly<Record<Grouping, (id: string) => number>> = {
    severity: (id) => severities.findIndex((severity) => severity === id),
    element: place,
    category: (id) => categories.findIndex((category) => category === id),
  };
  return Array.from(groups, ([id, members]) => ({ id, items: members })).toSorted(
    (a, b) => order[grouping](a.id) - order[grouping](b.id),
  );
}

function groupOf({ rule, severity, targets }: ExplainedDiagnostic, grouping: Grouping): string {
  switch (grouping) {
    case 'severity':
      return severity;
    case 'element':
      return targets[0].id;
    case 'category':
      return categoryOf(rule);
  }
}
