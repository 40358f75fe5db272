import { services, type Service, type ServiceAvailability } from '../analysis/exact/analysis.ts';
import type { ApiState, Tolerance, ToleranceKind } from '../analysis/verdict.ts';
import type { Severity } from '../diagnostics/diagnostic.ts';
import type { Localized } from '../model/message.ts';
import type { ComponentKind } from '../model/topology.ts';

/** What one design is worth, as plain data that can cross a worker boundary. */
export interface DesignSummary {
  readonly name: string;
  /** With nothing failed. */
  readonly api: ApiState;
  readonly tolerates: Readonly<Record<ToleranceKind, ToleranceFigure | null>>;
  /** One entry a service, in the order of `services`; null beyond the budget of the analysis. */
  readonly availability: readonly (ServiceAvailability | null)[];
  readonly hosts: number;
  readonly components: Readonly<Record<ComponentKind, number>>;
  readonly findings: Readonly<Record<Severity, number>>;
}

/** A tolerance without its counter-example; `tolerated` is a lower bound unless `exhaustive`. */
export type ToleranceFigure = Pick<Tolerance, 'tolerated' | 'elements' | 'exhaustive'>;

/**
 * From the first design to the second: `better` and `worse` where more or less is wanted,
 * `different` where it is a matter of choice or cannot be told, `equal`.
 */
export type Trend = 'better' | 'worse' | 'different' | 'equal';

export type Measure =
  | { readonly of: 'api' }
  | { readonly of: 'tolerance'; readonly kind: ToleranceKind }
  | { readonly of: 'downtime'; readonly service: Service }
  | { readonly of: 'hosts' }
  | { readonly of: 'components'; readonly kind: ComponentKind }
  | { readonly of: 'findings'; readonly severity: Severity };

/** One measure side by side; the figures themselves are in the summaries. */
export interface ComparisonRow {
  readonly measure: Measure;
  readonly trend: Trend;
}

/** How often a rule speaks in each design. */
export interface RuleRow {
  readonly rule: string;
  readonly title: Localized;
  /** The worst of its findings in either. */
  readonly severity: Severity;
  readonly a: number;
  readonly b: number;
  readonly trend: Trend;
}

export interface DesignComparison {
  readonly a: DesignSummary;
  readonly b: DesignSummary;
  /** Tolerances, downtime, size, findings; kinds that neither design has are left out. */
  readonly rows: readonly ComparisonRow[];
  /** Rules that speak in either, worst first. */
  readonly rules: readonly RuleRow[];
  /**
   * Rows in which the second design is worse, as far as they count against it: whether it is
   * available as drawn, a tolerance, the downtime of a service, or the number of errors.
   */
  readonly regressions: readonly Measure[];
}

/** The figures of a service; null beyond the budget of the analysis. */
export function downtimeOf(summary: DesignSummary, service: Service): ServiceAvailability | null {
  return summary.availability[services.indexOf(service)] ?? null;
}
