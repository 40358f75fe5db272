import type { Message } from '../model/message.ts';
import type { Topology } from '../model/topology.ts';

/** How many steps can be undone; older ones are forgotten. */
export const historyLimit = 200;

/** One step: the document on its far side (before it in `past`, after it in `future`). */
export interface HistoryEntry {
  readonly topology: Topology;
  readonly label: Message;
}

/** Steps around the present document, which is kept by the caller. Immutable. */
export interface History {
  /** Oldest first; the last one is undone next. */
  readonly past: readonly HistoryEntry[];
  /** The first one is redone next. */
  readonly future: readonly HistoryEntry[];
  /** Key of the last step while further edits may still join it. */
  readonly mergeKey: string | undefined;
}

export const emptyHistory: History = { past: [], future: [], mergeKey: undefined };

export interface Travel {
  readonly history: History;
  readonly topology: Topology;
  readonly label: Message;
}

/**
 * Notes that `before` was edited. Consecutive edits with the same `mergeKey` (typing in one field,
 * one drag) become one step with the label of the last; undo, redo or another edit in between ends
 * it. What could be redone is forgotten.
 */
export function record(
  history: History,
  before: Topology,
  label: Message,
  mergeKey?: string,
): History {
  const last = history.past.at(-1);
  const past =
    last !== undefined && mergeKey !== undefined && mergeKey === history.mergeKey
      ? history.past.with(-1, { topology: last.topology, label })
      : [...history.past.slice(1 - historyLimit), { topology: before, label }];
  return { past, future: [], mergeKey };
}

/** Steps back from `present`; undefined if there is nothing to undo. */
export function undo(history: History, present: Topology): Travel | undefined {
  const last = history.past.at(-1);
  if (last === undefined) return undefined;
  return {
    topology: last.topology,
    label: last.label,
    history: {
      past: history.past.slice(0, -1),
      future: [{ topology: present, label: last.label }, ...history.future],
      mergeKey: undefined,
    },
  };
}

/** Steps forward again; undefined if nothing was undone since the last edit. */
export function redo(history: History, present: Topology): Travel | undefined {
  const [next, ...future] = history.future;
  if (next === undefined) return undefined;
  return {
    topology: next.topology,
    label: next.label,
    history: {
      past: [...history.past, { topology: present, label: next.label }],
      future,
      mergeKey: undefined,
    },
  };
}
