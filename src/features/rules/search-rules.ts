import { groupOf, ruleGroupIds, ruleGroups } from '../../core/diagnostics/groups.ts';
import type { Rule, RuleGroup } from '../../core/diagnostics/rule.ts';
import type { Language } from '../../core/model/message.ts';

export interface FoundGroup {
  readonly group: RuleGroup;
  readonly rules: readonly Rule[];
}

/**
 * The rules whose id, group or words hold every word that is looked for, in either case; groups in
 * their order, those without a rule left out.
 */
export function searchRules(
  rules: readonly Rule[],
  query: string,
  language: Language,
): readonly FoundGroup[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found = rules.filter((rule) => {
    const text = textOf(rule, language);
    return words.every((word) => text.includes(word));
  });
  return ruleGroupIds
    .map((group) => ({ group, rules: found.filter((rule) => groupOf(rule) === group) }))
    .filter((each) => each.rules.length > 0);
}

function textOf(rule: Rule, language: Language): string {
  const { id, title, messages, docs } = rule.meta;
  const texts = [title, ruleGroups[groupOf(rule)], ...Object.values(messages), docs.rationale];
  return [id, ...texts.map((text) => text[language])].join(' ').toLowerCase();
}
