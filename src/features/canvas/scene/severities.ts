import {
  severities,
  type Diagnostic,
  type Severity,
} from '../../../core/diagnostics/diagnostic.ts';

/**
 * The worst severity an element wears. A note marks only what it is about; warnings and errors mark
 * everything that takes part, so that both hosts of a shared address show it.
 */
export function severitiesByElement(
  diagnostics: readonly Diagnostic[],
): ReadonlyMap<string, Severity> {
  const worst = new Map<string, Severity>();
  for (const { severity, targets } of diagnostics) {
    for (const { id } of severity === 'info' ? targets.slice(0, 1) : targets) {
      const known = worst.get(id);
      if (known === undefined || severities.indexOf(severity) < severities.indexOf(known)) {
        worst.set(id, severity);
      }
    }
  }
  return worst;
}

/** How many findings name an element. */
export function findingCounts(diagnostics: readonly Diagnostic[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { targets } of diagnostics) {
    for (const id of new Set(targets.map((target) => target.id))) {
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
  }
  return counts;
}
