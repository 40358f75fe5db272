import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** How the panel was left; it is unmounted while another tab is open. */
interface PanelMemory {
  /** The file that was chosen, whether or not the bundle has it now. */
  readonly path: string | null;
  /** CSS pixels. */
  readonly treeWidth: number;
  /** Where the files stand above what is in them; CSS pixels. */
  readonly treeHeight: number;
  /** Folders opened or closed against how they stand at first; null until one was. */
  readonly toggled: ReadonlySet<string> | null;
  set(patch: Partial<Pick<PanelMemory, 'path' | 'treeWidth' | 'treeHeight' | 'toggled'>>): void;
}

const memory = createStore<PanelMemory>()((set) => ({
  path: null,
  treeWidth: 272,
  treeHeight: 150,
  toggled: null,
  set: (patch) => set(patch),
}));

export function usePanelMemory(): PanelMemory {
  return useStore(memory);
}
