/**
 * The page while it computes: `node dist-bench/page.js CHROMIUM` serves the build in `dist/`, opens
 * designs of 5, 21 and 101 voters and of 1,000 hosts, has each analysed, and prints as JSON the longest task
 * of the main thread in each phase (tasks below 50 ms are not reported by the browser).
 */
import { chromium, type Page } from '@playwright/test';
import { preview } from 'vite';
import { modelOf } from './models.ts';

const executablePath = process.argv[2] ?? '/usr/bin/chromium';
const server = await preview({
  preview: { port: 0, host: '127.0.0.1', open: false },
  logLevel: 'error',
});
const address = server.resolvedUrls?.local[0] ?? '';
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
});

interface Phase {
  readonly design: string;
  readonly phase: string;
  readonly milliseconds: number;
  readonly longestTask: number;
  readonly longTasks: number;
}
const phases: Phase[] = [];

async function phase(page: Page, design: string, name: string, work: () => Promise<void>) {
  await page.evaluate(() => {
    (window as unknown as { longTasks: number[] }).longTasks = [];
  });
  const start = performance.now();
  await work();
  const milliseconds = performance.now() - start;
  const tasks = await page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks);
  phases.push({
    design,
    phase: name,
    milliseconds: Math.round(milliseconds),
    longestTask: Math.round(Math.max(0, ...tasks)),
    longTasks: tasks.length,
  });
}

/** Waits until nothing has been reported as going on for a second. */
async function settled(page: Page): Promise<void> {
  const until = performance.now() + 60_000;
  let quiet = 0;
  while (quiet < 10 && performance.now() < until) {
    await page.waitForTimeout(100);
    quiet = (await page.getByRole('progressbar').count()) === 0 ? quiet + 1 : 0;
  }
}

try {
  for (const design of ['medium-ext', 'x21-ext', 'thousand', 'x101-ext']) {
    const page = await browser.newPage({
      viewport: { width: 1440, height: 900 },
      // Keeps the app on the device when the page has time: not what is measured.
      serviceWorkers: 'block',
    });
    await page.addInitScript(() => {
      const found: number[] = [];
      Object.assign(window, { longTasks: found });
      new PerformanceObserver((list) => {
        const target = (window as unknown as { longTasks: number[] }).longTasks;
        for (const entry of list.getEntries()) target.push(entry.duration);
      }).observe({ type: 'longtask' });
    });
    await page.goto(address);
    await page.getByRole('main').waitFor();
    await phase(page, design, 'open the design', async () => {
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: 'File', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Open file…' }).click();
      await (
        await chooser
      ).setFiles({
        name: `${design}.topology.json`,
        mimeType: 'application/json',
        buffer: Buffer.from(JSON.stringify(modelOf(design))),
      });
      await page
        .getByTestId('verdict')
        .getByText(/Survives|unavailable/)
        .waitFor({ timeout: 60_000 });
    });
    await phase(page, design, 'open the analysis panel', async () => {
      await page.getByRole('tab', { name: /^Analysis/ }).click();
      await page.getByRole('tabpanel', { name: 'Analysis' }).waitFor();
    });
    await phase(page, design, 'while it is analysed and changes are tried', () => settled(page));
    await page.getByRole('tab', { name: /^Downtime/ }).click();
    const figure = page.getByRole('spinbutton', { name: /^Your figure for etcd member,/ });
    if ((await figure.count()) > 0) {
      await phase(
        page,
        design,
        'an assumption is changed, and all of it computed again',
        async () => {
          await figure.fill('99.9');
          await figure.blur();
          await settled(page);
        },
      );
    }
    await page.close();
  }
} finally {
  await browser.close();
  await server.close();
}
process.stdout.write(`${JSON.stringify(phases)}\n`);
