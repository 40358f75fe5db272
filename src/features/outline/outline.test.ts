import { describe, expect, it } from 'vitest';
import { applyCommand } from '../../core/commands/apply.ts';
import { indexTopology, type TopologyIndex } from '../../core/graph/topology-index.ts';
import type { Topology } from '../../core/model/topology.ts';
import type { ExplainedDiagnostic } from '../../store/session-store.ts';
import { topology } from '../../testing/topology-builder.ts';
import { visibleRows } from '../../ui/tree-model.ts';
import { cellEditor, cellText, columns, writeCell } from './cells.ts';
import { additionsAt } from './children.ts';
import { gridIntent } from './grid-keys.ts';
import { moveAll, moveByKey, type MoveKey } from './moves.ts';
import { holdersOf, openNodes, outlineTree } from './outline-tree.ts';
import { findingsByElement, rowFindings } from './row-findings.ts';
import { drawnRows, rowHeight, scrollTopFor } from './window.ts';

const design = topology().zones(2).stacked(2).loadBalancers(1).vip('10.0.0.100').build();
const index = indexTopology(design);
const rowsOf = (of: TopologyIndex) => {
  const tree = outlineTree(of);
  return visibleRows(tree, openNodes(tree, new Set()));
};
const rows = rowsOf(index);
const at = (id: string): number => rows.findIndex((row) => row.node.id === id);

describe('the tree', () => {
  it('nests zones, hosts and components, and ends with the endpoints', () => {
    const nested = rows.map(({ level, node }) => [level, node.kind]);
    expect(nested.slice(0, 4)).toEqual([
      [1, 'zone'],
      [2, 'host'],
      [3, 'control-plane'],
      [3, 'etcd'],
    ]);
    expect(nested.at(-1)).toEqual([1, 'vip']);
  });

  it('lists every element once, also where places lie in a circle', () => {
    const circle: Topology = {
      ...design,
      failureDomains: design.failureDomains.map((domain, position, all) => ({
        ...domain,
        parent: all[(position + 1) % all.length]?.id,
      })),
    };
    const ids = rowsOf(indexTopology(circle)).map((row) => row.node.id);
    expect(ids).toHaveLength(new Set(ids).size);
    expect(ids).toHaveLength(rows.length);
    expect(holdersOf(indexTopology(circle), 'host-m1')).toHaveLength(2);
  });
});

describe('cells', () => {
  it('show what elements have, and can be edited where they have something', () => {
    const editable = (id: string): string[] =>
      columns.filter((column) => cellEditor(index, id, column) !== undefined);
    expect(editable('host-m1')).toEqual(['name', 'address', 'place']);
    expect(editable('m1')).toEqual(['name', 'place', 'detail']);
    expect(editable('lb1')).toEqual(['name', 'place', 'detail']);
    expect(editable('vip')).toEqual(['name', 'address']);
    expect(cellText(index, 'host-m1', 'place')).toBe('zone-a');
    expect(cellText(index, 'm1', 'place')).toBe(index.hosts.get('host-m1')?.name);
  });

  it.each([
    ['host-m1', 'address', '10.0.0.1; 10.0.0.300'],
    ['host-m1', 'address', '10.0.0.0/24'],
    ['vip', 'address', '10.0.0.1, 10.0.0.2'],
    ['lb1', 'detail', '0'],
    ['lb1', 'detail', '6443x'],
    ['lb1', 'detail', '65536'],
  ] as const)('refuse %s %s %s', (id, column, text) => {
    expect(writeCell(index, id, column, text)).toMatchObject({ ok: false });
  });

  it.each([
    ['host-m1', 'address', '10.0.0.1， fd00::1', { addresses: ['10.0.0.1', 'fd00::1'] }],
    ['host-m1', 'address', '', { addresses: [] }],
    ['m1', 'detail', ' 1.33.2 ', { version: '1.33.2' }],
    ['m1', 'detail', '', { version: undefined }],
    ['lb1', 'detail', '8443', { port: 8443 }],
  ] as const)('write %s %s %s', (id, column, text, patch) => {
    const edit = writeCell(index, id, column, text);
    expect(edit).toMatchObject({ ok: true, command: { patch } });
    expect(edit?.ok === true && applyCommand(design, edit.command).ok).toBe(true);
  });
});

