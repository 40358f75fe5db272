import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test as base } from './fixtures.ts';

const DIST = path.resolve(import.meta.dirname, '..', 'dist');
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};

/** A plain file server that knows nothing of the app, with the build below `prefix`. */
function serveBelow(prefix: string): Promise<Server> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const name = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
    const file = path.join(DIST, name.slice(prefix.length));
    const inside = name.startsWith(prefix) && file.startsWith(DIST + path.sep);
    void (inside ? readFile(file) : Promise.reject(new Error('outside'))).then(
      (content) => {
        const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
        response.writeHead(200, { 'content-type': type }).end(content);
      },
      () => response.writeHead(404).end(),
    );
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

const test = base.extend({
  baseURL: async ({}, provide) => {
    const server = await serveBelow('/tools/quorate/');
    await provide(`http://127.0.0.1:${(server.address() as AddressInfo).port}/tools/quorate/`);
    server.closeAllConnections();
    server.close();
  },
});

test('the build works below any path of a plain file server', async ({ designer }) => {
  await expect(designer.page).toHaveTitle(/Quorate/);
  expect(new URL(designer.page.url()).pathname).toBe('/tools/quorate/');
});

test.describe('the content security policy', () => {
  test.use({ provoked: /policy|example\.org/i });

  test('is in force: nothing inline, nothing made from text, nothing from elsewhere', async ({
    designer,
  }) => {
    const { page } = designer;
    const evalRefused = await page.evaluate(async () => {
      const left = new Set([
        'script-src-elem',
        'script-src',
        'frame-src',
        'img-src',
        'connect-src',
      ]);
      const all = new Promise<void>((resolve) => {
        addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
          left.delete(effectiveDirective);
          if (left.size === 0) resolve();
        });
      });
      const script = document.createElement('script');
      script.textContent = 'document.title = "inline"';
      const frame = document.createElement('iframe');
      frame.src = 'https://example.org/';
      document.body.append(script, frame);
      new Image().src = 'https://example.org/x.png';
      await fetch('https://example.org/').catch(() => undefined);
      // In a task of the page's own: a debugger's may make code of text.
      const made = await new Promise<boolean>((resolve) => {
        setTimeout(() => {
          try {
            Reflect.construct(Function, ['']);
            resolve(true);
          } catch {
            resolve(false);
          }
        });
      });
      await all;
      return !made;
    });
    expect(evalRefused).toBe(true);
    await expect(page).toHaveTitle(/Quorate/);
  });
});
