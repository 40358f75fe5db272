import { applyCommand } from '../commands/apply.ts';
import type { Command } from '../commands/command.ts';
import { indexTopology, type TopologyIndex } from '../graph/topology-index.ts';
import { message, type Localized, type Message, type MessageData } from '../model/message.ts';
import { usedIds } from '../model/ids.ts';
import type { Topology } from '../model/topology.ts';

const texts = {
  refused: { en: '“{what}” was not done. {reason}', zh: '未执行“{what}”。{reason}' },
} satisfies Record<string, Localized>;

/** Commands in the making: each is tried on what the ones before it have made. */
export class Plan {
  readonly commands: Command[] = [];
  readonly #notes = new Map<string, Message>();
  readonly #idle: Message[] = [];
  #topology: Topology;
  #index: TopologyIndex | undefined;

  constructor(base: Topology) {
    this.#topology = base;
  }

  get topology(): Topology {
    return this.#topology;
  }

  get index(): TopologyIndex {
    this.#index ??= indexTopology(this.#topology);
    return this.#index;
  }

  get notes(): readonly Message[] {
    return [...this.#notes.values(), ...(this.commands.length === 0 ? this.#idle : [])];
  }

  /** A note that matters only where no command is made: else what it is about may follow from one. */
  noteIfUnchanged(text: Localized, data: MessageData): void {
    this.#idle.push(message(text, data));
  }

  note(text: Localized, data: MessageData = {}): void {
    const made = message(text, data);
    this.#notes.set(JSON.stringify(made), made);
  }

  /**
   * Adds a command; one that is refused becomes a note.
   * @param what the shape or line that it is about, as the text names it
   * @returns the ids that it made, or undefined if it was refused
   */
  run(command: Command, what: string): readonly string[] | undefined {
    const result = applyCommand(this.#topology, command);
    if (!result.ok) {
      const { text, data } = result.reason;
      this.note(
        {
          en: texts.refused.en.replace('{reason}', text.en),
          zh: texts.refused.zh.replace('{reason}', text.zh),
        },
        { ...data, what },
      );
      return undefined;
    }
    if (result.topology === this.#topology) return [];
    const before = usedIds(this.#topology);
    this.commands.push(command);
    this.#topology = result.topology;
    this.#index = undefined;
    return [...usedIds(result.topology)].filter((id) => !before.has(id));
  }
}
