import type { Message } from '../model/message.ts';
import type { Topology } from '../model/topology.ts';
import type { Command } from './command.ts';
import { definitionOf } from './registry.ts';

/**
 * What to call a command in the undo menu, for instance “Move host m-2 to zone-b”. Takes the
 * document it was applied to, so that what it deletes can still be named.
 */
export function commandLabel(before: Topology, command: Command): Message {
  return definitionOf(command).label(before, command);
}
