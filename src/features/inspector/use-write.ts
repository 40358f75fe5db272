import { useCallback, useState } from 'react';
import type { Command } from '../../core/commands/command.ts';
import type { Message } from '../../core/model/message.ts';
import type { ElementCollection, Topology, TopologyElement } from '../../core/model/topology.ts';
import { useWorkspace } from '../../platform/react/workspace.tsx';
import { propertyProblem, settingProblem } from './property-problem.ts';

/** Why an edit was refused; undefined if it was made. */
export type WriteResult = Message | undefined;

export type Write = (command: Command, mergeKey?: string) => WriteResult;

/** Dispatches without a notice: the field that wrote shows the refusal. */
export function useWrite(): Write {
  const { document } = useWorkspace();
  return useCallback(
    (command, mergeKey) => {
      const options = mergeKey === undefined ? undefined : { mergeKey };
      const result = document.getState().dispatch(command, options);
      return result.ok ? undefined : result.reason;
    },
    [document],
  );
}

export type WriteProperty = (property: string, value: unknown) => WriteResult;

/**
 * Writes properties of one element. All writes of one property in a row are one undo step, as typing
 * is.
 */
export function useElementWriter(
  collection: ElementCollection,
  element: TopologyElement,
): WriteProperty {
  const write = useWrite();
  const kind = 'kind' in element && typeof element.kind === 'string' ? element.kind : undefined;
  return (property, value) => {
    const mergeKey = `inspector:${element.id}:${property}`;
    if (property === 'name' && typeof value === 'string') {
      const refused = propertyProblem(collection, kind, property, value);
      return refused ?? write({ type: 'rename', id: element.id, name: value }, mergeKey);
    }
    const refused =
      value === undefined ? undefined : propertyProblem(collection, kind, property, value);
    return (
      refused ??
      write(
        { type: 'update-element', collection, id: element.id, patch: { [property]: value } },
        mergeKey,
      )
    );
  };
}

type SettingPart = 'metadata' | 'cluster' | 'network';

/** Writes properties of one part of the design's settings. */
export function useSettingWriter<P extends SettingPart>(
  part: P,
): <K extends keyof Topology[P] & string>(property: K, value: Topology[P][K]) => WriteResult {
  const write = useWrite();
  return (property, value) =>
    settingProblem(part, property, value) ??
    write(
      { type: 'update-settings', part, patch: { [property]: value } },
      `inspector:${part}:${property}`,
    );
}

export interface Draft<T> {
  readonly value: T;
  /** Why `value` is not in the document. */
  readonly problem: Message | undefined;
  readonly change: (next: T) => void;
  /** Gives up what was refused and shows what the document holds. */
  readonly settle: () => void;
}

/** The document's value, or what was typed last if the document refused that. */
export function useDraft<T>(stored: T, write: (next: T) => WriteResult): Draft<T> {
  const [refused, setRefused] = useState<{ stored: T; value: T; problem: Message } | null>(null);
  // An edit from elsewhere (undo) ends a draft that was made before it.
  const live = refused !== null && Object.is(refused.stored, stored) ? refused : null;
  return {
    value: live === null ? stored : live.value,
    problem: live?.problem,
    change: (value) => {
      const problem = write(value);
      setRefused(problem === undefined ? null : { stored, value, problem });
    },
    settle: () => setRefused(null),
  };
}
