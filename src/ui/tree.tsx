import { ChevronRight } from 'lucide-react';
import { useRef, useState } from 'react';
import type { KeyboardEvent, ReactElement, ReactNode } from 'react';
import { cx } from './cx.ts';
import type { IconComponent } from './icon.ts';
import styles from './tree.module.css';
import { keyTarget, visibleRows } from './tree-model.ts';
import type { TreeNode, TreeRow } from './tree-model.ts';
import { findByPrefix, isTypeaheadKey, useTypeahead } from './typeahead.ts';

/** A node of a {@link Tree}, with how it looks. */
export interface TreeItem extends TreeNode {
  icon?: IconComponent | undefined;
  /** A mark at the end of the row. */
  badge?: ReactNode;
  title?: string | undefined;
  /** Stands back: there is nothing behind it. */
  isMuted?: boolean | undefined;
  children?: readonly TreeItem[] | undefined;
}

export interface TreeProps {
  /** Accessible name. */
  label: string;
  items: readonly TreeItem[];
  /** The ids of the open nodes; those of leaves do no harm. */
  expanded: ReadonlySet<string>;
  onExpandedChange: (expanded: ReadonlySet<string>) => void;
  selected?: string | undefined;
  /** Click, Enter and Space; with `selectionFollowsFocus` also the arrow keys. */
  onSelect: (id: string) => void;
  selectionFollowsFocus?: boolean | undefined;
  testId?: string | undefined;
}

/**
 * A tree of named things with the keyboard of the ARIA authoring practices: up and down move, right
 * and left open, close and go to the parent, Home and End, `*` opens all siblings, letters search.
 */
export function Tree({
  label,
  items,
  expanded,
  onExpandedChange,
  selected,
  onSelect,
  selectionFollowsFocus = false,
  testId,
}: TreeProps): ReactElement {
  const rows: readonly TreeRow<TreeItem>[] = visibleRows(items, expanded);
  const [focused, setFocused] = useState<string | undefined>(undefined);
  const root = useRef<HTMLUListElement>(null);
  const typeahead = useTypeahead();
  // One row takes part in the tab order: the last one focused, else the selected, else the first.
  const stop =
    rows.find((row) => row.node.id === focused) ??
    rows.find((row) => row.node.id === selected) ??
    rows[0];

  const toggle = (id: string, open = !expanded.has(id)): void => {
    const next = new Set(expanded);
    if (open) next.add(id);
    else next.delete(id);
    onExpandedChange(next);
  };
  const goTo = (at: number): void => {
    const row = rows[at];
    if (!row) return;
    setFocused(row.node.id);
    root.current?.querySelectorAll<HTMLElement>('[role="treeitem"]')[at]?.focus();
    if (selectionFollowsFocus && row.node.id !== selected) onSelect(row.node.id);
  };
  const press = (event: KeyboardEvent, at: number): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const row = rows[at];
    if (!row) return;
    const target = keyTarget(event.key, rows, at);
    if (target === undefined && !isTypeaheadKey(event)) return;
    event.preventDefault();
    event.stopPropagation();
    if (target === undefined) {
      const typed = typeahead(event.key, event.timeStamp);
      goTo(
        findByPrefix(
          rows.map((candidate) => candidate.node.label),
          typed,
          at,
        ),
      );
      return;
    }
    switch (target.do) {
      case 'move':
        goTo(target.to);
        return;
      case 'expand':
        onExpandedChange(new Set([...expanded, ...target.ids]));
        return;
      case 'collapse':
        toggle(target.id, false);
        return;
      case 'select':
        onSelect(row.node.id);
        if (row.expandable) toggle(row.node.id);
    }
  };

  return (
    <ul ref={root} role="tree" aria-label={label} className={styles['tree']} data-testid={testId}>
      {rows.map((row, at) => {
        const { id, icon: Icon, badge, title, isMuted } = row.node;
        return (
          <li
            key={id}
            role="treeitem"
            className={cx(styles['item'], isMuted && styles['muted'])}
            tabIndex={row === stop ? 0 : -1}
            aria-level={row.level}
            aria-posinset={row.position}
            aria-setsize={row.siblings}
            aria-expanded={row.expandable ? row.expanded : undefined}
            aria-selected={id === selected}
            title={title}
            onFocus={() => setFocused(id)}
            onKeyDown={(event) => press(event, at)}
            onClick={() => {
              onSelect(id);
              if (row.expandable) toggle(id);
            }}
          >
            {Array.from({ length: row.level - 1 }, (_unused, depth) => (
              <span key={depth} className={styles['guide']} />
            ))}
            <span className={styles['chevron']}>
              {row.expandable && <ChevronRight size={13} aria-hidden />}
            </span>
            {Icon && (
              <span className={styles['icon']}>
                <Icon size={14} aria-hidden />
              </span>
            )}
            <span className={styles['label']}>{row.node.label}</span>
            {badge !== undefined && <span className={styles['badge']}>{badge}</span>}
          </li>
        );
      })}
    </ul>
  );
}
