import { emptyTopology, type Topology } from '../core/model/topology.ts';
import { message, type Localized } from '../core/model/message.ts';
import { createAssessor } from '../platform/assessor.ts';
import { startAutosave, type Autosave, type AutosaveEvents } from '../platform/autosave.ts';
import {
  openDesignStorage,
  requestPersistence,
  type DesignStorage,
  type StoredDesign,
} from '../platform/design-storage.ts';
import { readStoredDesign } from '../platform/stored-design.ts';
import { followLinks } from './follow-links.ts';
import { keepSimulation } from './keep-simulation.ts';
import { hasContent, openAsNew } from './open-design.ts';
import { topologyIndex, type Workspace } from '../platform/react/workspace.tsx';
import { createDocumentStore } from '../store/document-store.ts';
import { judgedAlike } from '../store/judged-alike.ts';
import type { PreferencesStore } from '../store/preferences-store.ts';
import { createSessionStore, type SessionStore } from '../store/session-store.ts';

const texts = {
  noStorage: {
    en: 'This browser does not let Quorate keep designs (private window, or storage blocked). Save to a file before you leave.',
    zh: '浏览器不允许 Quorate 保存设计（隐私窗口或存储被禁用）。离开前请保存为文件。',
  },
  damaged: {
    en: 'The design kept in this browser could not be read: {reason} It was left as it is; you start with an empty one.',
    zh: '无法读取浏览器中保存的设计：{reason} 原数据未改动；现在从空白设计开始。',
  },
  followed: {
    en: 'This design was changed in another tab; its newest state is shown here, too.',
    zh: '此设计已在另一个标签页中修改；这里同步显示最新状态。',
  },
  saveFailed: {
    en: 'Your last edits could not be kept in this browser ({error}). Save to a file (Ctrl/Cmd+S).',
    zh: '最近的编辑无法保存到浏览器（{error}）。请保存为文件（Ctrl/Cmd+S）。',
  },
} satisfies Record<string, Localized>;

export interface Started {
  readonly workspace: Workspace;
  readonly storage: DesignStorage;
  /** Writes the edits that are not written yet; false where the browser does not keep them. */
  readonly saveNow: () => Promise<boolean>;
}

function newDesignId(): string {
  return crypto.randomUUID();
}

/** Opens what was last drawn on this device and sets the stores, autosave and assessment going. */
export async function startWorkspace(preferences: PreferencesStore): Promise<Started> {
  const session = createSessionStore();
  const storage = openDesignStorage();
  const { id, topology } = await lastDesign(storage, session);
  const document = createDocumentStore(id, topology);
  const openDesign = (next: Topology): void => openAsNew(document, session, newDesignId(), next);
  const workspace: Workspace = { document, session, preferences, openDesign };
  const { flush } = autosave(workspace, storage);
  const saveNow = async (): Promise<boolean> => {
    await flush();
    return session.getState().saveState !== 'failed';
  };
  assessContinuously(workspace);
  keepSimulation(workspace);
  await followLinks(workspace, storage);
  return { workspace, storage, saveNow };
}

async function lastDesign(
  storage: DesignStorage,
  session: SessionStore,
): Promise<{ id: string; topology: Topology }> {
  const fresh = { id: newDesignId(), topology: emptyTopology('untitled') };
  try {
    const stored = await storage.loadNewest();
    if (stored === undefined) return fresh;
    const reading = await readStoredDesign(stored);
    if (reading.ok) return { id: stored.id, topology: reading.topology };
    const reason = reading.message.text.en;
    session.getState().notify('error', message(texts.damaged, { reason }));
  } catch {
    session.getState().notify('warning', message(texts.noStorage));
  }
  return fresh;
}

function autosave({ document, session }: Workspace, storage: DesignStorage): Autosave {
  let asked = false;
  let complained = false;
  let followed = false;
  const onState: AutosaveEvents['onState'] = (saveState, error) => {
    session.getState().set({ saveState });
    // Some browsers ask the user; that needs something to be worth it.
    if (saveState === 'saved' && !asked && hasContent(document.getState().topology)) {
      asked = true;
      void requestPersistence();
    }
    if (saveState === 'failed' && !complained) {
      complained = true;
      session.getState().notify('error', message(texts.saveFailed, { error: String(error) }));
    }
  };
  const onFollowed = (): void => {
    const { set, select, selection, notify } = session.getState();
    const { elements } = topologyIndex(document.getState().topology);
    select([...selection].filter((id) => elements.has(id)));
    set({ preview: null, renaming: null });
    if (!followed) notify('info', message(texts.followed));
    followed = true;
  };
  const onParted = ({ id }: StoredDesign): void =>
    session.getState().set({ partedFrom: id, dialog: 'parted' });
  return startAutosave(document, storage, { onState, onFollowed, onParted });
}

function assessContinuously({ document, session }: Workspace): void {
  const assessor = createAssessor({
    onStart: () => session.getState().set({ assessing: true }),
    onResult: (assessment) =>
      session.getState().set({ assessment, assessing: false, assessmentError: null }),
    onError: (error) => session.getState().set({ assessing: false, assessmentError: error }),
  });
  const assess = (): void => {
    const { topology, revision } = document.getState();
    assessor.ask({ topology, revision });
  };
  document.subscribe((state, previous) => {
    if (state.revision === previous.revision) return;
    // Who drags shapes about changes nothing that is judged.
    if (!judgedAlike(previous.topology, state.topology)) assess();
  });
  assess();
}
