import { writeDocument } from '../core/persistence/write-document.ts';
import type { DocumentState, DocumentStore } from '../store/document-store.ts';
import type { DesignStorage, StoredDesign } from './design-storage.ts';
import { readStoredDesign } from './stored-design.ts';

export type SaveState = 'saved' | 'saving' | 'failed';

/** Longest time, in milliseconds, that an edit may wait to be written. */
export const autosaveDelay = 250;

export interface AutosaveEvents {
  readonly onState: (state: SaveState, error?: unknown) => void;
  /** Another page changed the open design, and its state is shown now. */
  readonly onFollowed: () => void;
  /**
   * Another page changed the design while it was edited here. Theirs stays; what was edited here
   * goes on under an id of its own.
   */
  readonly onParted: (theirs: StoredDesign) => void;
}

export interface Autosave {
  readonly flush: () => Promise<void>;
  readonly dispose: () => void;
}

/**
 * Writes the document after every edit, at the latest {@link autosaveDelay} after it, and at once
 * when the page is hidden or left. What another page wrote to the open design is never overwritten:
 * it is shown if nothing waits to be written here; else the two part.
 */
export function startAutosave(
  documentStore: DocumentStore,
  storage: DesignStorage,
  { onState, onFollowed, onParted }: AutosaveEvents,
  now: () => number = Date.now,
): Autosave {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writing: Promise<void> = Promise.resolve();
  let newest = 0;
  let inFlight = 0;
  let following = false;
  // Texts of the open design that were read or written here: whatever else is kept is somebody else's.
  let known = new Set([writeDocument(documentStore.getState().topology)]);

  const recordOf = ({ topology, designId }: DocumentState): StoredDesign => ({
    id: designId,
    name: topology.metadata.name,
    savedAt: now(),
    text: writeDocument(topology),
  });
  const stopTimer = (): void => {
    clearTimeout(timer);
    timer = undefined;
  };
  // Never waits for a write before it: the store keeps their order.
  const write = async (state: DocumentState): Promise<void> => {
    stopTimer();
    newest += 1;
    const turn = newest;
    const mine = recordOf(state);
    const texts = known;
    const expected = new Set(texts);
    texts.add(mine.text);
    inFlight += 1;
    let theirs: StoredDesign | undefined;
    try {
      theirs = await storage.save(mine, expected);
      if (theirs === undefined && timer === undefined && turn === newest) {
        if (known === texts) known = new Set([mine.text]);
        onState('saved');
      }
    } catch (error) {
      onState('failed', error);
    } finally {
      inFlight -= 1;
    }
    if (theirs !== undefined) await meet(theirs, expected, texts);
  };
  /** Somebody else's state stands where ours was to go. */
  const meet = async (
    theirs: StoredDesign,
    expected: ReadonlySet<string>,
    texts: Set<string>,
  ): Promise<void> => {
    const reading = await readStoredDesign(theirs);
    const state = documentStore.getState();
    if (state.designId !== theirs.id || known !== texts) return;
    if (reading.ok && expected.has(writeDocument(reading.topology))) {
      // Only written in another way, as by an older release.
      texts.add(theirs.text);
      await write(state);
      return;
    }
    stopTimer();
    known = new Set();
    following = true;
    state.moveTo(crypto.randomUUID());
    following = false;
    await write(documentStore.getState());
    onParted(theirs);
  };
  const flush = (): Promise<void> => {
    if (timer !== undefined) writing = write(documentStore.getState());
    return writing;
  };
  const follow = async (id: string): Promise<void> => {
    const isFree = (): boolean =>
      documentStore.getState().designId === id && timer === undefined && inFlight === 0;
    if (!isFree()) return;
    const theirs = await storage.load(id);
    if (theirs === undefined || known.has(theirs.text)) return;
    const reading = await readStoredDesign(theirs);
    // An edit made meanwhile meets theirs when it is written.
    if (!reading.ok || !isFree()) return;
    known = new Set([theirs.text, writeDocument(reading.topology)]);
    following = true;
    documentStore.getState().open(id, reading.topology);
    following = false;
    onFollowed();
  };
  const stopListening = storage.onChange((id) => void follow(id).catch(() => undefined));
  const unsubscribe = documentStore.subscribe((state, previous) => {
    if (following) return;
    if (state.topology === previous.topology && state.designId === previous.designId) return;
    if (state.designId !== previous.designId) {
      // The last edits of the design that is left, before the timer finds another in its place.
      if (timer !== undefined) void write(previous);
      known = new Set([writeDocument(state.topology)]);
    }
    onState('saving');
    // No sliding window: steady editing must not put the write off for ever.
    timer ??= setTimeout(() => void flush(), autosaveDelay);
  });
  const onHide = (): void => void flush();
  // A page that is being left does not live to hear what is kept by now.
  const onLeave = (): void => {
    if (timer === undefined && inFlight === 0) return;
    stopTimer();
    storage.saveAtOnce(recordOf(documentStore.getState())).catch(() => undefined);
  };
  addEventListener('pagehide', onLeave);
  document.addEventListener('visibilitychange', onHide);
  return {
    flush,
    dispose() {
      unsubscribe();
      stopListening();
      clearTimeout(timer);
      removeEventListener('pagehide', onLeave);
      document.removeEventListener('visibilitychange', onHide);
    },
  };
}
