import { writeDocument } from '../core/persistence/write-document.ts';
import type { DocumentState, DocumentStore } from '../store/document-store.ts';
import type { DesignStorage } from './design-storage.ts';

export type SaveState = 'saved' | 'saving' | 'failed';

/** Longest time, in milliseconds, that an edit may wait to be written. */
export const autosaveDelay = 250;

export interface Autosave {
  readonly flush: () => Promise<void>;
  readonly dispose: () => void;
}

/**
 * Writes the document after every edit, at the latest {@link autosaveDelay} after it, and at once
 * when the page is hidden or left.
 */
export function startAutosave(
  documentStore: DocumentStore,
  storage: DesignStorage,
  onState: (state: SaveState, error?: unknown) => void,
  now: () => number = Date.now,
): Autosave {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writing: Promise<void> = Promise.resolve();
  let newest = 0;

  // Never waits for a write before it: the store keeps their order, and a page that is being left
  // has no time.
  const write = async ({ topology, designId }: DocumentState): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    newest += 1;
    const turn = newest;
    try {
      await storage.save({
        id: designId,
        name: topology.metadata.name,
        savedAt: now(),
        text: writeDocument(topology),
      });
      if (timer === undefined && turn === newest) onState('saved');
    } catch (error) {
      onState('failed', error);
    }
  };
  const flush = (): Promise<void> => {
    if (timer !== undefined) writing = write(documentStore.getState());
    return writing;
  };
  const unsubscribe = documentStore.subscribe((state, previous) => {
    if (state.topology === previous.topology && state.designId === previous.designId) return;
    // The last edits of the design that is left, before the timer finds another in its place.
    if (state.designId !== previous.designId && timer !== undefined) void write(previous);
    onState('saving');
    // No sliding window: steady editing must not put the write off for ever.
    timer ??= setTimeout(() => void flush(), autosaveDelay);
  });
  const onHide = (): void => void flush();
  addEventListener('pagehide', onHide);
  document.addEventListener('visibilitychange', onHide);
  return {
    flush,
    dispose() {
      unsubscribe();
      clearTimeout(timer);
      removeEventListener('pagehide', onHide);
      document.removeEventListener('visibilitychange', onHide);
    },
  };
}
