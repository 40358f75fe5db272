import { applyCommand } from '../commands/apply.ts';
import type { Command } from '../commands/command.ts';
import { indexTopology, type TopologyIndex } from '../graph/topology-index.ts';
import type { Message } from '../model/message.ts';
import type { Topology } from '../model/topology.ts';
import { ruleContext, type DiagnosticOptions } from './context.ts';
import { findingKey, severities, type Diagnostic, type Fix } from './diagnostic.ts';
import { ruleById } from './registry.ts';
import { runDiagnostics } from './run.ts';

/** The edit that resolves a finding of this very topology, or undefined where none is known. */
export function fixFor(
  index: TopologyIndex,
  diagnostic: Diagnostic,
  options: DiagnosticOptions = {},
): Fix | undefined {
  const rule = ruleById.get(diagnostic.rule);
  return rule?.fix?.(ruleContext(index, options), diagnostic);
}

/** The topology after a fix, or undefined if one of its edits is refused. */
export function applyFix(topology: Topology, fix: Fix): Topology | undefined {
  let result = topology;
  for (const command of fix.commands) {
    const step = applyCommand(result, command);
    if (!step.ok) return undefined;
    result = step.topology;
  }
  return result;
}

export interface SafeFixes {
  readonly topology: Topology;
  /** What was resolved, in the order it was done. */
  readonly resolved: readonly Diagnostic[];
  /** What each of those fixes did, as its label says. */
  readonly labels: readonly Message[];
  /** All edits in order, so that they can become one undo step. */
  readonly commands: readonly Command[];
}

/**
 * Applies the safe fixes one at a time, worst finding first, judging anew after each: a fix stays
 * only if its finding is gone and nothing as bad has appeared that was not there before.
 */
export function fixAllSafe(topology: Topology): SafeFixes {
  let current = topology;
  let diagnostics = runDiagnostics(indexTopology(current));
  const resolved: Diagnostic[] = [];
  const labels: Message[] = [];
  const commands: Command[] = [];
  const done = new Set<string>();
  // What was no improvement a moment ago may be one after the next fix, so refusals are forgotten.
  const refused = new Set<string>();
  for (;;) {
    const next = diagnostics.find((diagnostic) => {
      const key = findingKey(diagnostic);
      return diagnostic.fixable && !done.has(key) && !refused.has(key);
    });
    if (next === undefined) return { topology: current, resolved, labels, commands };
    const { fix } = next;
    const changed = fix?.kind === 'safe' ? applyFix(current, fix) : undefined;
    const after = changed && runDiagnostics(indexTopology(changed));
    if (fix === undefined || changed === undefined || after === undefined) {
      done.add(findingKey(next));
    } else if (isImprovement(next, diagnostics, after)) {
      current = changed;
      diagnostics = after;
      resolved.push(next);
      labels.push(fix.label);
      commands.push(...fix.commands);
      done.add(findingKey(next));
      refused.clear();
    } else {
      refused.add(findingKey(next));
    }
  }
}

/**
 * Whether a fix removed its finding and brought no new one of the same severity or a worse one.
 * Information is no damage: a sounder design often has more to tell.
 */
export function isImprovement(
  fixed: Diagnostic,
  before: readonly Diagnostic[],
  after: readonly Diagnostic[],
): boolean {
  const known = new Set(before.map(findingKey));
  const key = findingKey(fixed);
  const limit = severities.indexOf(fixed.severity);
  return after.every(
    (diagnostic) =>
      findingKey(diagnostic) !== key &&
      (known.has(findingKey(diagnostic)) ||
        diagnostic.severity === 'info' ||
        severities.indexOf(diagnostic.severity) > limit),
  );
}
