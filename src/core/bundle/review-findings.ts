import { severities, type Diagnostic, type Severity } from '../diagnostics/diagnostic.ts';
import { renderDiagnostic } from '../diagnostics/render.ts';
import type { Judgement } from '../diagnostics/run.ts';
import { unusedWaivers, waiverOf } from '../diagnostics/waivers.ts';
import {
  markdownCode,
  markdownHeading,
  markdownList,
  markdownTable,
  markdownText,
  type MarkdownCell,
} from '../format/markdown.ts';
import type { TopologyIndex } from '../graph/topology-index.ts';
import { renderMessage, type Language, type Localized } from '../model/message.ts';
import type { Waiver } from '../model/topology.ts';

const texts = {
  findings: { en: 'Findings', zh: '问题' },
  none: { en: 'No rule has anything to say.', zh: '没有规则提出问题。' },
  errors: { en: 'Errors ({count})', zh: '错误（{count}）' },
  warnings: { en: 'Warnings ({count})', zh: '警告（{count}）' },
  notes: { en: 'Notes ({count})', zh: '提示（{count}）' },
  where: { en: 'Where', zh: '位置' },
  why: { en: 'Why', zh: '原因' },
  remedy: { en: 'What to do', zh: '处理方法' },
  rule: { en: 'Rule', zh: '规则' },
  grade: { en: 'Graded', zh: '评级' },
  regraded: {
    en: 'by itself {grade}; otherwise because: {reason}',
    zh: '原评级为{grade}；改级原因：{reason}',
  },
  waivers: { en: 'Waivers', zh: '豁免' },
  departs: {
    en: 'The design departs from these rules on purpose.',
    zh: '本设计有意不遵循以下规则。',
  },
  about: { en: 'About', zh: '对象' },
  reason: { en: 'Reason', zh: '原因' },
  excuses: { en: 'Findings', zh: '涉及的问题' },
  everything: { en: 'everything it finds', zh: '其发现的全部问题' },
  unused: { en: 'none: not needed any more', zh: '无：已不再需要' },
  waived: { en: 'What they switch off:', zh: '被关闭的问题：' },
  cluster: { en: 'the cluster settings', zh: '集群设置' },
  network: { en: 'the network', zh: '网络设置' },
  list: { en: ', ', zh: '、' },
  colon: { en: ': ', zh: '：' },
} satisfies Record<string, Localized>;

const titles = {
  error: texts.errors,
  warning: texts.warnings,
  info: texts.notes,
} satisfies Record<Severity, Localized>;

const grades: Readonly<Record<Waiver['severity'], Localized>> = {
  off: { en: 'off', zh: '关闭' },
  error: { en: 'error', zh: '错误' },
  warning: { en: 'warning', zh: '警告' },
  info: { en: 'note', zh: '提示' },
};

/** Every finding with its reason and remedy, the worst first, as blocks of a page. */
export function findingParts(
  index: TopologyIndex,
  { findings }: Judgement,
  language: Language,
): string[] {
  const groups = severities.flatMap((severity) => {
    const found = findings.filter((each) => each.severity === severity);
    if (found.length === 0) return [];
    const title = renderMessage(
      { text: titles[severity], data: { count: found.length } },
      language,
    );
    return [
      markdownHeading(3, title),
      ...found.flatMap((each) => findingBlocks(index, each, language)),
    ];
  });
  return [
    markdownHeading(2, texts.findings[language]),
    ...(groups.length === 0 ? [texts.none[language]] : groups),
  ];
}

function findingBlocks(index: TopologyIndex, finding: Diagnostic, language: Language): string[] {
  const { message, rationale, remediation } = renderDiagnostic(finding, language);
  const { rule, targets, waiver } = finding;
  const say = (text: Localized): string => text[language];
  const item = (label: Localized, text: string): string =>
    `${markdownText(say(label))}${say(texts.colon)}${text}`;
  const names = targets.map(({ id }) => nameIn(index, id, language)).join(say(texts.list));
  const data = waiver && { grade: say(grades[waiver.from]), reason: waiver.reason };
  return [
    markdownHeading(4, message),
    markdownList([
      item(texts.where, markdownText(names)),
      item(texts.why, markdownText(rationale)),
      item(texts.remedy, markdownText(remediation)),
      item(texts.rule, markdownCode(rule)),
      ...(data === undefined
        ? []
        : [
            item(
              texts.grade,
              markdownText(renderMessage({ text: texts.regraded, data }, language)),
            ),
          ]),
    ]),
  ];
}

/** The waivers with their reasons and what they excuse, as blocks; none where there are none. */
export function waiverParts(
  index: TopologyIndex,
  { findings, waived }: Judgement,
  language: Language,
): string[] {
  const { waivers } = index.topology.checks;
  if (waivers.length === 0) return [];
  const say = (text: Localized): string => text[language];
  const all = [...findings, ...waived];
  const unused = unusedWaivers(waivers, all);
  const rows = waivers.map((waiver): MarkdownCell[] => [
    { code: waiver.rule },
    waiver.element === undefined ? say(texts.everything) : nameIn(index, waiver.element, language),
    say(grades[waiver.severity]),
    waiver.reason,
    unused.includes(waiver)
      ? say(texts.unused)
      : String(all.filter((finding) => waiverOf(waivers, finding) === waiver).length),
  ]);
  const off = waived.map((finding) => {
    const { message } = renderDiagnostic(finding, language);
    return `${markdownText(`${say(grades[finding.severity])}${say(texts.colon)}${message}`)} (${markdownCode(finding.rule)})`;
  });
  return [
    markdownHeading(2, say(texts.waivers)),
    markdownText(say(texts.departs)),
    markdownTable(
      [texts.rule, texts.about, texts.grade, texts.reason, texts.excuses].map(say),
      rows,
    ),
    ...(off.length === 0 ? [] : [markdownText(say(texts.waived)), markdownList(off)]),
  ];
}

function nameIn({ elements }: TopologyIndex, id: string, language: Language): string {
  if (id === 'cluster' || id === 'network') return texts[id][language];
  const element = elements.get(id);
  return element !== undefined && 'name' in element && element.name !== ''
    ? String(element.name)
    : id;
}
