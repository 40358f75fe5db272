import type { TopologyIndex } from '../graph/topology-index.ts';
import { ruleContext, type DiagnosticOptions } from './context.ts';
import { severities, type Diagnostic } from './diagnostic.ts';
import { rules } from './registry.ts';
import type { Finding, Rule, RuleContext } from './rule.ts';

/**
 * Every finding of every rule: errors first, then by the order of the rules, then by where the
 * (first) target stands in the document. The same topology always gives the same list.
 */
export function runDiagnostics(
  index: TopologyIndex,
  options: DiagnosticOptions = {},
): Diagnostic[] {
  const context = ruleContext(index, options);
  const found = rules.flatMap((rule) => runRule(rule, context));
  return severities.flatMap((severity) =>
    found.filter((diagnostic) => diagnostic.severity === severity),
  );
}

/** The findings of one rule, in document order. */
export function runRule(rule: Rule, context: RuleContext): Diagnostic[] {
  const rank = documentRank(context.index);
  return rule
    .check(context)
    .map((finding) => toDiagnostic(rule, context, finding))
    .toSorted((a, b) => rank(a.targets[0].id) - rank(b.targets[0].id));
}

function toDiagnostic(rule: Rule, context: RuleContext, finding: Finding): Diagnostic {
  return {
    rule: rule.meta.id,
    severity: finding.severity ?? rule.meta.severity,
    messageId: finding.messageId,
    data: finding.data ?? {},
    targets: finding.targets,
    fixable: rule.fix?.(context, finding) !== undefined,
  };
}

const ranks = new WeakMap<TopologyIndex, Map<string, number>>();

/** Place of an element in the document; the settings come before all elements. */
function documentRank(index: TopologyIndex): (id: string) => number {
  let rank = ranks.get(index);
  if (rank === undefined) {
    rank = new Map(Array.from(index.elements.keys(), (id, place) => [id, place]));
    ranks.set(index, rank);
  }
  const places = rank;
  return (id) => places.get(id) ?? -1;
}
