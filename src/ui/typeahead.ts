import { useRef } from 'react';

/** Letters typed further apart than this, in milliseconds, begin a new word. */
const PAUSE = 600;

/** Whether a key is a letter to search by rather than a command. */
export function isTypeaheadKey(event: {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}): boolean {
  return (
    event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey
  );
}

/**
 * The index of the label that starts with `typed`, searched onward from `from` and around. One
 * letter, also repeated, goes to the next match; more letters may stay on the present one.
 */
export function findByPrefix(labels: readonly string[], typed: string, from: number): number {
  const letters = [...typed.toLocaleLowerCase()];
  const repeated = letters.every((letter) => letter === letters[0]);
  const prefix = repeated ? (letters[0] ?? '') : letters.join('');
  const start = repeated ? from + 1 : Math.max(from, 0);
  for (let step = 0; step < labels.length; step += 1) {
    const at = (start + step) % labels.length;
    if (labels[at]?.toLocaleLowerCase().startsWith(prefix)) return at;
  }
  return -1;
}

/** Collects typed letters into a word; call the result with each letter and the event's time. */
export function useTypeahead(): (letter: string, time: number) => string {
  const memory = useRef({ typed: '', time: Number.NEGATIVE_INFINITY });
  return (letter, time) => {
    const { typed, time: last } = memory.current;
    memory.current = { typed: time - last > PAUSE ? letter : typed + letter, time };
    return memory.current.typed;
  };
}
