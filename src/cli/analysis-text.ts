import { downtimeDifference, serviceNames } from '../core/advice/describe-comparison.ts';
import { describeState, describeVerdict } from '../core/analysis/describe.ts';
import type { Analysis } from '../core/analysis/exact/analysis.ts';
import { services } from '../core/analysis/exact/analysis.ts';
import {
  availabilityAndDowntime,
  availabilityText,
  downtimeText,
  shareText,
} from '../core/analysis/exact/availability-text.ts';
import { describeCutSetGroup, describeLimit } from '../core/analysis/exact/describe-cut-sets.ts';
import { eventKind, eventName } from '../core/analysis/exact/describe-event.ts';
import { availabilityFigure, figureInfos } from '../core/analysis/exact/figures.ts';
import type { ToleranceKind } from '../core/analysis/verdict.ts';
import {
  renderMessage,
  type Language,
  type Localized,
  type Message,
} from '../core/model/message.ts';
import type { AnalysisReport } from './analysis-report.ts';
import { textTable } from './text-table.ts';

const texts = {
  survives: { en: 'Survives', zh: '可承受的故障' },
  any: { en: 'any {tolerated} of {elements}', zh: '{elements} 个中任意 {tolerated} 个' },
  none: { en: 'not any 1 of {elements}', zh: '{elements} 个中并非任意 1 个' },
  atLeast: {
    en: 'at least any {tolerated} of {elements}',
    zh: '{elements} 个中至少任意 {tolerated} 个',
  },
  tooMuch: { en: 'too much: {what}', zh: '无法承受：{what}' },
  downtime: { en: 'Availability', zh: '可用性' },
  unknown: { en: 'beyond the budget of the analysis', zh: '超出计算预算' },
  unavailability: { en: 'unavailability {number}', zh: '不可用概率 {number}' },
  sets: {
    en: 'Smallest sets of failures that bring the API down',
    zh: '使 API 不可用的最小故障组合',
  },
  order: { en: 'order {order}: {count}', zh: '{order} 阶：{count} 组' },
  bounded: {
    en: 'counted up to order {order}; larger sets were not searched',
    zh: '仅统计到 {order} 阶，更大的组合未搜索',
  },
  neverDown: { en: 'none', zh: '无' },
  importance: {
    en: 'Most important: share of the downtime that would go if it never failed',
    zh: '最重要的元素：若其永不故障可消除的停机时间比例',
  },
  assumptions: {
    en: 'Assumed availability of single elements, set in the design or by default',
    zh: '单个元素的假设可用性（在设计中设置，或取默认值）',
  },
  set: { en: 'set in the design', zh: '在设计中设置' },
  overridden: { en: 'Set at single elements', zh: '在单个元素上设置' },
  changes: { en: 'Best next changes', zh: '最有价值的改动' },
  hosts: { en: '{hosts} hosts', zh: '主机 {hosts}' },
  noChanges: { en: 'none that saves a noticeable time', zh: '没有能明显减少停机时间的改动' },
  model: {
    en: 'A share of requests that fails for good counts as down. A model, not a promise: operator errors, bad upgrades and full disks are not part of it. A service level agreement is a threshold for refunds, not a measured availability.',
    zh: '部分请求持续失败也计为不可用。这是模型而不是承诺：误操作、失败的升级和写满的磁盘不在其中。服务等级协议只是退款门槛，并非实测可用性。',
  },
} satisfies Record<string, Localized>;

const kindTexts: Readonly<Record<ToleranceKind, Localized>> = {
  component: { en: 'components', zh: '组件' },
  host: { en: 'hosts', zh: '主机' },
  rack: { en: 'racks', zh: '机架' },
  zone: { en: 'zones', zh: '可用区' },
  region: { en: 'regions', zh: '地域' },
};

const mostImportant = 10;
const mostGroups = 20;

