import { useState } from 'react';
import type { Message } from '../../core/model/message.ts';

/** Why an edit was refused; undefined if it was made. */
export type WriteResult = Message | undefined;

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
