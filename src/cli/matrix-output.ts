import { runToEnd } from '../core/analysis/exact/analyse.ts';
import { eventName } from '../core/analysis/exact/describe-event.ts';
import {
  failureMatrix,
  type FailureMatrix,
  type Outcome,
} from '../core/analysis/scenario/failure-matrix.ts';
import {
  matrixCsv,
  matrixMarkdown,
  matrixTable,
} from '../core/analysis/scenario/failure-matrix-table.ts';
import type { TopologyIndex } from '../core/graph/topology-index.ts';
import { renderMessage, type Language } from '../core/model/message.ts';
import { kindOf, nameOf } from './names.ts';
import { textTable } from './text-table.ts';

/** What each single failure does, and whether the design is available with none. */
export function printMatrix(
  index: TopologyIndex,
  format: 'text' | 'markdown' | 'csv' | 'json',
  language: Language,
): { text: string; available: boolean } {
  const matrix = runToEnd(failureMatrix(index));
  return {
    text: printed(index, matrix, format, language),
    available: matrix.intact.api !== 'unavailable',
  };
}

function printed(
  index: TopologyIndex,
  matrix: FailureMatrix,
  format: 'text' | 'markdown' | 'csv' | 'json',
  language: Language,
): string {
  switch (format) {
    case 'markdown':
      return `${matrixMarkdown(index, matrix, language)}\n`;
    case 'csv':
      return matrixCsv(index, matrix, language);
    case 'json':
      return `${JSON.stringify(asJson(index, matrix, language))}\n`;
    case 'text': {
      const { head, rows } = matrixTable(index, matrix, language);
      return `${textTable([head, ...rows])}\n`;
    }
  }
}

function asJson(index: TopologyIndex, { intact, rows }: FailureMatrix, language: Language) {
  return {
    intact: outcome(index, intact),
    rows: rows.map(({ id, how, seenFrom, outcome: result }) => ({
      kind: kindOf(index, id),
      id,
      name: renderMessage(eventName(index, id), language),
      how,
      seenFrom,
      ...outcome(index, result),
    })),
  };
}

function outcome(index: TopologyIndex, result: Outcome) {
  const { api, reads, causes, failingShare, etcd, vipHolders, controllers, moves } = result;
  return {
    api,
    reads,
    causes,
    failingShare,
    etcd: etcd.map(({ cluster, voters, up, quorum }) => ({
      cluster: nameOf(index, cluster),
      voters,
      up,
      quorum,
    })),
    vipHolders: vipHolders.map(({ endpoint, holder }) => ({
      endpoint: nameOf(index, endpoint),
      holder: holder === null ? null : nameOf(index, holder),
    })),
    controllers,
    moves: moves.map(({ endpoint, from, to, takes }) => ({
      endpoint: nameOf(index, endpoint),
      from: from === null ? null : nameOf(index, from),
      to: to === null ? null : nameOf(index, to),
      seconds: takes,
    })),
  };
}
