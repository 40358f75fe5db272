import type { AddressInfo } from 'node:net';
import { expect, test as base } from './fixtures.ts';
import { serveBuildBelow } from './static-server.ts';

const test = base.extend({
  baseURL: async ({}, provide) => {
    const server = await serveBuildBelow('/tools/quorate/');
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
