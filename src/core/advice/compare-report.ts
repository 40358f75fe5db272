import {
  markdownDocument,
  markdownHeading,
  markdownTable,
  markdownText,
  type MarkdownCell,
} from '../format/markdown.ts';
import { renderMessage, type Language, type Localized } from '../model/message.ts';
import type { DesignComparison, RuleRow } from './comparison.ts';
import { describeRow, nameOf, trendNames } from './describe-comparison.ts';

/** What the two designs are called, where their own names do not tell them apart. */
export interface SideNames {
  readonly a: string;
  readonly b: string;
}

const texts = {
  title: { en: '{a} and {b} compared', zh: '{a} 与 {b} 的对比' },
  model: {
    en: 'A model, not a promise: operator errors and bad upgrades are not part of it.',
    zh: '这是模型而不是承诺：误操作和失败的升级不在其中。',
  },
  regressions: { en: 'Worse in “{b}”: {list}.', zh: '“{b}”变差的方面：{list}。' },
  noRegressions: {
    en: '“{b}” survives no less, is down no longer and has no more errors than “{a}”.',
    zh: '与“{a}”相比，“{b}”可承受的故障不少、停机时间不长、错误不多。',
  },
  measure: { en: 'Measure', zh: '指标' },
  change: { en: 'Change', zh: '变化' },
  findings: { en: 'Findings', zh: '问题' },
  rule: { en: 'Rule', zh: '规则' },
  says: { en: 'What it says', zh: '内容' },
  none: { en: 'No rule speaks in either design.', zh: '两个设计都没有规则提出问题。' },
} satisfies Record<string, Localized>;

/** The comparison as Markdown: all measures, then the rules that speak in either design. */
export function compareReport(
  comparison: DesignComparison,
  language: Language,
  names: SideNames = sideNames(comparison),
): string {
  const say = (text: Localized, data = {}): string => renderMessage({ text, data }, language);
  const rows = comparison.rows.map((row) => {
    const { name, a, b, change } = describeRow(comparison, row);
    return [
      say(name),
      renderMessage(a, language),
      renderMessage(b, language),
      renderMessage(change, language),
    ];
  });
  return markdownDocument([
    markdownHeading(1, say(texts.title, names)),
    markdownText(regressionSentence(comparison, language, names)),
    markdownTable([say(texts.measure), names.a, names.b, say(texts.change)], rows),
    markdownText(say(texts.model)),
    markdownHeading(2, say(texts.findings)),
    comparison.rules.length === 0
      ? say(texts.none)
      : markdownTable(
          [say(texts.rule), say(texts.says), names.a, names.b, say(texts.change)],
          comparison.rules.map((row) => ruleCells(row, language)),
        ),
  ]);
}

/** Whether the second design is worse in anything that counts, in one sentence. */
export function regressionSentence(
  { regressions }: DesignComparison,
  language: Language,
  names: SideNames,
): string {
  const list = regressions.map((measure) => nameOf(measure)[language]);
  const text = list.length === 0 ? texts.noRegressions : texts.regressions;
  const data = { ...names, list: list.join(language === 'zh' ? '；' : '; ') };
  return renderMessage({ text, data }, language);
}

/** The names of the designs, told apart where they have the same. */
export function sideNames({ a, b }: DesignComparison): SideNames {
  return a.name === b.name ? { a: `${a.name} (A)`, b: `${b.name} (B)` } : { a: a.name, b: b.name };
}

function ruleCells({ rule, title, a, b, trend }: RuleRow, language: Language): MarkdownCell[] {
  return [{ code: rule }, title[language], String(a), String(b), trendNames[trend][language]];
}
