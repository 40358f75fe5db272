import { computeVerdict } from '../analysis/compute-verdict.ts';
import type { Verdict } from '../analysis/verdict.ts';
import type { TopologyIndex } from '../graph/topology-index.ts';
import type { RuleContext } from './rule.ts';

export interface DiagnosticOptions {
  /** The verdict of the same topology, where the caller has it already. */
  readonly verdict?: Verdict;
}

/** What the rules look at. The verdict is computed when a rule first asks, and once. */
export function ruleContext(index: TopologyIndex, options: DiagnosticOptions = {}): RuleContext {
  let { verdict } = options;
  const { profile } = index.topology.checks;
  return {
    index,
    verdict: () => (verdict ??= computeVerdict(index)),
    wants: { host: profile !== 'learning', zone: profile === 'multi-zone' },
  };
}
