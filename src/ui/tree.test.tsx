// @vitest-environment jsdom
import { act, useState } from 'react';
import type { ReactElement } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { click, mount, press } from './testing/mount.ts';
import type { Mounted } from './testing/mount.ts';
import { Tree } from './tree.tsx';
import type { TreeItem } from './tree.tsx';

const ITEMS: TreeItem[] = [
  { id: 'readme', label: 'README.md' },
  {
    id: 'hosts',
    label: 'hosts',
    children: [
      { id: 'lb', label: 'lb-1', children: [{ id: 'cfg', label: 'haproxy.cfg', badge: '3' }] },
    ],
  },
  { id: 'runbook', label: 'RUNBOOK.md' },
];

const onSelect = vi.fn<(id: string) => void>();
let page: Mounted;

function Held(): ReactElement {
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set());
  return (
    <Tree
      label="Files"
      items={ITEMS}
      expanded={expanded}
      onExpandedChange={setExpanded}
      selected="runbook"
      onSelect={onSelect}
    />
  );
}

const here = (): string => document.activeElement?.textContent ?? '';
const type = (...keys: string[]): void => {
  for (const key of keys) press(document.activeElement ?? document.body, key);
};

beforeEach(() => {
  onSelect.mockClear();
  page = mount(<Held />);
});
afterEach(() => page.unmount());

it('lets Tab reach one row, the selected one at first', () => {
  expect(page.all('[role=treeitem][tabindex="0"]').map((row) => row.textContent)).toEqual([
    'RUNBOOK.md',
  ]);
});

it('opens, enters, leaves and closes with the arrow keys', () => {
  act(() => page.get('[role=treeitem]').focus());
  type('ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight');
  expect(here()).toBe('haproxy.cfg3');
  expect(document.activeElement?.getAttribute('aria-level')).toBe('3');
  expect(page.all('[role=treeitem][tabindex="0"]')).toEqual([document.activeElement]);
  type('ArrowLeft', 'ArrowLeft', 'ArrowLeft');
  expect(here()).toBe('hosts');
  expect(document.activeElement?.getAttribute('aria-expanded')).toBe('true');
  type('ArrowLeft');
  expect(page.all('[role=treeitem]')).toHaveLength(3);
});

it('goes to the ends and to what is typed', () => {
  act(() => page.get('[role=treeitem]').focus());
  type('End');
  expect(here()).toBe('RUNBOOK.md');
  type('r');
  expect(here()).toBe('README.md');
  type('u');
  expect(here()).toBe('RUNBOOK.md');
  type('Home');
  expect(here()).toBe('README.md');
});

it('selects by Enter, Space and click, and not by moving', () => {
  act(() => page.get('[role=treeitem]').focus());
  type('ArrowDown');
  expect(onSelect).not.toHaveBeenCalled();
  type('ArrowUp', 'Enter', ' ');
  expect(onSelect.mock.calls).toEqual([['readme'], ['readme']]);
  click(page.get('[role=treeitem]:nth-child(2)'));
  expect(onSelect).toHaveBeenLastCalledWith('hosts');
  expect(page.all('[role=treeitem]')).toHaveLength(4);
});

it('leaves the keys of commands to the page', () => {
  act(() => page.get('[role=treeitem]').focus());
  const row = page.get('[role=treeitem]');
  expect(press(row, 'a', { ctrlKey: true })).toBe(true);
  expect(press(row, 'Delete')).toBe(true);
  expect(press(row, 'ArrowDown')).toBe(false);
});
