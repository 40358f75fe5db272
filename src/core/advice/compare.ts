import { services, type ServiceAvailability } from '../analysis/exact/analysis.ts';
import { availabilityOf } from '../analysis/exact/availability.ts';
import { computeVerdict } from '../analysis/compute-verdict.ts';
import { toleranceKinds, type ApiState, type Tolerance } from '../analysis/verdict.ts';
import { severities, type Severity } from '../diagnostics/diagnostic.ts';
import { ruleById } from '../diagnostics/registry.ts';
import { runDiagnostics } from '../diagnostics/run.ts';
import type { TopologyIndex } from '../graph/topology-index.ts';
import { componentKinds } from '../model/topology.ts';
import {
  downtimeOf,
  type ComparisonRow,
  type DesignComparison,
  type DesignSummary,
  type Measure,
  type RuleRow,
  type ToleranceFigure,
  type Trend,
} from './comparison.ts';

/** Best first. */
const apiStates: readonly ApiState[] = ['available', 'degraded', 'partial', 'unavailable'];

/** Unavailabilities that differ by less, relatively, are the same: rounding, not design. */
const sameShare = 1e-9;

/** Two designs side by side, or one before and after. Pure; never throws, however broken they are. */
export function compareDesigns(a: TopologyIndex, b: TopologyIndex): DesignComparison {
  const [first, second] = [judge(a), judge(b)];
  const rows = measuresOf(first.summary, second.summary).map((measure): ComparisonRow => ({
    measure,
    trend: trendOf(measure, first.summary, second.summary),
  }));
  return {
    a: first.summary,
    b: second.summary,
    rows,
    rules: ruleRows(first.rules, second.rules),
    regressions: rows.flatMap(({ measure, trend }) =>
      trend === 'worse' && countsAgainst(measure) ? [measure] : [],
    ),
  };
}

/** What one design is worth. Pure; never throws. */
export function summariseDesign(index: TopologyIndex): DesignSummary {
  return judge(index).summary;
}

type RuleCounts = ReadonlyMap<string, { readonly count: number; readonly severity: Severity }>;

function judge(index: TopologyIndex): { summary: DesignSummary; rules: RuleCounts } {
  const { topology } = index;
  const verdict = computeVerdict(index);
  const diagnostics = runDiagnostics(index, { verdict });
  const rules = new Map<string, { count: number; severity: Severity }>();
  // Worst findings come first, so the first of a rule has its worst severity.
  for (const { rule, severity } of diagnostics) {
    const known = rules.get(rule);
    rules.set(rule, { count: (known?.count ?? 0) + 1, severity: known?.severity ?? severity });
  }
  const summary: DesignSummary = {
    name: topology.metadata.name,
    api: verdict.intact.api,
    tolerates: record(toleranceKinds, (kind) => figureOf(verdict.tolerates[kind])),
    availability: services.map((service) => availabilityOf(index, service)),
    hosts: topology.hosts.length,
    components: record(
      componentKinds,
      (kind) => topology.components.filter((each) => each.kind === kind).length,
    ),
    findings: record(
      severities,
      (severity) => diagnostics.filter((each) => each.severity === severity).length,
    ),
  };
  return { summary, rules };
}

function figureOf(tolerance: Tolerance | null): ToleranceFigure | null {
  if (tolerance === null) return null;
  const { tolerated, elements, exhaustive } = tolerance;
  return { tolerated, elements, exhaustive };
}

function record<K extends string, V>(keys: readonly K[], valueOf: (key: K) => V): Record<K, V> {
  return Object.fromEntries(keys.map((key) => [key, valueOf(key)])) as Record<K, V>;
}

function measuresOf(a: DesignSummary, b: DesignSummary): readonly Measure[] {
  return [
    { of: 'api' },
    ...toleranceKinds
      .filter((kind) => a.tolerates[kind] !== null || b.tolerates[kind] !== null)
      .map((kind) => ({ of: 'tolerance', kind }) as const),
    ...services.map((service) => ({ of: 'downtime', service }) as const),
    { of: 'hosts' },
    ...componentKinds
      .filter((kind) => a.components[kind] > 0 || b.components[kind] > 0)
      .map((kind) => ({ of: 'components', kind }) as const),
    ...severities.map((severity) => ({ of: 'findings', severity }) as const),
  ];
}

function trendOf(measure: Measure, a: DesignSummary, b: DesignSummary): Trend {
  switch (measure.of) {
    case 'api':
      return fewerIsBetter(apiStates.indexOf(a.api), apiStates.indexOf(b.api));
    case 'tolerance':
      return toleranceTrend(a.tolerates[measure.kind], b.tolerates[measure.kind]);
    case 'downtime':
      return downtimeTrend(downtimeOf(a, measure.service), downtimeOf(b, measure.service));
    case 'hosts':
      return a.hosts === b.hosts ? 'equal' : 'different';
    case 'components':
      return a.components[measure.kind] === b.components[measure.kind] ? 'equal' : 'different';
    case 'findings':
      return fewerIsBetter(a.findings[measure.severity], b.findings[measure.severity]);
  }
}

/** What is only a lower bound can show that one is better, but not that both are the same. */
function toleranceTrend(a: ToleranceFigure | null, b: ToleranceFigure | null): Trend {
  if (a === null || b === null) return a === b ? 'equal' : 'different';
  if (b.tolerated > a.tolerated && a.exhaustive) return 'better';
  if (b.tolerated < a.tolerated && b.exhaustive) return 'worse';
  const same = a.tolerated === b.tolerated && a.exhaustive && b.exhaustive;
  return same ? 'equal' : 'different';
}

function downtimeTrend(a: ServiceAvailability | null, b: ServiceAvailability | null): Trend {
  if (a === null || b === null) return a === b ? 'equal' : 'different';
  const most = Math.max(a.unavailability, b.unavailability);
  if (Math.abs(a.unavailability - b.unavailability) <= sameShare * most) return 'equal';
  return b.unavailability < a.unavailability ? 'better' : 'worse';
}

function fewerIsBetter(a: number, b: number): Trend {
  if (a === b) return 'equal';
  return b < a ? 'better' : 'worse';
}

function countsAgainst(measure: Measure): boolean {
  return measure.of === 'findings' ? measure.severity === 'error' : true;
}

function ruleRows(a: RuleCounts, b: RuleCounts): readonly RuleRow[] {
  const rows = [...new Set([...a.keys(), ...b.keys()])].map((rule): RuleRow => {
    const [inA, inB] = [a.get(rule), b.get(rule)];
    const found = [inA, inB].flatMap((each) => (each === undefined ? [] : [each.severity]));
    const severity = severities.find((each) => found.includes(each)) ?? 'info';
    const counts = { a: inA?.count ?? 0, b: inB?.count ?? 0 };
    const title = ruleById.get(rule)?.meta.title ?? { en: rule, zh: rule };
    return { rule, title, severity, ...counts, trend: fewerIsBetter(counts.a, counts.b) };
  });
  return severities.flatMap((severity) => rows.filter((row) => row.severity === severity));
}
