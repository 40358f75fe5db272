import { expect, test as base, type BrowserContext } from '@playwright/test';
import { DesignerPage } from './pages/designer-page.ts';

/** What the browser may load without asking a server. */
const LOCAL_SCHEMES = new Set(['data:', 'blob:', 'about:']);

/** Collects whatever a page does that the designer never may, in any page or worker of a context. */
function watch(context: BrowserContext, origin: string): readonly string[] {
  const faults: string[] = [];
  const checkAddress = (address: string) => {
    const url = new URL(address);
    const sameHost = url.origin === origin || url.href.startsWith(origin.replace('http', 'ws'));
    if (!sameHost && !LOCAL_SCHEMES.has(url.protocol)) faults.push(`left the origin: ${address}`);
  };
  context.on('request', (request) => checkAddress(request.url()));
  context.on('page', (page) => page.on('websocket', (socket) => checkAddress(socket.url())));
  context.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console error: ${message.text()}`);
  });
  context.on('weberror', (event) => faults.push(`uncaught: ${event.error().message}`));
  return faults;
}

interface Fixtures {
  /** The designer, opened. */
  readonly designer: DesignerPage;
  /** In every test: no request leaves the origin, no error on the console, none uncaught. */
  readonly clean: void;
}

export const test = base.extend<Fixtures>({
  clean: [
    async ({ context, baseURL }, provide) => {
      const faults = watch(context, new URL(baseURL ?? 'about:blank').origin);
      await provide();
      expect.soft(faults, 'what the page did that it never may').toEqual([]);
    },
    { auto: true },
  ],
  designer: async ({ page }, provide) => {
    const designer = new DesignerPage(page);
    await designer.open();
    await provide(designer);
  },
});

export { expect };
