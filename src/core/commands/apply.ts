import type { Topology } from '../model/topology.ts';
import type { Command, CommandResult } from './command.ts';
import { Refusal } from './definition.ts';
import { refuseBrokenReferences } from './gate.ts';
import { definitionOf } from './registry.ts';

/**
 * Makes one edit. The result is a document that `parseTopology` accepts; it is the very object that
 * came in if the command changes nothing. A refused command (also one that names what is not there)
 * says why; nothing is ever thrown for a document that is valid itself.
 */
export function applyCommand(topology: Topology, command: Command): CommandResult {
  try {
    const edited = edit(topology, command);
    if (edited !== topology) refuseBrokenReferences(edited);
    return { ok: true, topology: edited };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, reason: error.reason };
    throw error;
  }
}

function edit(topology: Topology, command: Command): Topology {
  return definitionOf(command).apply(topology, command, edit);
}
