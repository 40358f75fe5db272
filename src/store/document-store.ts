import { createStore, type StoreApi } from 'zustand/vanilla';
import { applyCommand } from '../core/commands/apply.ts';
import type { Command, CommandResult } from '../core/commands/command.ts';
import { commandLabel } from '../core/commands/describe-command.ts';
import { emptyHistory, record, redo, undo, type History } from '../core/commands/history.ts';
import type { Message } from '../core/model/message.ts';
import type { Topology } from '../core/model/topology.ts';

export interface DispatchOptions {
  /** Consecutive edits with the same key (typing in one field) become one undo step. */
  readonly mergeKey?: string;
}

export interface DocumentState {
  /** Key of the open design in the storage of this device. */
  readonly designId: string;
  readonly topology: Topology;
  readonly history: History;
  /** Grows with every change of the topology, whoever made it. */
  readonly revision: number;
  /** The only way to edit. A refused command changes nothing and says why. */
  dispatch(command: Command, options?: DispatchOptions): CommandResult;
  /** The label of what was undone, or undefined if there was nothing. */
  undo(): Message | undefined;
  redo(): Message | undefined;
  /** Shows another design; its history starts afresh. */
  open(designId: string, topology: Topology): void;
  /** Goes on under another key, with its history. */
  moveTo(designId: string): void;
}

export type DocumentStore = StoreApi<DocumentState>;

export function createDocumentStore(designId: string, topology: Topology): DocumentStore {
  return createStore<DocumentState>()((set, get) => {
    const travel = (step: typeof undo): Message | undefined => {
      const { history, topology: present, revision } = get();
      const travelled = step(history, present);
      if (travelled === undefined) return undefined;
      set({
        topology: travelled.topology,
        history: travelled.history,
        revision: revision + 1,
      });
      return travelled.label;
    };
    return {
      designId,
      topology,
      history: emptyHistory,
      revision: 0,
      dispatch(command, options) {
        const { topology: before, history, revision } = get();
        const result = applyCommand(before, command);
        if (result.ok && result.topology !== before) {
          set({
            topology: result.topology,
            history: record(history, before, commandLabel(before, command), options?.mergeKey),
            revision: revision + 1,
          });
        }
        return result;
      },
      undo: () => travel(undo),
      redo: () => travel(redo),
      moveTo: (nextId) => set({ designId: nextId }),
      open: (nextId, next) =>
        set(({ revision }) => ({
          designId: nextId,
          topology: next,
          history: emptyHistory,
          revision: revision + 1,
        })),
    };
  });
}
