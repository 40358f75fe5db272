import type { Judgement } from '../../core/diagnostics/run.ts';
import { severities, type Diagnostic, type Severity } from '../../core/diagnostics/diagnostic.ts';
import { unusedWaivers } from '../../core/diagnostics/waivers.ts';
import type { TopologyIndex } from '../../core/graph/topology-index.ts';
import type { Waiver } from '../../core/model/topology.ts';

/** A design with what the rules say of it, for every way of printing it. */
export interface Checked extends Judgement {
  readonly index: TopologyIndex;
}

export function countBySeverity(findings: readonly Diagnostic[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

/** Whether a finding is as bad as that or worse. */
export function reaches(findings: readonly Diagnostic[], limit: Severity): boolean {
  const worst = severities.slice(0, severities.indexOf(limit) + 1);
  return findings.some(({ severity }) => worst.includes(severity));
}

/** The waivers of the design that excuse nothing. */
export function idleWaivers({ index, findings, waived }: Checked): readonly Waiver[] {
  return unusedWaivers(index.topology.checks.waivers, [...findings, ...waived]);
}
