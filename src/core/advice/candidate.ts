import type { Command } from '../commands/command.ts';
import type { Draft } from '../diagnostics/support/draft.ts';
import type { TopologyIndex } from '../graph/topology-index.ts';
import type { Localized, Message, MessageData } from '../model/message.ts';

/** An edit that might make the API more available; only its evaluation says whether it does. */
export interface Candidate {
  /** Unique and the same for the same design. */
  readonly id: string;
  /** Of candidates with the same choice only the best is offered (the best zone for a new host). */
  readonly choice: string;
  readonly label: Message;
  readonly commands: readonly Command[];
}

/**
 * Candidates of one sort, most promising first, made one at a time: whoever reads them may stop.
 * Alike ones (another host of the same make, another zone that holds as much) need not be named.
 */
export type CandidateFamily = (index: TopologyIndex) => Iterable<Candidate>;

/** How many elements one change may touch: one that takes more is a rebuild, no next step. */
export const mostTouched = 40;

/** The draft as candidates: one, or none where an edit was refused or nothing would change. */
export function fromDraft(
  draft: Draft,
  id: string,
  choice: string,
  text: Localized,
  data?: MessageData,
): readonly Candidate[] {
  const { commands } = draft;
  if (commands === undefined) return [];
  return [{ id, choice, label: data === undefined ? { text } : { text, data }, commands }];
}
