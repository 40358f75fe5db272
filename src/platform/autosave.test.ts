// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Command } from '../core/commands/command.ts';
import { emptyTopology } from '../core/model/topology.ts';
import { writeDocument } from '../core/persistence/write-document.ts';
import { createDocumentStore, type DocumentStore } from '../store/document-store.ts';
import { autosaveDelay, startAutosave, type Autosave } from './autosave.ts';
import type { DesignStorage, StoredDesign } from './design-storage.ts';

/** The storage of one browser, as several pages share it. */
class Shared {
  readonly records = new Map<string, StoredDesign>();
  readonly #pages: ((id: string) => void)[] = [];
  full = false;

  page({ deaf = false } = {}): DesignStorage {
    const own: ((id: string) => void)[] = [];
    const put = (design: StoredDesign): void => {
      if (this.full) throw new DOMException('full', 'QuotaExceededError');
      this.records.set(design.id, design);
      for (const listener of this.#pages) if (!own.includes(listener)) listener(design.id);
    };
    const storage: Partial<DesignStorage> = {
      save: async (design, over) => {
        await Promise.resolve();
        const kept = this.records.get(design.id);
        if (kept !== undefined && kept.text !== design.text && !over.has(kept.text)) return kept;
        put(design);
        return undefined;
      },
      saveAtOnce: (design) => Promise.resolve(put(design)),
      load: (id) => Promise.resolve(this.records.get(id)),
      onChange: (listener) => {
        own.push(listener);
        if (!deaf) this.#pages.push(listener);
        return () => undefined;
      },
    };
    return storage as DesignStorage;
  }

  names(): string[] {
    return [...this.records.values()].map(({ name }) => name).toSorted();
  }
}

interface Page {
  readonly store: DocumentStore;
  readonly autosave: Autosave;
  readonly states: string[];
  readonly parted: string[];
  followed: number;
}

const rename = (name: string): Command => ({
  type: 'update-settings',
  part: 'metadata',
  patch: { name },
});
const pages: Page[] = [];

function open(storage: DesignStorage, id = 'one', name = 'start'): Page {
  const store = createDocumentStore(id, emptyTopology(name));
  const states: string[] = [];
  const parted: string[] = [];
  const autosave = startAutosave(
    store,
    storage,
    {
      onState: (state) => states.push(state),
      onFollowed: () => (page.followed += 1),
      onParted: ({ name: theirs }) => parted.push(theirs),
    },
    () => 1,
  );
  const page: Page = { store, autosave, states, parted, followed: 0 };
  pages.push(page);
  return page;
}

const nameOf = ({ store }: Page): string => store.getState().topology.metadata.name;
const edit = ({ store }: Page, name: string): void => void store.getState().dispatch(rename(name));
const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(autosaveDelay);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  for (const { autosave } of pages.splice(0)) autosave.dispose();
  vi.useRealTimers();
});

describe('one page', () => {
  it('writes an edit after the delay, and further ones over it', async () => {
    const shared = new Shared();
    const page = open(shared.page());
    edit(page, 'first');
    expect(shared.names()).toEqual([]);
    await settle();
    expect(shared.names()).toEqual(['first']);
    edit(page, 'second');
    // Two writes on their way at once: the second finds the first, which is its own.
    const first = page.autosave.flush();
    edit(page, 'third');
    await Promise.all([first, page.autosave.flush()]);
    expect(shared.names()).toEqual(['third']);
    expect(page.parted).toEqual([]);
    expect(page.states.at(-1)).toBe('saved');
  });

  it('says that it failed, and goes on once there is room', async () => {
    const shared = new Shared();
    const page = open(shared.page());
    shared.full = true;
    edit(page, 'lost?');
    await settle();
    expect(page.states.at(-1)).toBe('failed');
    shared.full = false;
    edit(page, 'kept');
    await settle();
    expect(shared.names()).toEqual(['kept']);
    expect([page.states.at(-1), page.parted]).toEqual(['saved', []]);
  });

  it('writes at once when it is left, also what is on its way', () => {
    const shared = new Shared();
    const page = open(shared.page());
    edit(page, 'edited');
    void page.autosave.flush();
    edit(page, 'and left');
    dispatchEvent(new Event('pagehide'));
    expect(shared.names()).toEqual(['and left']);
  });

  it('writes the last edit of a design that is left for another', async () => {
    const shared = new Shared();
    const page = open(shared.page());
    edit(page, 'left');
    page.store.getState().open('two', emptyTopology('next'));
    await settle();
    expect(shared.names()).toEqual(['left', 'next']);
  });

  it('takes a design that an older release wrote for its own', async () => {
    const shared = new Shared();
    const text = JSON.stringify(JSON.parse(writeDocument(emptyTopology('start'))));
    shared.records.set('one', { id: 'one', name: 'start', savedAt: 0, text });
    const page = open(shared.page());
    edit(page, 'edited');
    await settle();
    expect([shared.names(), page.parted]).toEqual([['edited'], []]);
  });
});

describe('two pages on one design', () => {
  it('follow each other while only one is edited', async () => {
    const shared = new Shared();
    const [a, b] = [open(shared.page()), open(shared.page())];
    edit(a, 'by a');
    await settle();
    expect([nameOf(b), b.followed]).toEqual(['by a', 1]);
    expect(b.store.getState().history.past).toEqual([]);
    edit(b, 'by b');
    await settle();
    expect([nameOf(a), a.followed]).toEqual(['by b', 1]);
    // Nobody writes what was only followed, or they would never come to rest.
    await settle();
    expect([a.followed, b.followed, shared.records.size]).toEqual([1, 1, 1]);
  });

  it('part where both are edited at once, and both are kept', async () => {
    const shared = new Shared();
    const [a, b] = [open(shared.page()), open(shared.page())];
    edit(a, 'by a');
    edit(b, 'by b');
    await settle();
    expect(shared.names()).toEqual(['by a', 'by b']);
    expect([nameOf(a), nameOf(b)]).toEqual(['by a', 'by b']);
    expect([a.parted, b.parted]).toEqual([[], ['by a']]);
    expect(b.store.getState().designId).not.toBe('one');
    expect(b.store.getState().history.past).toHaveLength(1);
    // From then on they are two designs.
    edit(a, 'a again');
    edit(b, 'b again');
    await settle();
    expect(shared.names()).toEqual(['a again', 'b again']);
  });

  it('part where one has not heard of the other', async () => {
    const shared = new Shared();
    const [a, b] = [open(shared.page()), open(shared.page({ deaf: true }))];
    edit(a, 'by a');
    await settle();
    expect(nameOf(b)).toBe('start');
    edit(b, 'by b');
    await settle();
    expect(shared.names()).toEqual(['by a', 'by b']);
    expect(b.parted).toEqual(['by a']);
  });

  it('leave each other alone on different designs', async () => {
    const shared = new Shared();
    const [a, b] = [open(shared.page()), open(shared.page(), 'two', 'other')];
    edit(a, 'by a');
    await settle();
    expect([nameOf(b), b.followed]).toEqual(['other', 0]);
  });
});
