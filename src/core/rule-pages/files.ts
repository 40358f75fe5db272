import { groupOf, ruleGroupIds } from '../diagnostics/groups.ts';
import { languages } from '../model/message.ts';
import { exampleOf, type ProvenRule, type RuleExample } from './example.ts';
import { indexPage, type NotBuilt } from './index-page.ts';
import { indexFile, pageFile, rulePage } from './page.ts';

export const pagesFolder = 'docs/rules';
export const examplesFolder = 'src/features/rules/examples';

/** What a file of {@link examplesFolder} holds, by rule id. */
export type RuleExamples = Readonly<Record<string, RuleExample>>;

/**
 * Every generated file about the rules, by its path: pages and index in each language, and for the
 * app one data file a group. The same rules and test tables give the same bytes.
 */
export function ruleFiles(
  rules: readonly ProvenRule[],
  notBuilt: readonly NotBuilt[],
): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const pages = rules.map((proven) => ({ rule: proven.rule, example: exampleOf(proven) }));
  for (const language of languages) {
    files.set(`${pagesFolder}/${indexFile(language)}`, indexPage(pages, notBuilt, language));
    for (const { rule, example } of pages) {
      const file = `${pagesFolder}/${pageFile(rule.meta.id, language)}`;
      files.set(file, rulePage(rule, example, language));
    }
  }
  for (const group of ruleGroupIds) {
    const members = pages.filter(({ rule }) => groupOf(rule) === group);
    if (members.length === 0) continue;
    const examples: RuleExamples = Object.fromEntries(
      members.map(({ rule, example }) => [rule.meta.id, example]),
    );
    files.set(`${examplesFolder}/${group}.json`, `${JSON.stringify(examples, null, 1)}\n`);
  }
  return files;
}
