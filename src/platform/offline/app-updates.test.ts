import { describe, expect, it, vi } from 'vitest';
import { followUpdates, type UpdatedPage } from './app-updates.ts';
import { runningEntries } from './protocol.ts';

class Worker extends EventTarget {
  state = 'installing';
  readonly heard: unknown[] = [];
  postMessage(message: unknown): void {
    this.heard.push(message);
  }
  become(state: string): void {
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }
}

class Registration extends EventTarget {
  installing: Worker | null = null;
  waiting: Worker | null = null;
  readonly update = vi.fn<() => Promise<void>>(async () => undefined);
  /** A newer build is found, fetched whole, and waits. */
  find(): Worker {
    const worker = new Worker();
    this.installing = worker;
    this.dispatchEvent(new Event('updatefound'));
    return worker;
  }
  ready(worker: Worker): void {
    [this.installing, this.waiting] = [null, worker];
    worker.become('installed');
  }
}

class Container extends EventTarget {
  readonly registration = new Registration();
  controller: Worker | null;
  register: () => Promise<Registration> = async () => this.registration;
  constructor(controller: Worker | null) {
    super();
    this.controller = controller;
  }
  taken(by: Worker): void {
    this.controller = by;
    this.dispatchEvent(new Event('controllerchange'));
  }
}

const ENTRY = 'https://tools.example/quorate/assets/index-1.js';

/** A page, controlled by a worker of an earlier visit or not yet, that has come to rest. */
async function open({ visited = true, refuses = false } = {}) {
  const container = new Container(visited ? new Worker() : null);
  if (refuses) container.register = () => Promise.reject(new Error('SecurityError'));
  const reload = vi.fn<() => void>();
  const held: string[] = [];
  let look = (): void => undefined;
  const page = {
    workers: container,
    locks: {
      request: async (name: string, _: unknown, granted: () => Promise<void>) => {
        held.push(name);
        await granted();
      },
    },
    settled: async () => undefined,
    nowAndThen: (callback: () => void) => {
      look = callback;
    },
    reload,
  } as unknown as UpdatedPage;
  const updates = followUpdates(ENTRY, page);
  const heard = vi.fn<() => void>();
  updates.subscribe(heard);
  await new Promise((resolve) => setTimeout(resolve));
  const { registration } = container;
  return { container, registration, updates, reload, held, heard, look: () => look() };
}

describe('updates of the app', () => {
  it('offers none on the first visit', async () => {
    const { container, registration, updates, reload } = await open({ visited: false });
    registration.ready(registration.find());
    registration.waiting = null;
    container.taken(new Worker());
    expect(updates.offers()).toBe(0);
    expect(reload).not.toHaveBeenCalled();
  });

  it('offers a build once it was fetched whole, and loads it when told to', async () => {
    const { container, registration, updates, reload, heard } = await open();
    const worker = registration.find();
    expect(updates.offers()).toBe(0);
    registration.ready(worker);
    expect(updates.offers()).toBe(1);
    expect(heard).toHaveBeenCalledOnce();
    expect(worker.heard).toEqual([]);

    updates.apply();
    expect(worker.heard).toEqual(['activate']);
    expect(reload).not.toHaveBeenCalled();
    container.taken(worker);
    expect(reload).toHaveBeenCalledOnce();
  });

  it('does not offer one that could not be fetched', async () => {
    const { registration, updates } = await open();
    const worker = registration.find();
    registration.installing = null;
    worker.become('redundant');
    expect(updates.offers()).toBe(0);
  });

  it('offers one that waits since an earlier visit', async () => {
    const container = new Container(new Worker());
    container.registration.waiting = new Worker();
    const updates = followUpdates(ENTRY, {
      workers: container as unknown as ServiceWorkerContainer,
      locks: undefined,
      settled: async () => undefined,
      nowAndThen: () => undefined,
      reload: () => undefined,
    });
    await vi.waitFor(() => expect(updates.offers()).toBe(1));
  });

  it('does not reload because another tab did, but offers to', async () => {
    const { container, registration, updates, reload } = await open();
    const worker = registration.find();
    registration.ready(worker);
    registration.waiting = null;
    container.taken(worker);
    expect(reload).not.toHaveBeenCalled();
    expect(updates.offers()).toBe(2);
    updates.apply();
    expect(reload).toHaveBeenCalledOnce();
  });

  it('reloads although a worker does not take over', async () => {
    const { registration, updates, reload } = await open();
    registration.ready(registration.find());
    vi.useFakeTimers();
    updates.apply();
    vi.advanceTimersByTime(10_000);
    vi.useRealTimers();
    expect(reload).toHaveBeenCalledOnce();
  });

  it('says which build it runs as long as it lives, and has the rest removed', async () => {
    const { container, held } = await open();
    expect(runningEntries(held.map((name) => ({ name })))).toEqual([ENTRY]);
    expect(container.controller?.heard).toEqual(['tidy']);
  });

  it('looks for a newer build now and then, and bears that there is no network', async () => {
    const { registration, look, updates } = await open();
    registration.update.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    look();
    look();
    expect(registration.update).toHaveBeenCalledTimes(2);
    expect(updates.offers()).toBe(0);
  });

  it.each([
    ['refuses a worker', { refuses: true }],
    ['refuses a worker on the first visit', { refuses: true, visited: false }],
  ])('is silent where the browser %s', async (_, how) => {
    const { updates, reload } = await open(how);
    expect(updates.offers()).toBe(0);
    updates.apply();
    expect(reload).toHaveBeenCalledOnce();
  });
});

it('locks of others are not taken for a page', () => {
  expect(runningEntries([{ name: 'other' }, {}, { name: 'quorate runs x' }])).toEqual(['x']);
});
