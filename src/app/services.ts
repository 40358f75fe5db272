import type { Language } from '../core/model/message.ts';
import type { DesignStorage } from '../platform/design-storage.ts';
import type { AppUpdates } from '../platform/offline/app-updates.ts';
import type { VersionStorage } from '../platform/version-storage.ts';
import type { Workspace } from '../platform/react/workspace.tsx';

/** What actions need beside what they are run with. */
export interface Services {
  readonly workspace: Workspace;
  readonly storage: DesignStorage;
  readonly versions: VersionStorage;
  /** Builds that could take this one's place; null where nothing is kept on the device. */
  readonly updates: AppUpdates | null;
  /** Writes the edits that are not written yet; false where the browser does not keep them. */
  readonly saveNow: () => Promise<boolean>;
  /** The language and theme shown now, whether chosen or the system's. */
  readonly language: () => Language;
  readonly theme: () => 'light' | 'dark';
}
