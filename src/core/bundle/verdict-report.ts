import { computeVerdict } from '../analysis/compute-verdict.ts';
import { services, type Service } from '../analysis/exact/analysis.ts';
import { availabilityText, downtimeText } from '../analysis/exact/availability-text.ts';
import { availabilityOf } from '../analysis/exact/availability.ts';
import { planEvents } from '../analysis/exact/events.ts';
import { availabilityFigure, figureInfos } from '../analysis/exact/figures.ts';
import type { Verdict } from '../analysis/verdict.ts';
import { describeState, describeVerdict } from '../analysis/describe.ts';
import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts';
import { renderDiagnostic } from '../diagnostics/render.ts';
import { judge } from '../diagnostics/run.ts';
import {
  markdownCode,
  markdownDocument,
  markdownHeading,
  markdownList,
  markdownTable,
  markdownText,
} from '../format/markdown.ts';
import { planOf } from '../analysis/structure/plan.ts';
import type { TopologyIndex } from '../graph/topology-index.ts';
import { renderMessage, type Language, type Localized } from '../model/message.ts';

const texts = {
  title: { en: 'Verdict', zh: '结论' },
  model: {
    en: 'What the design survives, found by trying every combination of failures. A model, not a promise: operator errors, bad upgrades and full disks are not part of it.',
    zh: '设计可以承受的故障，通过尝试所有故障组合得出。这是模型而不是承诺：误操作、失败的升级和写满的磁盘不在其中。',
  },
  asDrawn: { en: 'As drawn: ', zh: '按当前设计：' },
  kind: { en: 'Failures of', zh: '故障类型' },
  what: { en: 'What', zh: '对象' },
  survived: { en: 'Survives any', zh: '可承受任意' },
  of: { en: 'Of', zh: '总数' },
  weakest: { en: 'A smallest set that is too much', zh: '使其不可用的最小组合' },
  atLeast: { en: 'at least {count}', zh: '至少 {count}' },
  none: { en: 'none', zh: '无' },
  availability: { en: 'How available it is', zh: '可用性' },
  service: { en: 'Service', zh: '服务' },
  available: { en: 'Available', zh: '可用' },
  down: { en: 'Down', zh: '停机' },
  beyond: { en: 'not known within the budget', zh: '超出计算预算' },
  assumed: {
    en: 'Exact for these assumptions: each element fails by itself with the figure of its kind, and what stands on it fails with it. An SLA is a threshold for refunds, not a measured availability.',
    zh: '在以下假设下精确：每个元素按其类型的数值独立故障，依赖它的部分随之故障。SLA 是退款门槛，而非实测可用性。',
  },
  up: { en: 'Up by itself', zh: '自身可用' },
  source: { en: 'Source', zh: '来源' },
  own: { en: 'set in the design', zh: '在设计中设定' },
  overrides: {
    en: 'Elements with a figure of their own: {count}.',
    zh: '单独设定数值的元素：{count} 个。',
  },
  findings: { en: 'Findings', zh: '问题' },
  regraded: { en: 'By itself {grade}. Reason: {reason}', zh: '原评级为{grade}。原因：{reason}' },
  waivedTitle: { en: 'Waived', zh: '已豁免' },
  waived: { en: 'Reason: {reason}', zh: '原因：{reason}' },
  noFindings: { en: 'No rule has anything to say.', zh: '没有规则提出问题。' },
} satisfies Record<string, Localized>;

const kindTexts = {
  component: { en: 'components', zh: '组件' },
  host: { en: 'hosts', zh: '主机' },
  rack: { en: 'racks', zh: '机架' },
  zone: { en: 'zones', zh: '可用区' },
  region: { en: 'regions', zh: '地域' },
} satisfies Record<string, Localized>;

const serviceTexts: Readonly<Record<Service, Localized>> = {
  'api-writable': { en: 'API: reads and writes', zh: 'API：读写' },
  'api-readable': {
    en: 'API: reads, etcd perhaps out of space',
    zh: 'API：读取（etcd 空间可能耗尽）',
  },
  controllers: { en: 'Controllers and scheduler', zh: '控制器与调度器' },
};