describe('moving by key', () => {
  const after = (id: string, key: MoveKey): Topology | undefined => {
    const command = moveByKey(index, rows, at(id), key);
    const result = command === undefined ? undefined : applyCommand(design, command);
    return result?.ok === true ? result.topology : undefined;
  };

  it('changes the order among elements of one kind, and no further', () => {
    const [first = '', second = ''] = design.failureDomains.map(({ id }) => id);
    expect(after(first, 'ArrowDown')?.failureDomains.map(({ id }) => id)).toEqual([second, first]);
    expect(after(first, 'ArrowUp')).toBeUndefined();
    expect(after('vip', 'ArrowUp')).toBeUndefined();
  });

  it('takes a host out of its zone, and back into the place before it', () => {
    const freed = after('host-m1', 'ArrowLeft');
    expect(freed?.hosts.find(({ id }) => id === 'host-m1')?.failureDomain).toBeUndefined();
    const freeIndex = indexTopology(freed ?? design);
    const freeRows = rowsOf(freeIndex);
    const position = freeRows.findIndex((row) => row.node.id === 'host-m1');
    expect(moveByKey(freeIndex, freeRows, position, 'ArrowRight')).toMatchObject({
      type: 'move-host',
      failureDomain: design.failureDomains.at(-1)?.id,
    });
  });

  it('puts a component onto the host that is seen above or below', () => {
    const hostAfter = (key: MoveKey): string | undefined =>
      after('lb1', key)?.components.find(({ id }) => id === 'lb1')?.host;
    // The document lists the load balancer's host last; it is seen in the first zone.
    expect(design.hosts.at(-1)?.id).toBe('host-lb1');
    expect(hostAfter('ArrowUp')).toBe('host-m1');
    expect(hostAfter('ArrowDown')).toBe('host-m2');
  });

  it('takes along what lies in what is moved', () => {
    const [zone = ''] = design.failureDomains.map(({ id }) => id);
    expect(moveAll(index, [zone, 'host-m1', 'm1', 'vip'], null)).toEqual([
      { type: 'move-failure-domain', domain: zone, parent: null },
    ]);
  });
});

describe('what can be added', () => {
  it('fits the row', () => {
    const kinds = (id: string | undefined): string[] =>
      additionsAt(index, id).map(({ item }) => (item.make === 'host' ? 'host' : item.kind));
    expect(kinds(design.failureDomains[0]?.id)).toEqual(
      expect.arrayContaining(['rack', 'host', 'control-plane']),
    );
    expect(kinds(design.failureDomains[0]?.id)).not.toContain('zone');
    expect(kinds('host-m1')).toEqual(['load-balancer', 'worker']);
    expect(kinds('m1')).toEqual(['load-balancer', 'worker']);
    expect(kinds(undefined)).toEqual(expect.arrayContaining(['region', 'zone', 'vip']));
  });
});

describe('keys', () => {
  const options = { page: 5, control: false };
  const last = rows.length - 1;

  it.each([
    ['ArrowRight', { row: 0, column: -1 }, { row: 0, column: 0 }],
    ['ArrowLeft', { row: 1, column: 0 }, { row: 1, column: -1 }],
    ['ArrowLeft', { row: 2, column: -1 }, { row: 1, column: -1 }],
    ['ArrowRight', { row: 0, column: 5 }, { row: 0, column: 5 }],
    ['Home', { row: 4, column: -1 }, { row: 0, column: -1 }],
    ['End', { row: 4, column: 2 }, { row: 4, column: 5 }],
    ['PageDown', { row: last - 1, column: 1 }, { row: last, column: 1 }],
    ['ArrowUp', { row: 0, column: 1 }, { row: 0, column: 1 }],
  ])('%s goes on', (key, from, to) => {
    expect(gridIntent(key, rows, from, options)).toEqual({ do: 'go', to });
  });

  it('open and close rows', () => {
    const closed = visibleRows(outlineTree(index), new Set());
    expect(gridIntent('ArrowRight', closed, { row: 0, column: -1 }, options)).toMatchObject({
      do: 'expand',
    });
    expect(gridIntent('ArrowLeft', rows, { row: 0, column: -1 }, options)).toMatchObject({
      do: 'collapse',
    });
    expect(gridIntent('End', rows, { row: 0, column: 2 }, { page: 5, control: true })).toEqual({
      do: 'go',
      to: { row: last, column: 2 },
    });
    expect(gridIntent('x', rows, { row: 0, column: -1 }, options)).toBeUndefined();
  });
});

describe('findings', () => {
  it('of a closed row are those of all that it hides, each once', () => {
    const finding = (severity: string, ...ids: string[]) =>
      ({ severity, targets: ids.map((id) => ({ id })) }) as unknown as ExplainedDiagnostic;
    const found = findingsByElement([
      finding('error', 'm1', 'host-m1'),
      finding('warning', 'host-m1'),
    ]);
    const [zone] = outlineTree(index);
    if (zone === undefined) throw new Error('no zone');
    expect(rowFindings(found, zone, true)).toBeUndefined();
    expect(rowFindings(found, zone, false)).toEqual({ count: 2, worst: 'error' });
  });
});

describe('the window', () => {
  it('draws few of many rows, and always the one with the keyboard', () => {
    const drawn = drawnRows(4_000, 2_000 * rowHeight, 10 * rowHeight, 3);
    expect(drawn.length).toBeLessThan(30);
    expect(drawn[0]).toBe(3);
    expect(drawn).toContain(2_005);
    expect(drawnRows(2, 0, 400, 7)).toEqual([0, 1]);
  });

  it('scrolls no further than needed', () => {
    expect(scrollTopFor(0, 100, 200)).toBe(0);
    expect(scrollTopFor(5, 100, 200)).toBe(100);
    expect(scrollTopFor(20, 0, 280)).toBe(21 * rowHeight - 280);
  });
});
