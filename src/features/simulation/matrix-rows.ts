import type { FailureMatrix, FailureRow } from '../../core/analysis/scenario/failure-matrix.ts';
import type { TextTable } from '../../core/analysis/scenario/failure-matrix-table.ts';
import type { ApiState } from '../../core/analysis/verdict.ts';
import type { ScenarioStep } from '../../core/model/topology.ts';

/** A row of the matrix with its texts, in the order of the columns. */
export interface MatrixRow {
  readonly key: string;
  readonly failure: FailureRow;
  readonly cells: readonly string[];
}

/** The column of the API's state: it is sorted by how bad it is, the others by their texts. */
export const apiColumn = 4;

export interface Sorting {
  readonly column: number;
  readonly descending: boolean;
}

export interface Choice {
  /** Only what the API does not survive, wholly or for a share of requests. */
  readonly lostOnly: boolean;
  readonly query: string;
  /** `null`: as the design has its elements. */
  readonly sorting: Sorting | null;
}

/** The rows of the single failures; the first line of the table is the design as drawn. */
export function matrixRows({ rows }: FailureMatrix, table: TextTable): readonly MatrixRow[] {
  return rows.map((failure, at) => ({
    key: `${failure.id} ${failure.how} ${failure.seenFrom}`,
    failure,
    cells: table.rows[at + 1] ?? [],
  }));
}

const worstFirst: readonly ApiState[] = ['unavailable', 'partial', 'degraded', 'available'];

/** Whether clients lose the API, or a share of their requests. */
export function isLost({ failure }: MatrixRow): boolean {
  const { api } = failure.outcome;
  return api === 'unavailable' || api === 'partial';
}

/** The rows that are asked for, in the order that is asked for. */
export function chosenRows(
  rows: readonly MatrixRow[],
  { lostOnly, query, sorting }: Choice,
  language: string,
): readonly MatrixRow[] {
  const wanted = query.trim().toLowerCase();
  const shown = rows.filter(
    (row) =>
      (!lostOnly || isLost(row)) &&
      (wanted === '' || row.cells.some((cell) => cell.toLowerCase().includes(wanted))),
  );
  if (sorting === null) return shown;
  const { column, descending } = sorting;
  const texts = new Intl.Collator(language, { numeric: true });
  const compare = (a: MatrixRow, b: MatrixRow): number =>
    column === apiColumn
      ? worstFirst.indexOf(a.failure.outcome.api) - worstFirst.indexOf(b.failure.outcome.api)
      : texts.compare(a.cells[column] ?? '', b.cells[column] ?? '');
  return shown.toSorted((a, b) => (descending ? compare(b, a) : compare(a, b)));
}

/** A press on a column: upwards, then downwards, then as the design has its elements. */
export function nextSorting(sorting: Sorting | null, column: number): Sorting | null {
  if (sorting?.column !== column) return { column, descending: false };
  return sorting.descending ? null : { column, descending: true };
}

/** The step of a scenario that a row plays. */
export function stepOf({ id, how }: FailureRow): ScenarioStep {
  return { action: how === 'isolated' ? 'cut' : 'fail', targets: [id] };
}
