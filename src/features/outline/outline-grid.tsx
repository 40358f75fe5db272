import {
  useCallback,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactElement,
} from 'react';
import { useTranslation } from 'react-i18next';
import {
  topologyIndex,
  useSession,
  useTopologyIndex,
  useWorkspace,
} from '../../platform/react/workspace.tsx';
import { MenuAt } from '../../ui/menu.tsx';
import { TID } from '../../ui/test-ids.ts';
import { findByPrefix, isTypeaheadKey, useTypeahead } from '../../ui/typeahead.ts';
import { CellField, type Leaving } from './cell-field.tsx';
import { cellEditor, columns, type Column } from './cells.ts';
import { gridIntent, type At } from './grid-keys.ts';
import { moveByKey, type MoveKey } from './moves.ts';
import { outlineMemory } from './outline-memory.ts';
import { OutlineRow } from './outline-row.tsx';
import styles from './outline.module.css';
import { findingsByElement, rowFindings } from './row-findings.ts';
import { useGridClipboard } from './use-grid-clipboard.ts';
import { useGridSelection } from './use-grid-selection.ts';
import type { OutlineRows } from './use-outline-rows.ts';
import type { RowEdits } from './use-row-edits.ts';
import { useRowMenu, type MenuPoint } from './use-row-menu.ts';
import { drawnRows, rowHeight, scrollTopFor } from './window.ts';

export interface OutlineGridProps {
  readonly outline: OutlineRows;
  readonly edits: RowEdits;
  readonly readOnly: boolean;
  readonly menu: MenuPoint | null;
  readonly onMenu: (menu: MenuPoint | null) => void;
}

const moveKeys: readonly string[] = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'];

