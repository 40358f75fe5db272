import { writeDocument } from '../core/persistence/write-document.ts';
import type { DocumentStore } from '../store/document-store.ts';
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

  const write = (): Promise<void> => {
    timer = undefined;
    const { topology, designId } = documentStore.getState();
    writing = writing.then(async () => {
      try {
        await storage.save({
          id: designId,
          name: topology.metadata.name,
          savedAt: now(),
          text: writeDocument(topology),
        });
        if (timer === undefined) onState('saved');
      } catch (error) {
        onState('failed', error);
      }
    });
    return writing;
  };
  const flush = (): Promise<void> => {
    if (timer === undefined) return writing;
    clearTimeout(timer);
    return write();
  };
  const unsubscribe = documentStore.subscribe((state, previous) => {
    if (state.topology === previous.topology && state.designId === previous.designId) return;
    onState('saving');
    // No sliding window: steady editing must not put the write off for ever.
    timer ??= setTimeout(() => void write(), autosaveDelay);
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
