import { applyCommand } from '../../../core/commands/apply.ts';
import type { Command } from '../../../core/commands/command.ts';
import {
  elementCollections,
  type Topology,
  type TopologyElement,
} from '../../../core/model/topology.ts';

export type Mark = 'added' | 'changed' | 'removed' | 'moved';

export interface Preview {
  /** What the document would be. */
  readonly topology: Topology;
  /** What differs, by id; `removed` ones are in the document of now only. */
  readonly marks: ReadonlyMap<string, Mark>;
}

/** What edits would make of a document; an edit that would be refused ends the list. */
export function previewCommands(topology: Topology, commands: readonly Command[]): Preview {
  let after = topology;
  for (const command of commands) {
    const result = applyCommand(after, command);
    if (!result.ok) break;
    after = result.topology;
  }
  return { topology: after, marks: compareTopologies(topology, after) };
}

/** Which elements one document has and the other has not, or has otherwise. */
export function compareTopologies(before: Topology, after: Topology): ReadonlyMap<string, Mark> {
  const marks = new Map<string, Mark>();
  if (before === after) return marks;
  for (const collection of elementCollections) {
    const old = new Map<string, TopologyElement>(before[collection].map((each) => [each.id, each]));
    for (const element of after[collection]) {
      const was = old.get(element.id);
      old.delete(element.id);
      if (was === undefined) marks.set(element.id, 'added');
      else if (was !== element && JSON.stringify(was) !== JSON.stringify(element)) {
        marks.set(element.id, 'changed');
      }
    }
    for (const id of old.keys()) marks.set(id, 'removed');
  }
  return marks;
}
