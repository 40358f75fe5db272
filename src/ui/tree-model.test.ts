import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyTarget, visibleRows } from './tree-model.ts';
import type { TreeNode } from './tree-model.ts';

const TREE: TreeNode[] = [
  { id: 'readme', label: 'README.md' },
  {
    id: 'hosts',
    label: 'hosts',
    children: [
      { id: 'lb', label: 'lb-1', children: [{ id: 'cfg', label: 'haproxy.cfg' }] },
      { id: 'm', label: 'master-1', children: [] },
    ],
  },
];

describe('visibleRows', () => {
  it('lists the children of open nodes under them, with their places', () => {
    const rows = visibleRows(TREE, new Set(['hosts']));
    expect(rows.map((r) => [r.node.id, r.level, r.position, r.siblings, r.parent])).toEqual([
      ['readme', 1, 1, 2, -1],
      ['hosts', 1, 2, 2, -1],
      ['lb', 2, 1, 2, 1],
      ['m', 2, 2, 2, 1],
    ]);
  });

  it('shows nothing below a closed node, even if something there is open', () => {
    expect(visibleRows(TREE, new Set(['lb'])).map((r) => r.node.id)).toEqual(['readme', 'hosts']);
  });
});

describe('keyTarget', () => {
  const rows = visibleRows(TREE, new Set(['hosts']));
  it.each([
    ['ArrowDown', 0, { do: 'move', to: 1 }],
    ['ArrowDown', 3, { do: 'move', to: 3 }],
    ['ArrowUp', 0, { do: 'move', to: 0 }],
    ['Home', 2, { do: 'move', to: 0 }],
    ['End', 0, { do: 'move', to: 3 }],
    ['ArrowRight', 0, { do: 'move', to: 0 }],
    ['ArrowRight', 1, { do: 'move', to: 2 }],
    ['ArrowRight', 2, { do: 'expand', ids: ['lb'] }],
    ['ArrowLeft', 1, { do: 'collapse', id: 'hosts' }],
    ['ArrowLeft', 3, { do: 'move', to: 1 }],
    ['ArrowLeft', 0, { do: 'move', to: 0 }],
    ['*', 3, { do: 'expand', ids: ['lb', 'm'] }],
    ['Enter', 0, { do: 'select' }],
    ['x', 0, undefined],
  ])('%s on row %i', (key, at, intent) => {
    expect(keyTarget(key, rows, at)).toEqual(intent);
  });

  it('stays on an open node that is empty', () => {
    const open = visibleRows(TREE, new Set(['hosts', 'm']));
    expect(keyTarget('ArrowRight', open, 3)).toEqual({ do: 'move', to: 3 });
  });
});

const { forest } = fc.letrec<{ forest: TreeNode[]; node: TreeNode }>((tie) => ({
  forest: fc.array(tie('node'), { maxLength: 3 }),
  node: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.record({ id: fc.uuid(), label: fc.string() }),
    fc.record({ id: fc.uuid(), label: fc.string(), children: tie('forest') }),
  ),
}));

it('never walks out of a tree, whatever keys are pressed', () => {
  const keys = fc.array(
    fc.constantFrom('ArrowDown', 'ArrowUp', 'ArrowRight', 'ArrowLeft', 'Home', 'End', '*'),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(forest, keys, (nodes, pressed) => {
      fc.pre(nodes.length > 0);
      const expanded = new Set<string>();
      let at = 0;
      for (const key of pressed) {
        const rows = visibleRows(nodes, expanded);
        const intent = keyTarget(key, rows, at);
        if (intent?.do === 'move') at = intent.to;
        if (intent?.do === 'expand') for (const id of intent.ids) expanded.add(id);
        if (intent?.do === 'collapse') expanded.delete(intent.id);
        const row = visibleRows(nodes, expanded)[at];
        expect(row).toBeDefined();
        expect(row?.position).toBeLessThanOrEqual(row?.siblings ?? 0);
      }
    }),
  );
});
