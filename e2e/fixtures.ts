import { expect, test as base, type BrowserContext } from '@playwright/test';
import { DesignerPage } from './pages/designer-page.ts';

/** What the browser may load without asking a server. */
const LOCAL_SCHEMES = new Set(['data:', 'blob:', 'about:']);

/** Collects whatever a page does that the designer never may, in any page or worker of a context. */
async function watch(context: BrowserContext, origin: string): Promise<readonly string[]> {
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
  // Chromium is silent about some that a script swallows, as of one that tries whether it may eval.
  await context.addInitScript(() =>
    addEventListener('securitypolicyviolation', (event) => {
      // oxlint-disable-next-line no-console -- the way out of the page
      console.error(`policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`);
    }),
  );
  return faults;
}

interface Fixtures {
  /** The designer, opened. */
  readonly designer: DesignerPage;
  /** What a test makes the page say on purpose, to see that it is refused. */
  readonly provoked: RegExp | null;
  /**
   * In every test: no request leaves the origin, nothing breaks the content security policy, no
   * error on the console, none uncaught.
   */
  readonly clean: void;
}

export const test = base.extend<Fixtures>({
  provoked: [null, { option: true }],
  clean: [
    async ({ context, baseURL, provoked }, provide) => {
      const faults = await watch(context, new URL(baseURL ?? 'about:blank').origin);
      await provide();
      const unasked = faults.filter((fault) => provoked?.test(fault) !== true);
      expect.soft(unasked, 'what the page did that it never may').toEqual([]);
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
