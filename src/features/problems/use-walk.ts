import { useCallback, useLayoutEffect, useRef, type KeyboardEvent, type RefObject } from 'react';

/** What the keys of a list do to a row or the head of a group, by its key. */
export interface WalkActions {
  /** Right: opens it. True if it was closed. */
  readonly expand: (key: string) => boolean;
  /** Left: closes it. True if it was open. */
  readonly collapse: (key: string) => boolean;
  /** Key of the head of the group that a row is in. */
  readonly above: (key: string) => string | undefined;
  /** Enter, on a row. True if there is something to open or close. */
  readonly toggle: (key: string) => boolean;
  /** A letter. True if it means something. */
  readonly letter: (letter: string, key: string) => boolean;
}

/** The heads and rows of a list in their order; each carries its key as `data-walk`. */
function stops(list: HTMLElement): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>('[data-walk]')];
}

/**
 * The arrow keys of a list of groups and rows, as in a tree: up and down, first and last, open and
 * close; Escape leads from within a row back to it. Only one row is in the tab order.
 */
export function walk(event: KeyboardEvent<HTMLElement>, actions: WalkActions): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const target = event.target as HTMLElement;
  const key = target.dataset['walk'];
  if (key === undefined) {
    if (event.key !== 'Escape') return;
    target.closest('[data-row]')?.querySelector<HTMLElement>('[data-walk]')?.focus();
    return;
  }
  const all = stops(event.currentTarget);
  const at = all.indexOf(target);
  const used = ((): boolean => {
    switch (event.key) {
      case 'ArrowDown':
        return goTo(all[at + 1]);
      case 'ArrowUp':
        return goTo(all[at - 1]);
      case 'Home':
        return goTo(all[0]);
      case 'End':
        return goTo(all.at(-1));
      case 'ArrowRight':
        return actions.expand(key);
      case 'ArrowLeft': {
        const above = actions.above(key);
        return actions.collapse(key) || goTo(all.find((each) => each.dataset['walk'] === above));
      }
      case 'Enter':
        // The head of a group is a button that does so by itself.
        return actions.above(key) !== undefined && actions.toggle(key);
      default:
        return actions.letter(event.key.toLowerCase(), key);
    }
  })();
  if (used) event.preventDefault();
}

function goTo(stop: HTMLElement | undefined): boolean {
  stop?.focus();
  return stop !== undefined;
}

/**
 * Keeps the focus in the list when the row that had it goes: the one that takes its place gets it.
 * `keys` are those of all heads and rows that are shown.
 */
export function useKeptFocus(
  list: RefObject<HTMLElement | null>,
  keys: readonly string[],
): { onFocus: (key: string) => void; onLeave: () => void } {
  const last = useRef<{ key: string; at: number } | null>(null);
  useLayoutEffect(() => {
    const was = last.current;
    if (was === null || list.current === null) return;
    const at = keys.indexOf(was.key);
    if (at >= 0) {
      was.at = at;
      return;
    }
    if (document.activeElement !== null && document.activeElement !== document.body) return;
    const all = stops(list.current);
    all[Math.min(was.at, all.length - 1)]?.focus();
  }, [list, keys]);
  const onFocus = useCallback(
    (key: string) => {
      last.current = { key, at: keys.indexOf(key) };
    },
    [keys],
  );
  const onLeave = useCallback(() => {
    last.current = null;
  }, []);
  return { onFocus, onLeave };
}

/** Keeps the row that is open where it stands while others above it come and go. */
export function useSteadyRow(list: RefObject<HTMLElement | null>, open: string | null): void {
  const before = useRef<{ open: string; top: number } | null>(null);
  useLayoutEffect(() => {
    const row =
      open === null
        ? undefined
        : list.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(open)}"]`);
    if (row == null || list.current === null || open === null) {
      before.current = null;
      return;
    }
    const top =
      row.getBoundingClientRect().top -
      list.current.getBoundingClientRect().top +
      list.current.scrollTop;
    const was = before.current;
    if (was?.open === open && was.top !== top) list.current.scrollBy(0, top - was.top);
    before.current = { open, top };
  });
}
