import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { leavingWorker } from '../scripts/vite-no-worker.mjs';
import { writeServiceWorker } from '../scripts/vite-offline.mjs';
import { expect, test as base } from './fixtures.ts';
import { bytesOf, DesignerPage } from './pages/designer-page.ts';
import { DIST, serveBuildBelow } from './static-server.ts';
import { readZip } from './zip.ts';

interface Site {
  readonly address: string;
  /** Serves another folder from now on. */
  deploy(folder: string): void;
  close(): void;
}

async function openSite(prefix: string): Promise<Site> {
  let folder = DIST;
  const server = await serveBuildBelow(prefix, {}, () => folder);
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}${prefix}`,
    deploy: (next) => {
      folder = next;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

interface Offline {
  readonly prefix: string;
  readonly server: Site;
  /** A copy of the build that calls itself otherwise and has no file name in common with it. */
  readonly nextBuild: string;
}

const test = base.extend<Offline>({
  serviceWorkers: 'allow',
  prefix: ['/', { option: true }],
  server: async ({ prefix }, provide) => {
    const server = await openSite(prefix);
    await provide(server);
    server.close();
  },
  baseURL: async ({ server }, provide) => provide(server.address),
  nextBuild: async ({}, provide) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'quorate-build-'));
    cpSync(DIST, folder, { recursive: true });
    renameSync(path.join(folder, 'assets'), path.join(folder, 'parts'));
    const parts = readdirSync(path.join(folder, 'parts')).map((name) => `parts/${name}`);
    for (const name of ['index.html', ...parts].filter((file) => /\.(?:html|js|css)$/.test(file))) {
      const file = path.join(folder, name);
      const text = readFileSync(file, 'utf8').replaceAll('assets/', 'parts/');
      writeFileSync(file, text.replace('<title>Quorate', '<title>Quorate the next'));
    }
    await writeServiceWorker(folder);
    await provide(folder);
    rmSync(folder, { recursive: true, force: true });
  },
});

/** Waits until the build is kept on the device and answers for the page. */
async function kept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller) return;
    await new Promise((resolve) =>
      navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
    );
  });
}

const cacheNames = (page: Page): Promise<string[]> => page.evaluate(() => caches.keys());

/** Has the browser look for a newer build, as it does now and then. */
async function lookForUpdate(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
  });
}

for (const prefix of ['/', '/tools/quorate/']) {
  test.describe(`under ${prefix}`, () => {
    test.use({ prefix });

    test('everything works without a network after the first visit', async ({
      designer,
      context,
      server,
    }) => {
      const { page, canvas, diagram, toolbar } = designer;
      await kept(page);
      // The server is gone, too: nothing that is in the browser's own store by chance helps.
      server.close();
      await context.setOffline(true);
      await designer.reload();
      await expect(page).toHaveTitle(/Quorate/);

      await designer.startFrom('Three stacked masters over three zones');
      await expect(canvas.shapes('master')).toHaveCount(3);
      await designer.openPanel('Diagram');
      await diagram.drawn('Cluster');
      expect(await diagram.svg()).toContain('<text');
      const download = page.waitForEvent('download');
      await toolbar.getByRole('button', { name: 'Download configs (zip)' }).click();
      const files = readZip(await bytesOf(await download));
      expect([...files.keys()]).toContain('topology.json');

      await page.goto('./?from=a-link');
      await expect(canvas.shapes('master')).toHaveCount(3);
    });
  });
}

test('the app can be installed', async ({ designer, context }) => {
  const session = await context.newCDPSession(designer.page);
  await kept(designer.page);
  const { errors, data } = await session.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  expect(JSON.parse(data ?? '{}')).toMatchObject({ short_name: 'Quorate', display: 'standalone' });
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  // A browser's profile that is never kept cannot install anything.
  const ids = installabilityErrors.map(({ errorId }) => errorId);
  expect(ids.filter((id) => id !== 'in-incognito')).toEqual([]);
});

test('a new version is offered, and taken without losing the design', async ({
  designer,
  server,
  nextBuild,
}) => {
  const { page, canvas } = designer;
  await kept(page);
  await designer.startFrom('Single master');
  server.deploy(nextBuild);
  await lookForUpdate(page);
  const offer = designer.toast('A new version is ready');
  await expect(offer).toBeVisible();
  await expect(page).toHaveTitle('Quorate');

  // Taken at once: the name is not written yet.
  await designer.designName.fill('edited just now');
  await offer.getByRole('button', { name: 'Reload' }).click();
  await expect(page).toHaveTitle('Quorate the next');
  await expect(designer.designName).toHaveValue('edited just now');
  await expect(canvas.shapes('master')).toHaveCount(1);
  await expect(offer).toBeHidden();
  await expect.poll(() => cacheNames(page)).toHaveLength(1);
});

test('a tab that goes on with the version before still works, and is told', async ({
  designer,
  context,
  server,
  nextBuild,
}) => {
  await kept(designer.page);
  const other = new DesignerPage(await context.newPage());
  await other.open();
  await other.startFrom('Single master');
  server.deploy(nextBuild);
  await lookForUpdate(designer.page);
  const offer = designer.toast('A new version is ready');
  await offer.getByRole('button', { name: 'Reload' }).click();
  await expect(designer.page).toHaveTitle('Quorate the next');

  // Parts that this tab has not loaded before, and that no server has any more.
  await expect(other.page).toHaveTitle('Quorate');
  await other.openPanel('Diagram');
  await other.diagram.drawn('Cluster');
  expect(await cacheNames(other.page)).toHaveLength(2);

  const told = other.toast('A new version is ready');
  await expect(told).toHaveCount(1);
  await other.designName.fill('of the other tab');
  await told.getByRole('button', { name: 'Reload' }).click();
  await expect(other.page).toHaveTitle('Quorate the next');
  await expect(other.designName).toHaveValue('of the other tab');
  await expect.poll(() => cacheNames(other.page)).toHaveLength(1);
});

test.describe('a new version that cannot be fetched whole', () => {
  test.use({ provoked: /404/ });

  test('is not offered, and the one before goes on', async ({
    designer,
    context,
    server,
    nextBuild,
  }) => {
    const { page } = designer;
    await kept(page);
    const parts = path.join(nextBuild, 'parts');
    const missing = readdirSync(parts).find((name) => name.startsWith('starters-dialog'));
    unlinkSync(path.join(parts, missing ?? ''));
    server.deploy(nextBuild);
    const outcome = await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      const found = new Promise<string>((resolve) => {
        registration.addEventListener('updatefound', () => {
          const worker = registration.installing;
          worker?.addEventListener('statechange', () => resolve(worker.state));
        });
      });
      await registration.update();
      return found;
    });
    expect(outcome).toBe('redundant');
    await expect(designer.toast('A new version')).toHaveCount(0);
    expect(await cacheNames(page)).toHaveLength(1);
    await context.setOffline(true);
    await designer.reload();
    await expect(page).toHaveTitle('Quorate');
    await designer.startFrom('Single master');
  });
});

test('a design that the browser does not keep is not reloaded away', async ({
  designer,
  server,
  nextBuild,
}) => {
  const { page } = designer;
  await kept(page);
  server.deploy(nextBuild);
  await lookForUpdate(page);
  const offer = designer.toast('A new version is ready');
  await expect(offer).toBeVisible();
  await page.evaluate(() => {
    Object.defineProperty(IDBDatabase.prototype, 'transaction', {
      value: () => {
        throw new DOMException('the disk is full', 'QuotaExceededError');
      },
    });
  });
  await designer.designName.fill('only here');
  await offer.getByRole('button', { name: 'Reload' }).click();
  await expect(designer.toast('are not kept in this browser')).toBeVisible();
  await expect(page).toHaveTitle('Quorate');
  await expect(designer.designName).toHaveValue('only here');
});

test('where the app is worked on, a worker of an earlier build takes itself away', async ({
  designer,
  server,
  nextBuild,
}) => {
  const { page } = designer;
  await kept(page);
  await designer.designName.fill('kept all the same');
  await expect(designer.saveState).toHaveText('Saved in this browser');
  writeFileSync(path.join(nextBuild, 'service-worker.js'), leavingWorker);
  server.deploy(nextBuild);
  await designer.reload();
  await expect(page).toHaveTitle('Quorate the next');
  await expect(designer.designName).toHaveValue('kept all the same');
  const left = async () => {
    const registrations = await page.evaluate(async () =>
      (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
    );
    return [...registrations, ...(await cacheNames(page))];
  };
  await expect.poll(left).toEqual([]);
});
