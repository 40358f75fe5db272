import {
  message,
  renderMessage,
  type Localized,
  type Message,
  type MessageData,
} from '../model/message.ts';
import type { Topology } from '../model/topology.ts';
import type { Command, CommandType } from './command.ts';

export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>;

/** Applies any command; throws {@link Refusal}. */
export type Edit = (topology: Topology, command: Command) => Topology;

/** What a command type does and what its undo step is called. */
export interface CommandDefinition<T extends CommandType> {
  /**
   * The edited document, or the same object if nothing changes. Throws {@link Refusal} if the edit
   * cannot be made. `edit` is for commands that are made of others.
   */
  readonly apply: (topology: Topology, command: CommandOf<T>, edit: Edit) => Topology;
  /** Says what the command does to `before`, which need not be a document that accepts it. */
  readonly label: (before: Topology, command: CommandOf<T>) => Message;
}

/** Ends an edit that cannot be made. `applyCommand` turns it into a result; it never gets further. */
export class Refusal extends Error {
  readonly reason: Message;

  constructor(reason: Message) {
    super(renderMessage(reason, 'en'));
    this.reason = reason;
  }
}

export function refuse(text: Localized, data?: MessageData): never {
  throw new Refusal(message(text, data));
}
