import type { Waiver } from '../model/topology.ts';
import type { Diagnostic } from './diagnostic.ts';

/**
 * The waiver that a finding falls under: one about its first element goes before one about the whole
 * rule, and a later one before an earlier one.
 */
export function waiverOf(
  waivers: readonly Waiver[],
  { rule, targets: [about] }: Pick<Diagnostic, 'rule' | 'targets'>,
): Waiver | undefined {
  const ofRule = waivers.filter((waiver) => waiver.rule === rule);
  return (
    ofRule.findLast(({ element }) => element === about.id) ??
    ofRule.findLast(({ element }) => element === undefined)
  );
}

/** The waivers under which no finding falls: the rule is silent there, or there is no such rule. */
export function unusedWaivers(
  waivers: readonly Waiver[],
  findings: readonly Diagnostic[],
): readonly Waiver[] {
  const used = new Set(findings.map((finding) => waiverOf(waivers, finding)));
  return waivers.filter((waiver) => !used.has(waiver));
}
