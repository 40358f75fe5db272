import { z } from '../core/model/schema/z.ts';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { languages } from '../core/model/message.ts';

export const themes = ['system', 'light', 'dark'] as const;

/** Verbs that are remembered. */
export const mostRecent = 6;

const preferencesSchema = z.object({
  /** `null` until someone chooses: then the browser's language decides. */
  language: z.enum(languages).nullable().catch(null),
  theme: z.enum(themes).catch('system'),
  paletteOpen: z.boolean().catch(true),
  /** CSS pixels. */
  inspectorWidth: z.number().min(240).max(560).catch(304),
  inspectorOpen: z.boolean().catch(true),
  /** CSS pixels of the panel below the canvas. */
  bottomHeight: z.number().min(120).max(900).catch(280),
  /** The same while it shows a picture or a file, which need more room than a list. */
  tallBottomHeight: z.number().min(120).max(900).catch(400),
  minimap: z.boolean().catch(true),
  /** Pixels for each unit of a picture that is downloaded. */
  pictureScale: z.number().int().min(1).max(4).catch(2),
  /** Whether copied and downloaded diagrams can be opened as a design again. */
  carryDesign: z.boolean().catch(true),
  /** Ids of the verbs chosen in the command palette, the last one first. */
  recentActions: z.array(z.string().max(64)).max(mostRecent).catch([]),
  /** How the Configs panel lists files. */
  filesBy: z.enum(['host', 'kind']).catch('host'),
  /** Whether the Configs panel explains the file that is shown. */
  fileReasons: z.boolean().catch(true),
});

export type Preferences = z.infer<typeof preferencesSchema>;

export interface PreferencesState extends Preferences {
  set(patch: Partial<Preferences>): void;
}

export type PreferencesStore = StoreApi<PreferencesState>;

/** Text storage that may refuse (private mode, quota). */
export interface TextStorage {
  read(): string | null;
  write(text: string): void;
}

/** How one person likes the tool: kept on this device, apart from every design. */
export function createPreferencesStore(storage: TextStorage): PreferencesStore {
  const store = createStore<PreferencesState>()((set) => ({
    ...readPreferences(storage),
    set: (patch) => set(patch),
  }));
  store.subscribe((state) => storage.write(JSON.stringify(preferencesSchema.parse(state))));
  return store;
}

function readPreferences(storage: TextStorage): Preferences {
  let stored: unknown = {};
  try {
    stored = JSON.parse(storage.read() ?? '{}');
  } catch {
    // A damaged preference file is worth less than a start: fall back to the defaults.
  }
  return preferencesSchema.parse(typeof stored === 'object' && stored !== null ? stored : {});
}
