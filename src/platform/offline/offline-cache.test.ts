import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { createOfflineCache, type OfflineCache, type OfflineManifest } from './offline-cache.ts';

const SCOPE = 'https://tools.example/quorate/';
const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64');

/** Cache storage as the browser has it, as far as it is used. */
class Caches {
  readonly kept = new Map<string, Map<string, Response>>();
  full = false;

  keys = async (): Promise<string[]> => [...this.kept.keys()];
  delete = async (name: string): Promise<boolean> => this.kept.delete(name);
  open = async (name: string) => {
    const entries = this.kept.get(name) ?? new Map<string, Response>();
    this.kept.set(name, entries);
    return {
      match: async (url: string, { ignoreSearch = false } = {}) => {
        const bare = (key: string): string => (ignoreSearch ? (key.split('?')[0] ?? '') : key);
        const key = [...entries.keys()].find((key) => bare(key) === bare(url));
        return key === undefined ? undefined : entries.get(key)?.clone();
      },
      put: async (url: string, response: Response) => {
        if (this.full) throw new DOMException('full', 'QuotaExceededError');
        entries.set(url, response);
      },
    };
  };
}

type Files = Readonly<Record<string, string>>;

let caches: Caches;
let served: Record<string, string>;
let asked: string[];
let running: string[];
let updating: boolean;
let elsewhere: ReadonlySet<string>;
/** What the browser's own cache has for a path, where that is not what the server has. */
let inBrowser: Files;

beforeEach(() => {
  caches = new Caches();
  served = {};
  asked = [];
  running = [];
  updating = false;
  elsewhere = new Set();
  inBrowser = {};
});

/** A server with the files of `served`, and a browser that compares their hashes. */
const fetchFromServer: typeof fetch = async (input, init) => {
  const url = typeof input === 'object' && 'url' in input ? input.url : String(input);
  const path = url.slice(SCOPE.length) || 'index.html';
  asked.push(path);
  const damaged = init?.cache === 'force-cache' ? inBrowser[path] : undefined;
  const text = damaged ?? served[path];
  if (text === undefined) return new Response('', { status: 404 });
  if (init?.integrity !== undefined && init.integrity !== `sha256-${sha256(text)}`) {
    throw new TypeError('Failed to fetch');
  }
  const response = new Response(text);
  if (elsewhere.has(path)) Object.defineProperty(response, 'redirected', { value: true });
  return response;
};

const hashed = (files: Files): Record<string, string> =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [path, sha256(text)]));

function build(version: string, files: Files, onUse: Files = {}): OfflineCache {
  Object.assign(served, files, onUse);
  const manifest: OfflineManifest = { version, files: hashed(files), onUse: hashed(onUse) };
  return createOfflineCache(manifest, {
    scope: SCOPE,
    caches: caches as unknown as CacheStorage,
    fetch: fetchFromServer,
    running: async () => running,
    updating: () => updating,
  });
}

interface Asked {
  readonly method?: string;
  readonly mode?: RequestMode;
}

/** What a page gets for a path below the scope; undefined: the browser asks by itself. */
async function get(
  cache: OfflineCache,
  path: string,
  { method = 'GET', mode = 'cors' }: Asked = {},
) {
  const request = { url: new URL(path, SCOPE).href, method, mode } as Request;
  return (await cache.answer(request))?.text();
}

const first = { 'index.html': 'page 1', 'assets/a-1.js': 'a', 'assets/b-1.js': 'b1' };
const second = { 'index.html': 'page 2', 'assets/a-1.js': 'a', 'assets/b-2.js': 'b2' };