/** The report for a reader at a terminal. */
export function analysisText(report: AnalysisReport, language: Language): string {
  const { index, verdict, analysis, changes } = report;
  const say = (text: Localized, data = {}): string => renderMessage({ text, data }, language);
  const tell = (message: Message): string => renderMessage(message, language);
  const section = (title: Localized, rows: readonly (readonly string[])[]): string =>
    [say(title), indented(textTable(rows))].join('\n');

  const tolerances = describeVerdict(index, verdict).map((part) => {
    const { kind, tolerated, elements, exhaustive, weakest } = part;
    const survived = tolerated > 0 ? texts.any : texts.none;
    return [
      say(kindTexts[kind]),
      say(exhaustive ? survived : texts.atLeast, { tolerated, elements }),
      weakest === null ? '' : say(texts.tooMuch, { what: tell(weakest) }),
    ];
  });
  const availability = services.map((service, at) => {
    const known = analysis.availability[at] ?? null;
    const name = serviceNames[service][language];
    if (known === null) return [name, say(texts.unknown)];
    const number = String(known.unavailability);
    return [
      name,
      tell(availabilityAndDowntime(known.unavailability)),
      say(texts.unavailability, { number }),
    ];
  });
  const importance = (analysis.importance ?? [])
    .slice(0, mostImportant)
    .map((each) => [
      shareText(each.fussellVesely)[language],
      tell(eventName(index, each.id)),
      eventKind(index, each.id)[language],
    ]);
  const figures = assumptionRows(report, say, language);
  const parts = [
    `${index.topology.metadata.name}: ${tell(describeState(index, verdict.intact))}`,
    ...(tolerances.length > 0 ? [section(texts.survives, tolerances)] : []),
    section(texts.downtime, availability),
    section(texts.sets, setRows(report, say, tell)),
    ...(importance.length > 0 ? [section(texts.importance, importance)] : []),
    ...(figures.length > 0 ? [section(texts.assumptions, figures)] : []),
    ...overrides(report, section, tell),
    ...(changes === undefined ? [] : [section(texts.changes, changeRows(changes, say, tell))]),
    ...analysis.limits.map((limit) => tell(describeLimit(limit))),
    say(texts.model),
  ];
  return `${parts.join('\n\n')}\n`;
}

type Say = (text: Localized, data?: Record<string, string | number>) => string;
type Tell = (message: Message) => string;

function setRows({ index, analysis }: AnalysisReport, say: Say, tell: Tell): string[][] {
  const { cutSets, groups, available } = analysis;
  const rows = cutSets.countByOrder.flatMap((count, at): string[][] => {
    if (count === 0n) return [];
    const order = at + 1;
    const alike = groups.filter((group) => group.order === order).slice(0, mostGroups);
    return [
      [say(texts.order, { order, count: String(count) })],
      ...alike.map((group) => [`  ${tell(describeCutSetGroup(index, group))}`]),
    ];
  });
  const { completeUpTo } = cutSets;
  if (completeUpTo !== null) rows.push([say(texts.bounded, { order: completeUpTo })]);
  if (rows.length > 0) return rows;
  const nothing = { order: 0, count: 1, parts: [], example: [] };
  return [[available ? say(texts.neverDown) : tell(describeCutSetGroup(index, nothing))]];
}

/** The figures that the design has a use for. */
function assumptionRows(
  { index, analysis }: AnalysisReport,
  say: Say,
  language: Language,
): string[][] {
  const { topology } = index;
  const used = usedFigures(analysis);
  return figureInfos
    .filter(({ key }) => used.has(key) || topology.assumptions.availability[key] !== undefined)
    .map(({ key, name, source }) => [
      name[language],
      renderMessage(availabilityText(1 - availabilityFigure(topology, key)), language),
      topology.assumptions.availability[key] === undefined ? source[language] : say(texts.set),
    ]);
}

function usedFigures({ events }: Analysis): ReadonlySet<string> {
  return new Set(
    events.map(({ id, kind }) => {
      if (kind === 'space') return 'etcd-space';
      return kind === 'process' ? id.slice(id.lastIndexOf(':') + 1) : kind;
    }),
  );
}

function overrides(
  { index, analysis }: AnalysisReport,
  section: (title: Localized, rows: readonly (readonly string[])[]) => string,
  tell: Tell,
): string[] {
  const rows = analysis.events
    .filter(({ overridden }) => overridden)
    .map(({ id, unavailability }) => [
      tell(eventName(index, id)),
      tell(availabilityText(unavailability)),
    ]);
  return rows.length === 0 ? [] : [section(texts.overridden, rows)];
}

function changeRows(
  changes: NonNullable<AnalysisReport['changes']>,
  say: Say,
  tell: Tell,
): string[][] {
  if (changes.length === 0) return [[say(texts.noChanges)]];
  return changes.map(({ label, hosts, minutesSaved }) => [
    tell(downtimeDifference(-minutesSaved) ?? downtimeText(minutesSaved)),
    say(texts.hosts, { hosts: hosts > 0 ? `+${hosts}` : String(hosts).replace('-', '−') }),
    tell(label),
  ]);
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}
