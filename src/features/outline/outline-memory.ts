import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** How the outline was left; it is unmounted while another tab is open. */
interface OutlineMemory {
  readonly closed: ReadonlySet<string>;
  /** The row that the keyboard was on. */
  readonly at: string | undefined;
  set(patch: Partial<Omit<OutlineMemory, 'set'>>): void;
}

export const outlineMemory = createStore<OutlineMemory>()((set) => ({
  closed: new Set(),
  at: undefined,
  set: (patch) => set(patch),
}));

export function useOutlineMemory(): OutlineMemory {
  return useStore(outlineMemory);
}
