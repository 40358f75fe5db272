import { createServer } from 'node:net';
import { defineConfig } from '@playwright/test';
import { findBrowser } from './scripts/browser.mjs';

/** A port of the loopback interface that nothing listens on. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

// Workers load this file again and must come to the same answers, so the first load hands them on.
if (!process.env['QUORATE_E2E_PORT']) {
  const browser = findBrowser();
  if ('missing' in browser) throw new Error(browser.missing);
  process.env['QUORATE_CHROMIUM'] = browser.path;
  process.env['QUORATE_E2E_PORT'] = String(await freePort());
}
const port = process.env['QUORATE_E2E_PORT'];
const executablePath = process.env['QUORATE_CHROMIUM'] ?? '';
const baseURL = `http://127.0.0.1:${port}/`;

export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  outputDir: 'test-results/e2e',
  fullyParallel: true,
  workers: 2,
  // A second try tells a slow machine from a fault, and is traced; both are reported.
  retries: 1,
  timeout: 120_000,
  globalTimeout: 18 * 60_000,
  expect: { timeout: 20_000 },
  reporter: [['line'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    baseURL,
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    colorScheme: 'light',
    // Each test has a browser's profile of its own, and would fetch the whole build into it.
    serviceWorkers: 'block',
    permissions: ['clipboard-read', 'clipboard-write'],
    trace: 'on-first-retry',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        '--disable-quic',
        // What tries to leave this machine fails at once, instead of waiting for a name server.
        '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
      ],
    },
  },
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --host 127.0.0.1 --port ${port} --strictPort`,
    url: baseURL,
    timeout: 30_000,
  },
});
