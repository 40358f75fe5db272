import { groupOf, ruleGroupIds, ruleGroups } from '../diagnostics/groups.ts';
import type { Rule } from '../diagnostics/rule.ts';
import {
  markdownDocument,
  markdownHeading,
  markdownLink,
  markdownTable,
  markdownText,
} from '../format/markdown.ts';
import type { Language, Localized } from '../model/message.ts';
import type { RuleExample } from './example.ts';
import { generatedMark, indexFile, pageFile } from './page.ts';
import { fill, fixKindsText, pageWords, severityNames } from './words.ts';

/** A diagnostic of the catalogue that is not built, and why, in one sentence. */
export interface NotBuilt {
  readonly id: string;
  readonly reason: Localized;
}

const texts = {
  title: { en: 'Rules', zh: '规则' },
  count: {
    en: '{count} rules judge a design. Each has a page that tells what it finds, why it matters, what to do, and how it was proved.',
    zh: '共有 {count} 条规则检查设计。每条规则各有一页，说明它发现什么、为何重要、如何处理以及如何验证。',
  },
  name: { en: 'What it finds', zh: '发现的问题' },
  notBuilt: { en: 'What is not built', zh: '未实现的检查' },
  notBuiltText: {
    en: '{count} more checks were considered and left out.',
    zh: '另有 {count} 项检查经考虑后未实现。',
  },
  reason: { en: 'Why not', zh: '原因' },
} satisfies Record<string, Localized>;

/** The page that lists all rules, for `docs/rules/`. */
export function indexPage(
  rules: readonly { readonly rule: Rule; readonly example: RuleExample }[],
  notBuilt: readonly NotBuilt[],
  language: Language,
): string {
  const other = language === 'en' ? 'zh' : 'en';
  const blocks = [
    generatedMark,
    markdownHeading(1, texts.title[language]),
    markdownLink(language === 'en' ? '简体中文' : 'English', indexFile(other)),
    markdownText(fill(texts.count, language, { count: String(rules.length) })),
  ];
  for (const group of ruleGroupIds) {
    const members = rules.filter(({ rule }) => groupOf(rule) === group);
    if (members.length === 0) continue;
    blocks.push(
      markdownHeading(2, `${ruleGroups[group][language]} (${members.length})`),
      markdownTable(
        [
          pageWords.rule[language],
          pageWords.severity[language],
          texts.name[language],
          pageWords.fix[language],
        ],
        members.map(({ rule: { meta }, example }) => [
          { label: meta.id, target: pageFile(meta.id, language) },
          severityNames[meta.severity][language],
          meta.title[language],
          fixKindsText(example, language),
        ]),
      ),
    );
  }
  if (notBuilt.length > 0) {
    blocks.push(
      markdownHeading(2, texts.notBuilt[language]),
      markdownText(fill(texts.notBuiltText, language, { count: String(notBuilt.length) })),
      markdownTable(
        [pageWords.rule[language], texts.reason[language]],
        notBuilt.map(({ id, reason }) => [{ code: id }, reason[language]]),
      ),
    );
  }
  return markdownDocument(blocks);
}
