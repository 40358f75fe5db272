import { runningLock, workerFile, type WorkerMessage } from './protocol.ts';

/** Other builds of the app that could take the place of the one that runs. */
export interface AppUpdates {
  /** How often one was offered: 0 while there is none. */
  offers(): number;
  /** Calls back at each offer, until the returned function is called. */
  subscribe(listener: () => void): () => void;
  /** Loads the page anew with the newest build. Whoever calls it has saved before. */
  apply(): void;
}

/** What this needs of the page. */
export interface UpdatedPage {
  /** Undefined where the browser has none or the page came without encryption. */
  readonly workers: ServiceWorkerContainer | undefined;
  readonly locks: LockManager | undefined;
  /** Resolves when the page is in use and has time. */
  readonly settled: () => Promise<void>;
  /** Calls back now and then while the page is looked at. */
  readonly nowAndThen: (callback: () => void) => void;
  readonly reload: () => void;
}

/** Milliseconds after which a worker that does not take over is no longer waited for. */
const PATIENCE = 5000;

/**
 * Keeps the app on this device and looks for newer builds. Nothing is replaced before `apply`; a
 * build that could not be fetched whole is never offered.
 *
 * @param entry Address of the script that the page was started by: the worker keeps its build.
 */
export function followUpdates(entry: string, page: UpdatedPage = browserPage()): AppUpdates {
  const { workers } = page;
  const listeners = new Set<() => void>();
  let offers = 0;
  let applying = false;
  let registration: ServiceWorkerRegistration | undefined;

  const offer = (): void => {
    offers += 1;
    for (const listener of listeners) listener();
  };
  const offerWaiting = (): void => {
    if (registration?.waiting && workers?.controller) offer();
  };
  const watch = (worker: ServiceWorker | null): void => {
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed') offerWaiting();
    });
  };

  const start = async (container: ServiceWorkerContainer): Promise<void> => {
    // The first worker of all takes the page as it is.
    let controlled = container.controller !== null;
    container.addEventListener('controllerchange', () => {
      if (applying) page.reload();
      else if (controlled) offer(); // another tab said yes
      controlled = true;
    });
    await hold(page.locks, runningLock(entry));
    container.controller?.postMessage('tidy' satisfies WorkerMessage);
    await page.settled();
    const found = await container.register(workerFile, { updateViaCache: 'none' });
    registration = found;
    found.addEventListener('updatefound', () => watch(found.installing));
    watch(found.installing);
    offerWaiting();
    page.nowAndThen(() => void found.update().catch(offlineNow));
  };
  // Where a worker may not be (a private window, storage blocked) the app works, with the network.
  if (workers !== undefined) void start(workers).catch(offlineNow);

  return {
    offers: () => offers,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    apply() {
      applying = true;
      const waiting = registration?.waiting;
      if (!waiting) return page.reload();
      setTimeout(page.reload, PATIENCE);
      waiting.postMessage('activate' satisfies WorkerMessage);
    },
  };
}

function offlineNow(): void {
  // There is nothing to say: what runs goes on, and the next look may find the server.
}

/** Takes a lock that goes when the page goes, however it goes. */
function hold(locks: LockManager | undefined, name: string): Promise<void> {
  return new Promise((resolve) => {
    if (locks === undefined) return resolve();
    const forEver = new Promise<never>(() => {});
    locks
      .request(name, { mode: 'shared' }, () => {
        resolve();
        return forEver;
      })
      .catch(() => resolve());
  });
}

const HOUR = 3_600_000;

/** Milliseconds that the page has to itself once it is loaded. */
const REST = 3000;

function browserPage(): UpdatedPage {
  return {
    workers: navigator.serviceWorker as ServiceWorkerContainer | undefined,
    locks: navigator.locks as LockManager | undefined,
    settled: async () => {
      if (document.readyState !== 'complete') {
        await new Promise((resolve) => addEventListener('load', resolve, { once: true }));
      }
      // What the page loads right after its start goes first.
      await new Promise((resolve) => setTimeout(resolve, REST));
      // Safari has no idle callback.
      if (typeof requestIdleCallback !== 'function') return;
      await new Promise<void>((resolve) => requestIdleCallback(() => resolve(), { timeout: REST }));
    },
    nowAndThen: (callback) => {
      let last = Date.now();
      const look = (): void => {
        if (document.visibilityState !== 'visible' || Date.now() - last < HOUR) return;
        last = Date.now();
        callback();
      };
      document.addEventListener('visibilitychange', look);
      setInterval(look, HOUR / 4);
    },
    reload: () => location.reload(),
  };
}
