import { message, type Localized } from '../core/model/message.ts';
import type { Topology } from '../core/model/topology.ts';
import { wordOfLink } from '../core/share/word-of-link.ts';
import type { DesignStorage } from '../platform/design-storage.ts';
import type { Workspace } from '../platform/react/workspace.tsx';
import { readStoredDesign } from '../platform/stored-design.ts';
import { showDesign } from './open-design.ts';

const texts = {
  here: {
    en: 'This browser already had the design of the link, unchanged: that one was opened.',
    zh: '浏览器中已有与该链接完全相同的设计：已打开该设计。',
  },
  offline: {
    en: 'The link was not opened: a part of the page could not be loaded. Check the connection and open the link again.',
    zh: '未打开该链接：页面的一部分无法加载。请检查网络连接后重新打开链接。',
  },
} satisfies Record<string, Localized>;

/** So many designs of this browser are looked at for the one in a link. */
const lookedAt = 50;

/**
 * Opens the design in the address of the page, now and whenever the address changes. It becomes a
 * design of its own: what was drawn before stays in the storage. The fragment is taken out of the
 * address, so that loading the page anew brings back the work and not the link.
 */
export function followLinks(workspace: Workspace, storage: DesignStorage): Promise<void> {
  const follow = async (): Promise<void> => {
    const word = wordOfLink(location.hash);
    if (word === undefined) return;
    history.replaceState(history.state, '', location.pathname + location.search);
    const { notify } = workspace.session.getState();
    try {
      await openWord(workspace, storage, word);
    } catch {
      notify('error', message(texts.offline));
    }
  };
  addEventListener('hashchange', () => void follow());
  return follow();
}

async function openWord(
  { document, session, openDesign }: Workspace,
  storage: DesignStorage,
  word: string,
): Promise<void> {
  const { notify } = session.getState();
  const [{ readLink }, { writeDocument }] = await Promise.all([
    import('../core/share/read-link.ts'),
    import('../core/persistence/write-document.ts'),
  ]);
  const reading = readLink(word);
  if (!reading.ok) {
    notify('error', reading.message);
    return;
  }
  const text = writeDocument(reading.topology);
  if (writeDocument(document.getState().topology) === text) {
    notify('info', message(texts.here));
    return;
  }
  const stored = await storedAs(storage, text);
  if (stored === undefined) {
    openDesign(reading.topology);
    return;
  }
  showDesign(document, session, stored.id, stored.topology);
  notify('info', message(texts.here));
}

/** The design of this browser that has this text, as whoever follows a link twice has it. */
async function storedAs(
  storage: DesignStorage,
  text: string,
): Promise<{ id: string; topology: Topology } | undefined> {
  try {
    const same = (await storage.listNewest(lookedAt)).find((design) => design.text === text);
    const reading = same && (await readStoredDesign(same));
    return same && reading?.ok === true ? { id: same.id, topology: reading.topology } : undefined;
  } catch {
    // Without a storage there is nothing to find, and the link still opens.
    return undefined;
  }
}