/** The rows themselves: a treegrid that draws only what is in view. */
export function OutlineGrid(props: OutlineGridProps): ReactElement {
  const { outline, edits, readOnly, menu, onMenu } = props;
  const { rows, places } = outline;
  const { t } = useTranslation('outline');
  const { document, session } = useWorkspace();
  const index = useTopologyIndex();
  const root = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 400 });
  const [at, setAt] = useState<{ id: string | undefined; column: number }>(() => ({
    id: outlineMemory.getState().at,
    column: -1,
  }));
  const [editing, setEditing] = useState<{ id: string; column: Column } | null>(null);
  /** What the next render brings into view, and whether the keyboard goes there. */
  const wanted = useRef<{ id: string | undefined; focus: boolean } | null>(null);
  const typeahead = useTypeahead();
  const diagnostics = useSession((state) => state.assessment?.diagnostics);
  const found = useMemo(() => findingsByElement(diagnostics ?? []), [diagnostics]);

  const goTo = useCallback((id: string | undefined, column: number, focus: boolean): void => {
    wanted.current = { id, focus };
    outlineMemory.getState().set({ at: id });
    setAt({ id, column });
  }, []);
  const reveal = useCallback(
    (id: string) => {
      // A row that had the keyboard keeps it wherever the selection goes.
      const focused = root.current?.contains(globalThis.document.activeElement) === true;
      goTo(id, -1, focused);
    },
    [goTo],
  );
  const { selection, choose, toggle } = useGridSelection(outline, reveal);
  const here = places.get(at.id ?? '') ?? places.get([...selection].at(0) ?? '') ?? 0;

  useLayoutEffect(() => {
    const grid = root.current;
    if (grid === null) return undefined;
    const measure = (): void =>
      setView({ top: grid.scrollTop, height: Math.max(0, grid.clientHeight - rowHeight) });
    const observer = new ResizeObserver(measure);
    observer.observe(grid);
    return () => observer.disconnect();
  }, []);

  useLayoutEffect(() => {
    const grid = root.current;
    const wish = wanted.current;
    if (grid === null || wish === null || editing !== null) return;
    wanted.current = null;
    const row = places.get(wish.id ?? '');
    if (row === undefined) return;
    // The head covers the first row's height.
    grid.scrollTop = scrollTopFor(row, grid.scrollTop, grid.clientHeight - rowHeight);
    if (!wish.focus) return;
    const line = grid.querySelector<HTMLElement>(`[data-row="${CSS.escape(wish.id ?? '')}"]`);
    const cell = line?.querySelector<HTMLElement>(`[data-column="${at.column}"]`);
    (cell ?? line)?.focus({ preventScroll: true });
    // On a narrow page a cell may stand beyond the edge; a whole row is wider than the view.
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });

  const idAt = (row: number): string | undefined => rows[row]?.node.id;
  const setOpen = (ids: readonly string[], open: boolean): void => {
    const closed = new Set(outlineMemory.getState().closed);
    for (const id of ids) {
      if (open) closed.delete(id);
      else closed.add(id);
    }
    outlineMemory.getState().set({ closed });
  };
  const edit = (id: string, column: Column): void => {
    if (readOnly || cellEditor(index, id, column) === undefined) return;
    setAt({ id, column: columns.indexOf(column) });
    setEditing({ id, column });
  };
  const add = useCallback(
    (made: string | undefined): void => {
      if (made === undefined) return;
      goTo(made, 0, true);
      setEditing({ id: made, column: 'name' });
    },
    [goTo],
  );
  const remove = (): void => {
    const ids = selection.size > 0 ? [...selection] : [idAt(here) ?? ''];
    if (!edits.remove(ids)) return;
    // The keyboard goes to what comes next, or else before.
    const after = topologyIndex(document.getState().topology);
    const left = [...rows.slice(here), ...rows.slice(0, here).toReversed()].find((row) =>
      after.elements.has(row.node.id),
    )?.node.id;
    session.getState().select(left === undefined ? [] : [left]);
    goTo(left, -1, true);
  };
  const clipboard = useGridClipboard({
    root,
    index,
    rows,
    selection,
    target: () => idAt(here),
    edits,
    readOnly,
  });
  const menuItems = useRowMenu({
    index,
    id: menu?.id,
    readOnly,
    edits,
    short: menu?.short ?? false,
    onAdded: add,
    onRename: () => edit(menu?.id ?? '', 'name'),
    onRemove: remove,
  });

  const leave = (leaving: Leaving): void => {
    const from = editing;
    setEditing(null);
    if (from === null || leaving === 'away') return;
    const column = columns.indexOf(from.column);
    if (leaving === 'stay') {
      goTo(from.id, at.column < 0 ? -1 : column, true);
      return;
    }
    const row = places.get(from.id) ?? here;
    const next = editableFrom(row, column, leaving === 'next' ? 1 : -1);
    if (next === undefined) goTo(from.id, column, true);
    else {
      goTo(next.id, columns.indexOf(next.column), false);
      choose(places.get(next.id) ?? row);
      setEditing(next);
    }
  };
  /** The next cell that can be edited, in its row or a following one. */
  const editableFrom = (
    row: number,
    column: number,
    step: 1 | -1,
  ): { id: string; column: Column } | undefined => {
    const width = columns.length;
    for (let cell = row * width + column + step; ; cell += step) {
      const id = idAt(Math.floor(cell / width));
      const next = columns[((cell % width) + width) % width];
      if (id === undefined || next === undefined) return undefined;
      if (cellEditor(index, id, next) !== undefined) return { id, column: next };
    }
  };

  const openMenu = (row: number, short: boolean): void => {
    const id = idAt(row);
    const line = root.current?.querySelector(`[data-row="${CSS.escape(id ?? '')}"]`);
    const box = (line ?? root.current)?.getBoundingClientRect();
    if (box !== undefined) onMenu({ id, short, x: box.left + 40, y: box.top + rowHeight });
  };
  const press = (event: KeyboardEvent): void => {
    const id = idAt(here);
    if (id === undefined || editing !== null) return;
    const control = event.ctrlKey || event.metaKey;
    const done = (): void => event.preventDefault();
    if (event.altKey) {
      if (control || readOnly || !moveKeys.includes(event.key)) return;
      done();
      const command = moveByKey(index, rows, here, event.key as MoveKey);
      if (command !== undefined && edits.run(command)) {
        setOpen(holdersAbove(here, event.key), true);
        goTo(id, at.column, true);
      }
      return;
    }
    switch (event.key) {
      case 'F2':
      case 'Enter':
        done();
        edit(id, columns[at.column] ?? 'name');
        return;
      case 'Insert':
        done();
        if (!readOnly) openMenu(here, true);
        return;
      case 'Delete':
      case 'Backspace':
        done();
        if (!readOnly) remove();
        return;
      case ' ':
        done();
        toggle(here);
        return;
      case 'Escape':
        if (clipboard.cancelCut()) done();
        return;
    }
    const page = Math.max(1, Math.floor(view.height / rowHeight) - 1);
    const intent = gridIntent(event.key, rows, { row: here, column: at.column }, { page, control });
    if (intent !== undefined) {
      done();
      if (intent.do === 'go') move(intent.to, event.shiftKey, control);
      else setOpen(intent.do === 'expand' ? intent.ids : [intent.id], intent.do === 'expand');
    } else if (isTypeaheadKey(event)) {
      done();
      const labels = rows.map((row) => row.node.label);
      const to = findByPrefix(labels, typeahead(event.key, event.timeStamp), here);
      if (to >= 0) move({ row: to, column: at.column }, false, false);
    }
  };
  const move = (to: At, extend: boolean, keepSelection: boolean): void => {
    goTo(idAt(to.row), to.column, true);
    if (keepSelection && !extend) return;
    if (to.row !== here || extend || selection.size !== 1) choose(to.row, extend);
  };
  /** What Alt+Right puts a row into has to be open for the row to be seen. */
  const holdersAbove = (row: number, key: string): readonly string[] => {
    if (key !== 'ArrowRight') return [];
    const into = rows
      .slice(0, row)
      .findLast((other) => other.parent === rows[row]?.parent && other.expandable);
    return into === undefined ? [] : [into.node.id];
  };

  const hit = (event: MouseEvent): { row: number; column: number } | undefined => {
    const target = event.target instanceof Element ? event.target : null;
    const row = places.get(target?.closest<HTMLElement>('[data-row]')?.dataset['row'] ?? '');
    const column = Number(target?.closest<HTMLElement>('[data-column]')?.dataset['column'] ?? -1);
    return row === undefined ? undefined : { row, column };
  };
  const click = (event: MouseEvent): void => {
    const where = hit(event);
    if (where === undefined || editing !== null) return;
    goTo(idAt(where.row), where.column, true);
    if (event.ctrlKey || event.metaKey) toggle(where.row);
    else choose(where.row, event.shiftKey);
  };
  const drawn = drawnRows(rows.length, view.top, view.height, here);
  return (
    <>
      <div
        ref={root}
        className={styles['grid']}
        onScroll={(event) => {
          const { scrollTop } = event.currentTarget;
          setView((before) => ({ ...before, top: scrollTop }));
        }}
      >
        <table
          // The treegrid of the ARIA practices is a table too.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
          role="treegrid"
          tabIndex={-1}
          className={styles['table']}
          aria-label={t('label')}
          aria-multiselectable
          aria-readonly={readOnly}
          aria-rowcount={rows.length + 1}
          aria-colcount={columns.length}
          data-testid={TID.outline}
          onKeyDown={press}
          onClick={click}
          onDoubleClick={(event) => {
            const where = hit(event);
            const id = where === undefined ? undefined : idAt(where.row);
            if (where !== undefined && id !== undefined) edit(id, columns[where.column] ?? 'name');
          }}
          onContextMenu={(event) => {
            const where = hit(event);
            if (where === undefined || editing !== null) return;
            event.preventDefault();
            const id = idAt(where.row);
            if (id !== undefined && !selection.has(id)) choose(where.row);
            goTo(id, -1, false);
            if (event.detail === 0 && event.button <= 0) openMenu(where.row, false);
            else onMenu({ id, short: false, x: event.clientX, y: event.clientY });
          }}
        >
          <thead className={styles['head']}>
            <tr aria-rowindex={1} className={styles['headings']}>
              {columns.map((column, position) => (
                <th
                  key={column}
                  scope="col"
                  aria-colindex={position + 1}
                  className={styles['cell']}
                >
                  {t(`columns.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className={styles['rows']} style={{ height: `${rows.length * rowHeight}px` }}>
            {drawn.map((position) => {
              const row = rows[position];
              if (row === undefined) return null;
              const { id } = row.node;
              const column = editing?.id === id ? editing.column : undefined;
              const editor = column === undefined ? undefined : cellEditor(index, id, column);
              return (
                <OutlineRow
                  key={id}
                  row={row}
                  at={position}
                  selected={selection.has(id)}
                  cut={clipboard.cut.has(id)}
                  stop={position === here ? at.column : undefined}
                  findings={rowFindings(found, row.node, row.expanded || !row.expandable)}
                  readOnly={readOnly}
                  onToggle={() => setOpen([id], !row.expanded)}
                  field={
                    column === undefined || editor === undefined
                      ? undefined
                      : {
                          column,
                          content: (
                            <CellField
                              key={column}
                              label={t('edit', {
                                column: t(`columns.${column}`),
                                name: row.node.label,
                              })}
                              editor={editor}
                              write={(value) => edits.write(id, column, value)}
                              onDone={leave}
                              above={position * rowHeight - view.top > view.height / 2}
                            />
                          ),
                        }
                  }
                />
              );
            })}
          </tbody>
        </table>
      </div>
      <MenuAt
        label={t('menu.label')}
        point={menu}
        items={menuItems}
        onClose={() => {
          onMenu(null);
          if (editing === null) goTo(at.id ?? idAt(here), at.column, true);
        }}
      />
    </>
  );
}