describe('a build on the device', () => {
  it('answers without the server for all of its files', async () => {
    const cache = build('1', first);
    await cache.install();
    served = {};
    expect(await get(cache, 'assets/b-1.js')).toBe('b1');
    expect(await get(cache, '', { mode: 'navigate' })).toBe('page 1');
    expect(await get(cache, '?from=mail#design', { mode: 'navigate' })).toBe('page 1');
    expect(await get(cache, 'index.html', { mode: 'navigate' })).toBe('page 1');
  });

  it('opens pages that hosts name without their ending', async () => {
    const cache = build('1', { ...first, 'embed.html': 'embedded' });
    await cache.install();
    served = {};
    expect(await get(cache, 'embed', { mode: 'navigate' })).toBe('embedded');
    expect(await get(cache, 'embed.html', { mode: 'navigate' })).toBe('embedded');
  });

  it('leads what it does not know to the page, where the server is not there to answer', async () => {
    const down = createOfflineCache(
      { version: '1', files: hashed(first), onUse: {} },
      {
        scope: SCOPE,
        caches: caches as unknown as CacheStorage,
        fetch: async () => {
          throw new TypeError('Failed to fetch');
        },
        running: async () => [],
        updating: () => false,
      },
    );
    const request = { url: `${SCOPE}old/link`, method: 'GET', mode: 'navigate' } as Request;
    const answer = await down.answer(request);
    expect(answer?.status).toBe(302);
    expect(answer?.headers.get('location')).toBe(SCOPE);
  });

  it.each([
    ['another origin', 'https://example.org/quorate/index.html', {}],
    ['a folder beside it', 'https://tools.example/quorate-old/index.html', {}],
    ['the folder above', 'https://tools.example/', { mode: 'navigate' }],
    ['something sent', 'index.html', { method: 'POST' }],
    ['a file of no build', 'schema/topology-v1.schema.json', {}],
  ] as const)('leaves %s to the browser', async (_, url, init) => {
    const cache = build('1', first);
    await cache.install();
    asked = [];
    expect(await get(cache, url, init)).toBeUndefined();
    expect(asked).toEqual([]);
  });

  it('keeps what is of little use once it was used', async () => {
    const cache = build('1', first, { 'assets/gantt-1.js': 'gantt' });
    await cache.install();
    expect(asked).not.toContain('assets/gantt-1.js');
    expect(await get(cache, 'assets/gantt-1.js')).toBe('gantt');
    served = {};
    expect(await get(cache, 'assets/gantt-1.js')).toBe('gantt');
  });

  it('gives the answer although the disk is full', async () => {
    const cache = build('1', first, { 'assets/gantt-1.js': 'gantt' });
    await cache.install();
    caches.full = true;
    expect(await get(cache, 'assets/gantt-1.js')).toBe('gantt');
  });

  it('asks the server where the browser has thrown the files away', async () => {
    const cache = build('1', first);
    await cache.install();
    caches.kept.clear();
    expect(await get(cache, '', { mode: 'navigate' })).toBe('page 1');
    caches.kept.clear();
    served['index.html'] = 'page 2, which is newer';
    expect(await get(cache, '', { mode: 'navigate' })).toBe('page 2, which is newer');
  });

  it('asks the server where what the browser had by itself is damaged', async () => {
    inBrowser = { 'assets/a-1.js': 'half of' };
    const cache = build('1', first);
    await cache.install();
    expect(await get(cache, 'assets/a-1.js')).toBe('a');
  });

  it('opens the page by an answer of its own where a host has sent it elsewhere', async () => {
    const cache = build('1', first);
    elsewhere = new Set(['index.html']);
    await cache.install();
    const request = { url: SCOPE, method: 'GET', mode: 'navigate' } as Request;
    const answer = await cache.answer(request);
    expect(answer?.redirected).toBe(false);
    expect(await answer?.text()).toBe('page 1');
  });
});

describe('the next build', () => {
  it('fetches only what has changed', async () => {
    await build('1', first).install();
    asked = [];
    await build('2', second).install();
    expect(asked.toSorted()).toEqual(['assets/b-2.js', 'index.html']);
  });

  it.each([
    ['is missing on the server', undefined, 'assets/b-2.js: status 404'],
    ['is another than the build has', 'half of b', 'Failed to fetch'],
  ])('is given up whole when a file %s', async (_, text, error) => {
    const old = build('1', first);
    await old.install();
    const next = build('2', second);
    if (text === undefined) delete served['assets/b-2.js'];
    else served['assets/b-2.js'] = text;
    await expect(next.install()).rejects.toThrow(error);
    expect([...caches.kept.keys()]).toEqual([`quorate ${SCOPE} 1`]);
    served = {};
    expect(await get(old, '', { mode: 'navigate' })).toBe('page 1');
  });

  it('serves the parts of the build before to the pages that run it, and removes it after them', async () => {
    await build('1', first).install();
    const next = build('2', second);
    await next.install();
    served = {};
    running = [`${SCOPE}assets/b-1.js`, `${SCOPE}assets/b-2.js`];
    await next.tidy();
    expect(await get(next, 'assets/b-1.js')).toBe('b1');
    running = [`${SCOPE}assets/b-2.js`];
    await next.tidy();
    expect([...caches.kept.keys()]).toEqual([`quorate ${SCOPE} 2`]);
  });

  it('is not removed by the build before while it waits', async () => {
    const old = build('1', first);
    await old.install();
    await build('2', second).install();
    updating = true;
    await old.tidy();
    expect(caches.kept.size).toBe(2);
  });

  it('lets the builds below other folders of the origin be', async () => {
    await caches.open(`quorate ${SCOPE}beta/ 1`);
    await caches.open('something else');
    const cache = build('2', second);
    await cache.install();
    await cache.tidy();
    expect([...caches.kept.keys()].toSorted()).toEqual([
      `quorate ${SCOPE} 2`,
      `quorate ${SCOPE}beta/ 1`,
      'something else',
    ]);
  });
});
