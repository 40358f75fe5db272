import { parseReference } from '../diagnostics/reference.ts';
import { groupOf, ruleGroups } from '../diagnostics/groups.ts';
import type { Rule } from '../diagnostics/rule.ts';
import {
  markdownDocument,
  markdownFence,
  markdownHeading,
  markdownLink,
  markdownList,
  markdownTable,
  markdownText,
  type MarkdownCell,
} from '../format/markdown.ts';
import { renderMessage, type Language, type Localized } from '../model/message.ts';
import type { RuleExample } from './example.ts';
import {
  fill,
  fixHeading,
  fixText,
  limitText,
  pageWords,
  profileText,
  severityText,
} from './words.ts';

export const generatedMark =
  '<!-- Generated from the rules and their test tables: npm run docs:rules -->';

/** File name of a page, below the folder of its group. */
export function pageFile(id: string, language: Language): string {
  return `${id}${language === 'en' ? '' : '.zh-CN'}.md`;
}

/** The page of a rule as Markdown, for `docs/rules/<group>/<name>.md`. */
export function rulePage(rule: Rule, example: RuleExample, language: Language): string {
  const { meta } = rule;
  const say = (text: Localized): string => text[language];
  const words = (key: keyof typeof pageWords): string => pageWords[key][language];
  const heading = (key: keyof typeof pageWords): string => markdownHeading(2, words(key));
  const blocks = [
    generatedMark,
    markdownHeading(1, say(meta.title)),
    navigation(meta.id, language),
    markdownTable(
      [words('rule'), meta.id],
      [
        [words('severity'), severityText(meta, example, language)],
        [words('profile'), profileText(meta, language)],
        [words('group'), say(ruleGroups[groupOf(rule)])],
        [words('fix'), fixText(example, language)],
      ],
    ),
    heading('says'),
    markdownList(
      Object.entries(meta.messages).map(([id, text]) => {
        const data = example.messages[id];
        return markdownText(
          renderMessage(data === undefined ? { text } : { text, data }, language),
        );
      }),
    ),
    heading('why'),
    markdownText(say(meta.docs.rationale)),
    heading('what'),
    markdownText(say(meta.docs.remediation)),
    ...fixLabels(example, language),
    ...limits(rule, language),
    heading('bad'),
    markdownFence(example.bad.mermaid, 'mermaid'),
    ...goodDesign(example, language),
    heading('proof'),
    markdownText(words('proofText')),
    ...cases(example, language),
    codeLinks(rule, language),
    heading('sources'),
    markdownList(
      meta.docs.references.map((reference) => {
        const { title, address } = parseReference(reference);
        return address === undefined ? markdownText(title) : markdownLink(title, address);
      }),
    ),
  ];
  return markdownDocument(blocks);
}

function navigation(id: string, language: Language): string {
  const name = id.slice(id.indexOf('/') + 1);
  const other = language === 'en' ? 'zh' : 'en';
  const index = indexFile(language);
  return [
    markdownLink(language === 'en' ? 'All rules' : '全部规则', `../${index}`),
    markdownLink(language === 'en' ? '简体中文' : 'English', pageFile(name, other)),
  ].join(' · ');
}

export function indexFile(language: Language): string {
  return language === 'en' ? 'README.md' : 'README.zh-CN.md';
}

function fixLabels({ fixes }: RuleExample, language: Language): string[] {
  if (fixes.length === 0) return [];
  return [
    markdownList(
      fixes.map(({ kind, text, data }) => {
        const label = markdownText(renderMessage({ text, data }, language));
        return `${fixHeading(kind, language)}${language === 'en' ? ' ' : ''}${label}`;
      }),
    ),
  ];
}

function limits({ meta }: Rule, language: Language): string[] {
  const rows = Object.values(meta.thresholds ?? {}).map(({ value, unit, about }) => [
    about[language],
    limitText(value, unit),
  ]);
  if (rows.length === 0) return [];
  return [
    markdownHeading(2, pageWords.limits[language]),
    markdownTable([pageWords.about[language], pageWords.limit[language]], rows),
  ];
}

function goodDesign({ good, facts, moreFacts }: RuleExample, language: Language): string[] {
  if (good === null) return [];
  const cell = (value: string | null): MarkdownCell => (value === null ? '–' : { code: value });
  const rows = facts.map(([path, bad, is]): MarkdownCell[] => [
    { code: path },
    cell(bad),
    cell(is),
  ]);
  const more =
    moreFacts === 0 ? [] : [[fill(pageWords.more, language, { count: String(moreFacts) }), '', '']];
  return [
    markdownHeading(2, pageWords.good[language]),
    markdownText(good.fixed ? pageWords.fixed[language] : pageWords.accepted[language]),
    markdownFence(good.mermaid, 'mermaid'),
    ...(rows.length === 0
      ? []
      : [
          markdownTable(
            [
              pageWords.differs[language],
              pageWords.badFact[language],
              pageWords.goodFact[language],
            ],
            [...rows, ...more],
          ),
        ]),
  ];
}

function cases({ accepts, rejects }: RuleExample, language: Language): string[] {
  const list = (title: Localized, names: readonly string[]): string[] =>
    names.length === 0
      ? []
      : [
          markdownHeading(3, title[language]),
          markdownList(names.map((name) => markdownText(name))),
        ];
  return [
    ...list(
      pageWords.rejects,
      rejects.map(({ name, fixed }) => (fixed ? `${name} ✓` : name)),
    ),
    ...list(pageWords.accepts, accepts),
  ];
}

function codeLinks({ meta }: Rule, language: Language): string {
  const file = `../../../src/core/diagnostics/rules/${meta.id}`;
  const name = meta.id.slice(meta.id.indexOf('/') + 1);
  return `${markdownText(pageWords.code[language])}${language === 'en' ? ': ' : '：'}${markdownLink(`${name}.ts`, `${file}.ts`)}, ${markdownLink(`${name}.test.ts`, `${file}.test.ts`)}`;
}
