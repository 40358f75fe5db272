import { useMemo } from 'react';
import { commandLabel } from '../../core/commands/describe-command.ts';
import type { Command } from '../../core/commands/command.ts';
import { message, type Localized, type Message } from '../../core/model/message.ts';
import { useEdit } from '../../platform/react/edit.ts';
import { topologyIndex, useText, useWorkspace } from '../../platform/react/workspace.tsx';
import { removeCommand } from '../../store/membership.ts';
import { madeElement } from '../../store/place-item.ts';
import { announce } from '../../ui/announce.ts';
import { writeCell, moveTo, type Column } from './cells.ts';
import type { Addition } from './children.ts';
import { moveAll } from './moves.ts';

const moved: Localized = { en: 'Move {count} elements', zh: '移动 {count} 个元素' };

export interface RowEdits {
  /** Writes a cell; undefined if it is done, else why not. */
  readonly write: (id: string, column: Column, value: string | null) => Message | undefined;
  /** Adds something and selects it; its id, or undefined if that was refused. */
  readonly add: (addition: Addition) => string | undefined;
  readonly remove: (ids: readonly string[]) => boolean;
  /** Puts several into a place as one step. */
  readonly move: (ids: readonly string[], place: string | null) => boolean;
  /** Makes an edit and says what it was. */
  readonly run: (command: Command) => boolean;
}

/** What the outline does to the design: each an undo step of its own. */
export function useRowEdits(): RowEdits {
  const { document, session } = useWorkspace();
  const { say } = useText();
  const edit = useEdit();
  return useMemo(() => {
    const run = (command: Command): boolean => {
      const { topology: before } = document.getState();
      if (!edit(command).ok) return false;
      announce(say(commandLabel(before, command)));
      return true;
    };
    return {
      run,
      write(id, column, value) {
        const { topology, dispatch } = document.getState();
        const index = topologyIndex(topology);
        if (column === 'place') {
          const command = moveTo(index, id, value);
          const result = command === undefined ? undefined : dispatch(command);
          return result?.ok === false ? result.reason : undefined;
        }
        const wish = writeCell(index, id, column, value ?? '');
        if (wish?.ok === false) return wish.reason;
        const result = wish === undefined ? undefined : dispatch(wish.command);
        return result?.ok === false ? result.reason : undefined;
      },
      add({ item, command }) {
        const { topology: before } = document.getState();
        if (!run(command)) return undefined;
        const made = madeElement(before, document.getState().topology, item);
        if (made !== undefined) session.getState().select([made]);
        return made;
      },
      remove: (ids) => run(removeCommand(document.getState().topology, ids)),
      move(ids, place) {
        const commands = moveAll(topologyIndex(document.getState().topology), ids, place);
        const [only] = commands;
        if (only === undefined) return false;
        return run(
          commands.length === 1
            ? only
            : { type: 'batch', label: message(moved, { count: commands.length }), commands },
        );
      },
    };
  }, [document, session, edit, say]);
}
