import { applyCommand } from '../../commands/apply.ts';
import type { Command } from '../../commands/command.ts';
import { indexTopology, type TopologyIndex } from '../../graph/topology-index.ts';
import type { Localized, MessageData } from '../../model/message.ts';
import { elementCollections, type ElementCollection, type Topology } from '../../model/topology.ts';
import type { Fix } from '../rule.ts';

/**
 * A fix in the making: each edit is applied to a copy at once, so that the next one can name what
 * the last one made, and so that no fix is ever offered that the editor would refuse.
 */
export class Draft {
  #topology: Topology;
  #index: TopologyIndex | undefined;
  #refused = false;
  readonly #commands: Command[] = [];

  constructor(index: TopologyIndex) {
    this.#topology = index.topology;
    this.#index = index;
  }

  /** The topology with all edits so far. */
  get index(): TopologyIndex {
    return (this.#index ??= indexTopology(this.#topology));
  }

  /** Applies an edit; once one is refused, the draft gives no fix. */
  run(command: Command): void {
    if (this.#refused) return;
    const result = applyCommand(this.#topology, command);
    if (!result.ok) {
      this.#refused = true;
      return;
    }
    this.#topology = result.topology;
    this.#index = undefined;
    this.#commands.push(command);
  }

  /** Applies an edit that makes an element; its id, or the empty string if it was refused. */
  create(command: Command): string {
    const collection = collectionOf(command);
    const before = new Set(this.#topology[collection].map(({ id }) => id));
    this.run(command);
    return this.#topology[collection].find(({ id }) => !before.has(id))?.id ?? '';
  }

  /** Gives up: what the fix needs is not to be had. */
  refuse(): void {
    this.#refused = true;
  }

  get refused(): boolean {
    return this.#refused;
  }

  patch(collection: ElementCollection, id: string, patch: Readonly<Record<string, unknown>>): void {
    this.run({ type: 'update-element', collection, id, patch });
  }

  /** All edits in order; undefined if one was refused or nothing would change. */
  get commands(): readonly Command[] | undefined {
    return this.#refused || this.#commands.length === 0 ? undefined : [...this.#commands];
  }

  /** The fix, unless an edit was refused or nothing would change. */
  toFix(kind: Fix['kind'], text: Localized, data?: MessageData): Fix | undefined {
    const { commands } = this;
    if (commands === undefined) return undefined;
    return { kind, label: data === undefined ? { text } : { text, data }, commands };
  }
}

function collectionOf(command: Command): ElementCollection {
  const made: Partial<Record<Command['type'], ElementCollection>> = {
    'add-failure-domain': 'failureDomains',
    'add-host': 'hosts',
    'add-component': 'components',
    'add-endpoint': 'endpoints',
  };
  return made[command.type] ?? elementCollections[0] ?? 'failureDomains';
}

/** A fix of one element's properties, where no edit depends on another. */
export function patchFix(
  kind: Fix['kind'],
  collection: ElementCollection,
  id: string,
  patch: Readonly<Record<string, unknown>>,
  text: Localized,
  data: MessageData = {},
): Fix {
  return {
    kind,
    label: { text, data },
    commands: [{ type: 'update-element', collection, id, patch }],
  };
}
