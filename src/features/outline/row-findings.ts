import type { ExplainedDiagnostic } from '../../store/session-store.ts';
import type { OutlineNode } from './outline-tree.ts';

export interface RowFindings {
  readonly count: number;
  readonly worst: ExplainedDiagnostic['severity'];
}

/** Findings by the element they are about. Worst first, as they come. */
export function findingsByElement(
  diagnostics: readonly ExplainedDiagnostic[],
): ReadonlyMap<string, readonly ExplainedDiagnostic[]> {
  const found = new Map<string, ExplainedDiagnostic[]>();
  for (const diagnostic of diagnostics) {
    for (const id of new Set(diagnostic.targets.map((target) => target.id))) {
      const list = found.get(id);
      if (list === undefined) found.set(id, [diagnostic]);
      else list.push(diagnostic);
    }
  }
  return found;
}

/** What a row tells: its own findings, and while it is closed also those of all that it hides. */
export function rowFindings(
  found: ReadonlyMap<string, readonly ExplainedDiagnostic[]>,
  node: OutlineNode,
  open: boolean,
): RowFindings | undefined {
  const told = new Set<ExplainedDiagnostic>();
  const collect = (each: OutlineNode): void => {
    for (const diagnostic of found.get(each.id) ?? []) told.add(diagnostic);
    if (!open) each.children?.forEach(collect);
  };
  collect(node);
  const severities = (['error', 'warning', 'info'] as const).filter((severity) =>
    [...told].some((diagnostic) => diagnostic.severity === severity),
  );
  const [worst] = severities;
  return worst === undefined ? undefined : { count: told.size, worst };
}
