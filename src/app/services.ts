import type { Language } from '../core/model/message.ts';
import type { DesignStorage } from '../platform/design-storage.ts';
import type { VersionStorage } from '../platform/version-storage.ts';
import type { Workspace } from '../platform/react/workspace.tsx';

/** What actions need beside what they are run with. */
export interface Services {
  readonly workspace: Workspace;
  readonly storage: DesignStorage;
  readonly versions: VersionStorage;
  /** The language and theme shown now, whether chosen or the system's. */
  readonly language: () => Language;
  readonly theme: () => 'light' | 'dark';
}
