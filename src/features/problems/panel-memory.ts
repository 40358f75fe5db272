import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Filter, Grouping } from './findings.ts';

/** How the panel was left; it is unmounted while another tab is open. */
interface PanelMemory extends Filter {
  readonly grouping: Grouping;
  /** Key of the finding that is open. */
  readonly open: string | null;
  /** Groups that are closed, as `grouping id`. */
  readonly closed: ReadonlySet<string>;
  readonly waivedOpen: boolean;
  set(patch: Partial<Omit<PanelMemory, 'set'>>): void;
}

export const panelMemory = createStore<PanelMemory>()((set) => ({
  severity: 'all',
  category: 'all',
  fixableOnly: false,
  query: '',
  grouping: 'severity',
  open: null,
  closed: new Set(),
  waivedOpen: false,
  set: (patch) => set(patch),
}));

export function usePanelMemory(): PanelMemory {
  return useStore(panelMemory);
}
