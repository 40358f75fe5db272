import type { TopologyIndex } from '../graph/topology-index.ts';
import { ruleContext, type DiagnosticOptions } from './context.ts';
import { severities, type Diagnostic, type Severity } from './diagnostic.ts';
import { rules } from './registry.ts';
import type { Finding, Rule, RuleContext, StricterProfile } from './rule.ts';
import { waiverOf } from './waivers.ts';

export interface Judgement {
  /** What counts, in order. */
  readonly findings: readonly Diagnostic[];
  /** What the design's waivers switch off, in the same order and as severe as it would be. */
  readonly waived: readonly Diagnostic[];
}

/**
 * Every finding of every rule: errors first, then by the order of the rules, then by where the
 * (first) target stands in the document. The same topology always gives the same lists.
 */
export function judge(index: TopologyIndex, options: DiagnosticOptions = {}): Judgement {
  const context = ruleContext(index, options);
  const findings: Diagnostic[] = [];
  const waived: Diagnostic[] = [];
  for (const found of rules.flatMap((rule) => runRule(rule, context))) {
    const waiver = waiverOf(index.topology.checks.waivers, found);
    if (waiver === undefined) findings.push(found);
    else {
      const { severity, reason } = waiver;
      const graded = { ...found, waiver: { from: found.severity, reason } };
      if (severity === 'off') waived.push(graded);
      else findings.push({ ...graded, severity });
    }
  }
  return { findings: worstFirst(findings), waived: worstFirst(waived) };
}

/** The findings that count: those of {@link judge} without what is waived. */
export function runDiagnostics(
  index: TopologyIndex,
  options: DiagnosticOptions = {},
): readonly Diagnostic[] {
  return judge(index, options).findings;
}

function worstFirst(found: readonly Diagnostic[]): Diagnostic[] {
  return severities.flatMap((severity) =>
    found.filter((diagnostic) => diagnostic.severity === severity),
  );
}

/** The findings of one rule, in document order, before any waiver. */
export function runRule(rule: Rule, context: RuleContext): Diagnostic[] {
  const { since } = rule.meta;
  if (since !== undefined && !asksFor(context, since)) return [];
  const rank = documentRank(context.index);
  return rule
    .check(context)
    .map((finding) => toDiagnostic(rule, context, finding))
    .toSorted((a, b) => rank(a.targets[0].id) - rank(b.targets[0].id));
}

function toDiagnostic(rule: Rule, context: RuleContext, finding: Finding): Diagnostic {
  const fix = rule.fix?.(context, finding);
  return {
    rule: rule.meta.id,
    severity: finding.severity ?? severityOf(rule, context),
    messageId: finding.messageId,
    data: finding.data ?? {},
    targets: finding.targets,
    fixable: fix !== undefined,
    ...(fix !== undefined && { fix }),
  };
}

function severityOf({ meta: { severity, raised } }: Rule, context: RuleContext): Severity {
  if (raised === undefined || raised.where !== undefined) return severity;
  return asksFor(context, raised.by) ? raised.to : severity;
}

function asksFor({ wants }: RuleContext, profile: StricterProfile): boolean {
  return profile === 'production' ? wants.host : wants.zone;
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
