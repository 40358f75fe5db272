import { printCsv } from '../../format/csv.ts';
import { markdownTable } from '../../format/markdown.ts';
import type { TopologyIndex } from '../../graph/topology-index.ts';
import { renderMessage, type Language, type Localized } from '../../model/message.ts';
import { durationText } from '../duration-text.ts';
import { eventKind } from '../exact/describe-event.ts';
import { nameOf } from './explain/names.ts';
import type { FailureMatrix, FailureRow, Outcome } from './failure-matrix.ts';
import { figureText, outcomeTexts } from './outcome-texts.ts';

const texts = {
  element: { en: 'Element', zh: '元素' },
  kind: { en: 'Kind', zh: '类型' },
  event: { en: 'Event', zh: '事件' },
  seenFrom: { en: 'Seen from', zh: '观察位置' },
  api: { en: 'API', zh: 'API' },
  reads: { en: 'Reads', zh: '读取' },
  cause: { en: 'Cause', zh: '原因' },
  etcd: { en: 'etcd voters up', zh: 'etcd 可用投票成员' },
  address: { en: 'Address held by', zh: '地址持有者' },
  takeover: { en: 'Takeover', zh: '接管时间' },
  controllers: { en: 'Controllers', zh: '控制器' },
  asDrawn: { en: 'as drawn', zh: '按当前设计' },
  nobody: { en: 'nobody', zh: '无' },
  both: { en: 'work', zh: '正常' },
  neither: { en: 'none works', zh: '均不工作' },
  without: { en: 'without {process}', zh: '缺少 {process}' },
  lost: { en: '{count}, no quorum', zh: '{count}，无法定人数' },
  colon: { en: ': ', zh: '：' },
  semicolon: { en: '; ', zh: '；' },
} satisfies Record<string, Localized>;

const eventTexts: Readonly<Record<FailureRow['how'], Localized>> = {
  failed: { en: 'fails', zh: '故障' },
  isolated: { en: 'is cut off', zh: '被隔离' },
};

const placeTexts: Readonly<Record<FailureRow['seenFrom'], Localized>> = {
  anywhere: { en: 'anywhere', zh: '任意位置' },
  inside: { en: 'inside', zh: '内部' },
  outside: { en: 'outside', zh: '外部' },
};

/** A table of plain text, still to be escaped by who prints it. */
export interface TextTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** One line for each row of the matrix, after one for the design as drawn. */
export function matrixTable(
  index: TopologyIndex,
  { intact, rows }: FailureMatrix,
  language: Language,
): TextTable {
  const { element, kind, event, seenFrom, api, reads, cause, etcd, address, takeover } = texts;
  const columns = [element, kind, event, seenFrom, api, reads, cause, etcd, address, takeover];
  return {
    head: [...columns, texts.controllers].map((text) => text[language]),
    rows: [
      [texts.asDrawn[language], '', '', '', ...outcomeCells(index, intact, language)],
      ...rows.map(({ id, how, seenFrom: place, outcome }) => [
        renderMessage(nameOf(index, id), language),
        eventKind(index, id)[language],
        eventTexts[how][language],
        placeTexts[place][language],
        ...outcomeCells(index, outcome, language),
      ]),
    ],
  };
}

/** A GFM table. */
export function matrixMarkdown(
  index: TopologyIndex,
  matrix: FailureMatrix,
  language: Language,
): string {
  const { head, rows } = matrixTable(index, matrix, language);
  return markdownTable(head, rows);
}

/** CSV that no spreadsheet reads formulas out of. */
export function matrixCsv(index: TopologyIndex, matrix: FailureMatrix, language: Language): string {
  const { head, rows } = matrixTable(index, matrix, language);
  return printCsv(head, rows);
}

function outcomeCells(index: TopologyIndex, outcome: Outcome, language: Language): string[] {
  const say = (text: Localized): string => text[language];
  const name = (id: string): string => renderMessage(nameOf(index, id), language);
  const list = (parts: readonly string[]): string => parts.join(say(texts.semicolon));
  /** Named only where there is more than one to tell apart. */
  const about = (id: string, of: number, what: string): string =>
    of > 1 ? `${name(id)}${say(texts.colon)}${what}` : what;
  const { etcd, vipHolders, moves } = outcome;
  return [
    outcomeTexts.api(outcome, language),
    say(outcomeTexts.reads[outcome.reads]),
    list(outcome.causes.map((cause) => say(outcomeTexts.causes[cause]))),
    list(
      etcd.map(({ cluster, up, voters, quorum }) => {
        const count = figureText(up, voters);
        const told = quorum
          ? count
          : renderMessage({ text: texts.lost, data: { count } }, language);
        return about(cluster, etcd.length, told);
      }),
    ),
    list(
      vipHolders.map(({ endpoint, holder }) =>
        about(endpoint, vipHolders.length, holder === null ? say(texts.nobody) : name(holder)),
      ),
    ),
    list(
      moves.flatMap(({ endpoint, takes }) =>
        takes === null ? [] : [about(endpoint, vipHolders.length, say(durationText(takes)))],
      ),
    ),
    controllersCell(outcome, language),
  ];
}

function controllersCell({ controllers }: Outcome, language: Language): string {
  const { controllerManager, scheduler } = controllers;
  if (controllerManager && scheduler) return texts.both[language];
  if (!controllerManager && !scheduler) return texts.neither[language];
  const process = controllerManager ? 'kube-scheduler' : 'kube-controller-manager';
  return renderMessage({ text: texts.without, data: { process } }, language);
}
