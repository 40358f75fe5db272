export interface Announcement {
  text: string;
  /** Interrupts what is being read; for what must not wait. */
  urgent: boolean;
}

type Listener = (announcement: Announcement) => void;
const listeners = new Set<Listener>();

/** Says a text to screen readers through the {@link LiveRegion} of the page; shows nothing. */
export function announce(text: string, { urgent = false }: { urgent?: boolean } = {}): void {
  for (const listener of listeners) listener({ text, urgent });
}

/** Hears every {@link announce}; returns how to stop. */
export function onAnnounce(listener: Listener): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
