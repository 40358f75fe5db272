import { describe, expect, it } from 'vitest';
import { failureMatrix, type FailureMatrix } from '../../core/analysis/scenario/failure-matrix.ts';
import { matrixTable } from '../../core/analysis/scenario/failure-matrix-table.ts';
import { indexTopology } from '../../core/graph/topology-index.ts';
import { topology } from '../../testing/topology-builder.ts';
import { apiColumn, chosenRows, isLost, matrixRows, nextSorting, stepOf } from './matrix-rows.ts';

const index = indexTopology(
  topology().zones(3).stacked(3).loadBalancers(1).vip('10.0.0.100').build(),
);

function played(): FailureMatrix {
  const run = failureMatrix(index);
  let step = run.next();
  while (step.done !== true) step = run.next();
  return step.value;
}

const matrix = played();
const table = matrixTable(index, matrix, 'en');
const rows = matrixRows(matrix, table);
const any = { lostOnly: false, query: '', sorting: null };

describe('the rows of a matrix', () => {
  it('have their texts, the column of the API among them', () => {
    expect(rows).toHaveLength(matrix.rows.length);
    expect(table.head[apiColumn]).toBe('API');
    expect(rows[0]?.cells[0]).toBe('zone-a');
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
  });

  it('can be those alone that are not survived', () => {
    const lost = chosenRows(rows, { ...any, lostOnly: true }, 'en');
    expect(lost.length).toBeGreaterThan(0);
    expect(lost.every(isLost)).toBe(true);
    // The only load balancer is one of them, a single master is not.
    const ids = lost.map(({ failure }) => failure.id);
    expect(ids).toContain('lb1');
    expect(ids).not.toContain('m1');
  });

  it('are found by any of their texts', () => {
    const found = chosenRows(rows, { ...any, query: ' KEEPALIVED ' }, 'en');
    expect(found.map(({ failure }) => failure.id)).toEqual(['lb1:keepalived']);
  });

  it('are sorted by how bad they are, and back to how they came', () => {
    const up = nextSorting(null, apiColumn);
    const worst = chosenRows(rows, { ...any, sorting: up }, 'en')[0];
    expect(worst?.failure.outcome.api).toBe('unavailable');
    const down = nextSorting(up, apiColumn);
    const best = chosenRows(rows, { ...any, sorting: down }, 'en')[0];
    expect(best?.failure.outcome.api).not.toBe('unavailable');
    expect(nextSorting(down, apiColumn)).toBeNull();
    expect(nextSorting(down, 0)).toEqual({ column: 0, descending: false });
    expect(chosenRows(rows, any, 'en')).toEqual(rows);
  });

  it('are played as the step they stand for', () => {
    const isolated = rows.find(({ failure }) => failure.how === 'isolated');
    expect(isolated && stepOf(isolated.failure).action).toBe('cut');
    expect(rows[0] && stepOf(rows[0].failure)).toEqual({ action: 'fail', targets: ['zone-a'] });
  });
});
