import { useCallback } from 'react';
import type { Command } from '../../core/commands/command.ts';
import type { ElementCollection, Topology, TopologyElement } from '../../core/model/topology.ts';
import type { WriteResult } from '../../platform/react/draft.ts';
import { useWorkspace } from '../../platform/react/workspace.tsx';
import { propertyProblem, settingProblem } from './property-problem.ts';

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
