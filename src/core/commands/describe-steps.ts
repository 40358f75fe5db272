import type { Message } from '../model/message.ts';
import type { Topology } from '../model/topology.ts';
import { applyCommand } from './apply.ts';
import type { Command } from './command.ts';
import { commandLabel } from './describe-command.ts';

/** What each of several edits does, in words; one that would be refused ends the list. */
export function describeSteps(topology: Topology, commands: readonly Command[]): Message[] {
  const steps: Message[] = [];
  let at = topology;
  for (const command of commands) {
    steps.push(commandLabel(at, command));
    const result = applyCommand(at, command);
    if (!result.ok) break;
    at = result.topology;
  }
  return steps;
}
