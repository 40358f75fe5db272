import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import { renderDiagnostic } from '../../core/diagnostics/render.ts';
import type { TopologyIndex } from '../../core/graph/topology-index.ts';
import type { Language } from '../../core/model/message.ts';
import { nameOf } from '../names.ts';
import { countBySeverity, idleWaivers, type Checked } from './checked.ts';

/** The findings as data. */
export function checkJson(checked: Checked, language: Language): string {
  const { index, findings, waived } = checked;
  const finding = (diagnostic: Diagnostic) => findingJson(index, diagnostic, language);
  return `${JSON.stringify({
    profile: index.topology.checks.profile,
    diagnostics: findings.map(finding),
    counts: countBySeverity(findings),
    waived: waived.map(finding),
    unusedWaivers: idleWaivers(checked),
  })}\n`;
}

function findingJson(index: TopologyIndex, diagnostic: Diagnostic, language: Language) {
  const { rule, severity, targets, fixable, waiver } = diagnostic;
  const { message, remediation } = renderDiagnostic(diagnostic, language);
  return {
    rule,
    severity,
    message,
    remediation,
    targets: targets.map(({ kind, id }) => ({ kind, id, name: nameOf(index, id) })),
    fixable,
    ...(waiver !== undefined && { waiver }),
  };
}
