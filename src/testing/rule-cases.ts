import type { Rule } from '../core/diagnostics/rule.ts';
import type { ProvenRule } from '../core/rule-pages/example.ts';
import type { InvalidCase, ValidCase } from './rule-tester.ts';

const tables: ProvenRule[] = [];

/**
 * Stands in for the real `ruleTester` while the pages of the rules are written: it keeps the table
 * of the rule and runs nothing.
 */
export function ruleTester(
  rule: Rule,
  cases: { readonly valid: readonly ValidCase[]; readonly invalid: readonly InvalidCase[] },
): void {
  tables.push({
    rule,
    valid: cases.valid.map(({ name, topology }) => ({ name, topology: topology.build() })),
    invalid: cases.invalid.map(({ name, topology, fix }) => ({
      name,
      topology: topology.build(),
      fix,
    })),
  });
}

/** The tables of the test files that were loaded, in the order of the given rules. */
export function collectedTables(rules: readonly Rule[]): readonly ProvenRule[] {
  return rules.map(({ meta }) => {
    const own = tables.filter(({ rule }) => rule.meta.id === meta.id);
    const [first, ...others] = own;
    if (first === undefined) throw new Error(`${meta.id} has no test table`);
    return {
      rule: first.rule,
      valid: [first, ...others].flatMap(({ valid }) => valid),
      invalid: [first, ...others].flatMap(({ invalid }) => invalid),
    };
  });
}
