/** The files of one build, by their path below index.html, each with its SHA-256 as base64. */
export interface OfflineManifest {
  /** Differs between any two builds. */
  readonly version: string;
  /** Kept from the first visit on. */
  readonly files: Readonly<Record<string, string>>;
  /** Kept once they were asked for. */
  readonly onUse: Readonly<Record<string, string>>;
}

/** What the cache needs of the worker that it serves. */
export interface Surroundings {
  /** Address of the folder of index.html, with its slash. */
  readonly scope: string;
  readonly caches: CacheStorage;
  readonly fetch: typeof fetch;
  /** Scripts that living pages were started by, of whatever build. */
  readonly running: () => Promise<readonly string[]>;
  /** Whether a newer build is being fetched or waits, whose cache is none of this one's business. */
  readonly updating: () => boolean;
}

export interface OfflineCache {
  /** Fetches all that is not here yet; rejects, and leaves nothing, when a file is not to be had. */
  install(): Promise<void>;
  /** The answer to a request; undefined leaves it to the browser. */
  answer(request: Request): Promise<Response> | undefined;
  /** Removes the caches of earlier builds that no living page runs. */
  tidy(): Promise<void>;
}

/** Requests at a time while installing: the page itself goes first. */
const LANES = 4;

/** A build on this device: one cache a build, each file under its content's hash. */
export function createOfflineCache(
  { version, files, onUse }: OfflineManifest,
  { scope, caches, fetch, running, updating }: Surroundings,
): OfflineCache {
  // Several Quorates may live below one origin, and share its caches.
  const prefix = `quorate ${scope} `;
  const name = prefix + version;
  const hashes = new Map([...Object.entries(files), ...Object.entries(onUse)]);

  const keyOf = (path: string): string =>
    `${scope}${path}?sha256=${encodeURIComponent(hashes.get(path) ?? '')}`;

  const others = async (): Promise<string[]> =>
    (await caches.keys()).filter((other) => other.startsWith(prefix) && other !== name);

  const ask = async (path: string, cache: RequestCache): Promise<Response> => {
    const integrity = `sha256-${hashes.get(path)}`;
    const response = await fetch(scope + path, { integrity, cache, priority: 'low' });
    if (!response.ok) throw new Error(`${path}: status ${response.status}`);
    return response;
  };

  /** The file as this build knows it, and no other: the browser compares the hash. */
  const load = async (path: string): Promise<Response> => {
    // What is named by its content and was loaded by the page need not come again, whatever the
    // server says; the rest a server or proxy may hold too long.
    const response = path.startsWith('assets/')
      ? await ask(path, 'force-cache').catch(() => ask(path, 'reload'))
      : await ask(path, 'no-cache');
    if (!response.redirected) return response;
    // A page may not be opened by an answer that was sent elsewhere, as some hosts do with .html.
    return new Response(await response.blob(), { headers: response.headers });
  };

  const stored = async (path: string, request: Request): Promise<Response> => {
    const cache = await caches.open(name);
    const hit = await cache.match(keyOf(path), { ignoreVary: true });
    if (hit) return hit;
    try {
      const response = await load(path);
      await cache.put(keyOf(path), response.clone());
      return response;
    } catch {
      // The disk is full, or the server has another build by now: its own answer is the best left.
      return fetch(request);
    }
  };

  /** A part of an earlier build, for a page that still runs it. */
  const earlier = async (path: string, request: Request): Promise<Response> => {
    for (const other of await others()) {
      const cache = await caches.open(other);
      const hit = await cache.match(scope + path, { ignoreSearch: true, ignoreVary: true });
      if (hit) return hit;
    }
    return fetch(request);
  };

  const pageAt = (path: string): string | undefined =>
    [path === '' ? 'index.html' : path, `${path}.html`].find((page) => hashes.has(page));

  return {
    async install() {
      const cache = await caches.open(name);
      const before = await Promise.all((await others()).map((other) => caches.open(other)));
      const kept = async (path: string): Promise<Response | undefined> => {
        for (const other of before) {
          const hit = await other.match(keyOf(path), { ignoreVary: true });
          if (hit) return hit;
        }
        return undefined;
      };
      const take = async (path: string): Promise<void> => {
        const response = (await kept(path)) ?? (path in files ? await load(path) : undefined);
        if (response) await cache.put(keyOf(path), response);
      };
      const queue = [...hashes.keys()];
      const lane = async (): Promise<void> => {
        for (let path = queue.shift(); path !== undefined; path = queue.shift()) await take(path);
      };
      try {
        await Promise.all(Array.from({ length: LANES }, lane));
      } catch (error) {
        queue.length = 0;
        await caches.delete(name);
        throw error;
      }
    },

    answer(request) {
      const { pathname, href } = new URL(request.url);
      if (request.method !== 'GET' || !href.startsWith(scope)) return undefined;
      const path = pathname.slice(new URL(scope).pathname.length);
      if (request.mode === 'navigate') {
        const page = pageAt(path);
        if (page !== undefined) return stored(page, request);
        // The page finds its parts beside itself, so it must be opened at its own address.
        return fetch(request).catch(() => Response.redirect(scope));
      }
      if (hashes.has(path)) return stored(path, request);
      return path.startsWith('assets/') ? earlier(path, request) : undefined;
    },

    async tidy() {
      const [before, entries] = [await others(), await running()];
      if (updating()) return;
      for (const other of before) {
        const cache = await caches.open(other);
        const uses = entries.map((entry) => cache.match(entry, { ignoreSearch: true }));
        if ((await Promise.all(uses)).every((hit) => hit === undefined)) await caches.delete(other);
      }
    },
  };
}
