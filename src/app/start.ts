import { emptyTopology, type Topology } from '../core/model/topology.ts';
import {
  message,
  renderMessage,
  type Language,
  type Localized,
  type Message,
} from '../core/model/message.ts';
import { createAssessor } from '../platform/assessor.ts';
import { startAutosave, type Autosave, type AutosaveEvents } from '../platform/autosave.ts';
import {
  openDesignStorage,
  requestPersistence,
  type DesignStorage,
  type StoredDesign,
} from '../platform/design-storage.ts';
import { storageFault } from '../platform/storage-fault.ts';
import { readStoredDesign } from '../platform/stored-design.ts';
import { followLinks } from './follow-links.ts';
import { keepSimulation } from './keep-simulation.ts';
import { hasContent, openAsNew } from './open-design.ts';
import { playWhenAsked } from './play-when-asked.ts';
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
    en: 'The design drawn last in this browser could not be read: {reason} It was left as it is under File › Designs….',
    zh: '无法读取浏览器中最近的设计：{reason} 原数据未改动，仍在“文件 › 设计库…”中。',
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

/** So many designs are looked at for one that can be read. */
const lookedAt = 20;

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
  playWhenAsked(session);
  await followLinks(workspace, storage);
  return { workspace, storage, saveNow };
}

async function lastDesign(
  storage: DesignStorage,
  session: SessionStore,
): Promise<{ id: string; topology: Topology }> {
  let damaged: Message | undefined;
  const tellDamage = (): void => {
    if (damaged === undefined) return;
    session.getState().notify('error', within(texts.damaged, 'reason', damaged));
  };
  try {
    for (const stored of await storage.listNewest(lookedAt)) {
      const reading = await readStoredDesign(stored);
      if (reading.ok) {
        tellDamage();
        return { id: stored.id, topology: reading.topology };
      }
      damaged ??= reading.message;
    }
    tellDamage();
  } catch {
    session.getState().notify('warning', message(texts.noStorage));
  }
  return { id: newDesignId(), topology: emptyTopology('untitled') };
}

/** A text with a message in it, in every language. */
function within(text: Localized, place: string, inner: Message): Message {
  const inLanguage = (language: Language): string =>
    renderMessage(message(text, { [place]: renderMessage(inner, language) }), language);
  return message({ en: inLanguage('en'), zh: inLanguage('zh') });
}

function autosave({ document, session }: Workspace, storage: DesignStorage): Autosave {
  let asked = false;
  let complained = false;
  let followed = false;
  const onState: AutosaveEvents['onState'] = (saveState, error) => {
    session.getState().set({ saveState });
    if (saveState === 'saved') complained = false;
    // Some browsers ask the user; that needs something to be worth it.
    if (saveState === 'saved' && !asked && hasContent(document.getState().topology)) {
      asked = true;
      void requestPersistence();
    }
    if (saveState === 'failed' && !complained) {
      complained = true;
      session.getState().notify('error', within(texts.saveFailed, 'error', storageFault(error)));
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
