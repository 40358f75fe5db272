import type { Service } from '../analysis/exact/analysis.ts';
import { availabilityAndDowntime, downtimeText } from '../analysis/exact/availability-text.ts';
import type { ApiState, ToleranceKind } from '../analysis/verdict.ts';
import type { Severity } from '../diagnostics/diagnostic.ts';
import { message, type Localized, type Message } from '../model/message.ts';
import type { ComponentKind } from '../model/topology.ts';
import {
  downtimeOf,
  type ComparisonRow,
  type DesignComparison,
  type DesignSummary,
  type Measure,
  type ToleranceFigure,
  type Trend,
} from './comparison.ts';

/** A row as it is read, on a page as in a report. */
export interface DescribedRow {
  readonly measure: Measure;
  readonly name: Localized;
  readonly a: Message;
  readonly b: Message;
  readonly trend: Trend;
  /** The trend in words, of a downtime with the difference: `better (−262 min/year)`. */
  readonly change: Message;
}

const texts = {
  api: { en: 'API as drawn', zh: '按当前设计的 API' },
  hosts: { en: 'Hosts', zh: '主机' },
  noneDrawn: { en: 'none drawn', zh: '未绘制' },
  tolerated: { en: 'any {tolerated} of {elements}', zh: '{elements} 个中任意 {tolerated} 个' },
  notOne: { en: 'not any 1 of {elements}', zh: '{elements} 个中并非任意 1 个' },
  notTheOnly: { en: 'not the only one', zh: '仅有的一个也不行' },
  atLeast: {
    en: 'at least any {tolerated} of {elements}',
    zh: '{elements} 个中至少任意 {tolerated} 个',
  },
  unknown: { en: 'beyond the budget', zh: '超出计算预算' },
  number: { en: '{number}', zh: '{number}' },
} satisfies Record<string, Localized>;

const apiTexts: Readonly<Record<ApiState, Localized>> = {
  available: { en: 'available', zh: '可用' },
  degraded: { en: 'available, without spare', zh: '可用，但无冗余' },
  partial: { en: 'a share of requests fails', zh: '部分请求失败' },
  unavailable: { en: 'unavailable', zh: '不可用' },
};

const toleranceTexts: Readonly<Record<ToleranceKind, Localized>> = {
  component: { en: 'Survives components', zh: '可承受的组件故障' },
  host: { en: 'Survives hosts', zh: '可承受的主机故障' },
  rack: { en: 'Survives racks', zh: '可承受的机架故障' },
  zone: { en: 'Survives zones', zh: '可承受的可用区故障' },
  region: { en: 'Survives regions', zh: '可承受的地域故障' },
};

export const serviceNames: Readonly<Record<Service, Localized>> = {
  'api-writable': { en: 'API available for reads and writes', zh: 'API 可读写' },
  'api-readable': {
    en: 'API available for reads, etcd perhaps out of space',
    zh: 'API 可读（etcd 空间可能耗尽）',
  },
  controllers: { en: 'Controllers and scheduler available', zh: '控制器与调度器可用' },
};

const componentTexts: Readonly<Record<ComponentKind, Localized>> = {
  'load-balancer': { en: 'Load balancers', zh: '负载均衡器' },
  'control-plane': { en: 'Masters', zh: 'Master' },
  etcd: { en: 'etcd members', zh: 'etcd 成员' },
  worker: { en: 'Workers', zh: '工作节点' },
};

const findingTexts: Readonly<Record<Severity, Localized>> = {
  error: { en: 'Errors', zh: '错误' },
  warning: { en: 'Warnings', zh: '警告' },
  info: { en: 'Notes', zh: '提示' },
};

export const trendNames: Readonly<Record<Trend, Localized>> = {
  better: { en: 'better', zh: '更好' },
  worse: { en: 'worse', zh: '更差' },
  different: { en: 'different', zh: '不同' },
  equal: { en: 'equal', zh: '相同' },
};

export function describeRow({ a, b }: DesignComparison, row: ComparisonRow): DescribedRow {
  const { measure, trend } = row;
  return {
    measure,
    trend,
    name: nameOf(measure),
    a: valueOf(measure, a),
    b: valueOf(measure, b),
    change: changeOf(measure, trend, a, b),
  };
}

function changeOf(measure: Measure, trend: Trend, a: DesignSummary, b: DesignSummary): Message {
  const plain = message(trendNames[trend]);
  if (measure.of !== 'downtime' || (trend !== 'better' && trend !== 'worse')) return plain;
  const difference = downtimeDifference(
    (downtimeOf(b, measure.service)?.minutesPerYear ?? 0) -
      (downtimeOf(a, measure.service)?.minutesPerYear ?? 0),
  );
  // Too little for a number.
  if (difference === undefined) return plain;
  const { en, zh } = trendNames[trend];
  const { text, data } = difference;
  return message({ en: `${en} (${text.en})`, zh: `${zh}（${text.zh}）` }, data);
}

/** `−262 min/year`, `+46 s/year`; undefined for less than a tenth of a second. */
export function downtimeDifference(minutes: number): Message | undefined {
  const { text, data } = downtimeText(Math.abs(minutes));
  const number = data?.['number'];
  if (number === undefined || minutes === 0) return undefined;
  return message(text, { ...data, number: `${minutes < 0 ? '−' : '+'}${number}` });
}

/** What a measure is called. */
export function nameOf(measure: Measure): Localized {
  switch (measure.of) {
    case 'api':
      return texts.api;
    case 'tolerance':
      return toleranceTexts[measure.kind];
    case 'downtime':
      return serviceNames[measure.service];
    case 'hosts':
      return texts.hosts;
    case 'components':
      return componentTexts[measure.kind];
    case 'findings':
      return findingTexts[measure.severity];
  }
}

function valueOf(measure: Measure, summary: DesignSummary): Message {
  switch (measure.of) {
    case 'api':
      return message(apiTexts[summary.api]);
    case 'tolerance':
      return describeTolerance(summary.tolerates[measure.kind]);
    case 'downtime': {
      const known = downtimeOf(summary, measure.service);
      return known === null
        ? message(texts.unknown)
        : availabilityAndDowntime(known.unavailability);
    }
    case 'hosts':
      return message(texts.number, { number: summary.hosts });
    case 'components':
      return message(texts.number, { number: summary.components[measure.kind] });
    case 'findings':
      return message(texts.number, { number: summary.findings[measure.severity] });
  }
}

/** `any 1 of 3`, `not any 1 of 3`. */
export function describeTolerance(figure: ToleranceFigure | null): Message {
  if (figure === null) return message(texts.noneDrawn);
  const { tolerated, elements, exhaustive } = figure;
  if (!exhaustive) return message(texts.atLeast, { tolerated, elements });
  if (tolerated > 0) return message(texts.tolerated, { tolerated, elements });
  return elements === 1 ? message(texts.notTheOnly) : message(texts.notOne, { elements });
}