const severityTexts = {
  error: { en: 'Error', zh: '错误' },
  warning: { en: 'Warning', zh: '警告' },
  info: { en: 'Note', zh: '提示' },
} satisfies Record<Severity, Localized>;

/** What the design survives and what the rules say, as Markdown. */
export function verdictReport(index: TopologyIndex, language: Language): string {
  const verdict = computeVerdict(index);
  const say = (text: Localized): string => text[language];
  const { findings, waived } = judge(index, { verdict });
  return markdownDocument([
    markdownHeading(1, say(texts.title)),
    ...verdictParts(index, verdict, language),
    markdownHeading(2, say(texts.availability)),
    ...availabilityParts(index, language),
    markdownHeading(2, say(texts.findings)),
    findings.length === 0
      ? say(texts.noFindings)
      : markdownList(findings.map((each) => findingItem(each, texts.regraded, language))),
    ...(waived.length === 0
      ? []
      : [
          markdownHeading(2, say(texts.waivedTitle)),
          markdownList(waived.map((each) => findingItem(each, texts.waived, language))),
        ]),
  ]);
}

/** The verdict alone, as blocks without a heading. */
export function verdictParts(index: TopologyIndex, verdict: Verdict, language: Language): string[] {
  const say = (text: Localized): string => text[language];
  const rows = describeVerdict(index, verdict).map((part) => [
    say(kindTexts[part.kind]),
    part.exhaustive
      ? String(part.tolerated)
      : renderMessage({ text: texts.atLeast, data: { count: part.tolerated } }, language),
    String(part.elements),
    part.weakest === null ? say(texts.none) : renderMessage(part.weakest, language),
  ]);
  return [
    markdownText(say(texts.model)),
    markdownText(
      `${say(texts.asDrawn)}${renderMessage(describeState(index, verdict.intact), language)}`,
    ),
    markdownTable([texts.kind, texts.survived, texts.of, texts.weakest].map(say), rows),
  ];
}

/** A finding as a line; `why` tells of its waiver, if it has one. */
function findingItem(diagnostic: Diagnostic, why: Localized, language: Language): string {
  const { rule, severity, waiver } = diagnostic;
  const { message } = renderDiagnostic(diagnostic, language);
  const line = `${severityTexts[severity][language]}: ${markdownText(message)} (${markdownCode(rule)})`;
  if (waiver === undefined) return line;
  const grade = severityTexts[waiver.from][language];
  const said = renderMessage({ text: why, data: { grade, reason: waiver.reason } }, language);
  return `${line} ${markdownText(said)}`;
}

/** How available the design is and with which figures, as blocks without a heading. */
export function availabilityParts(index: TopologyIndex, language: Language): string[] {
  const say = (text: Localized): string => text[language];
  const { topology } = index;
  const rows = services.map((service) => {
    const found = availabilityOf(index, service);
    return found === null
      ? [say(serviceTexts[service]), say(texts.beyond), '']
      : [
          say(serviceTexts[service]),
          renderMessage(availabilityText(found.unavailability), language),
          renderMessage(downtimeText(found.minutesPerYear), language),
        ];
  });
  const events = planEvents(planOf(index));
  const used = new Set(events.filter(({ overridden }) => !overridden).map(({ figure }) => figure));
  const figures = figureInfos
    .filter(({ key }) => used.has(key))
    .map(({ key, name, source }) => [
      say(name),
      renderMessage(availabilityText(1 - availabilityFigure(topology, key)), language),
      say(topology.assumptions.availability[key] === undefined ? source : texts.own),
    ]);
  const overrides = events.filter(({ overridden }) => overridden).length;
  return [
    markdownTable([texts.service, texts.available, texts.down].map(say), rows),
    markdownText(say(texts.assumed)),
    ...(figures.length === 0
      ? []
      : [markdownTable([texts.what, texts.up, texts.source].map(say), figures)]),
    ...(overrides === 0
      ? []
      : [renderMessage({ text: texts.overrides, data: { count: overrides } }, language)]),
  ];
}
