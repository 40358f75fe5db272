import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AxeBuilder } from '@axe-core/playwright';
import { stackedThreeZones } from '../src/core/model/templates/stacked-3-zones.ts';
import { carryTopology } from '../src/core/persistence/carried-text.ts';
import { expect, test as base } from './fixtures.ts';
import { EmbedPage } from './pages/embed-page.ts';
import { ShareDialog } from './pages/share-dialog.ts';
import { DesignerPage } from './pages/designer-page.ts';
import { serveBuildBelow } from './static-server.ts';

const topology = stackedThreeZones.build();
const word = carryTopology(topology);

const test = base.extend({
  // Below a path, as a wiki's own server may have it.
  baseURL: async ({}, provide) => {
    const server = await serveBuildBelow('/tools/quorate/', {
      'designs/prod.topology.json': JSON.stringify(topology),
      'wiki.html': `<!doctype html><title>Wiki</title><link rel="icon" href="data:,"><iframe title="prod" width="800" height="500" src="embed.html#${word}"></iframe>`,
    });
    await provide(`http://127.0.0.1:${portOf(server)}/tools/quorate/`);
    server.closeAllConnections();
    server.close();
  },
});

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

test('a frame shows the design with its verdict, is moved by keyboard and leads to the designer', async ({
  page,
  baseURL,
  context,
}) => {
  await page.goto(`${baseURL}wiki.html`);
  const embed = new EmbedPage(page.frameLocator('iframe'));
  await expect(embed.verdict).toContainText('any 1 zone');
  await expect(embed.verdict).toContainText(/\d+ (warning|note)/);
  const { failureDomains, hosts, components, endpoints } = topology;
  const drawn = failureDomains.length + hosts.length + components.length + endpoints.length;
  await expect(embed.boxes).toHaveCount(drawn);

  // The whole is in sight, and keys move and zoom it.
  await embed.picture.focus();
  const before = await embed.place('zone-a');
  await page.keyboard.press('ArrowRight');
  expect((await embed.place('zone-a')).x).toBeCloseTo(before.x - 60, 0);
  await page.keyboard.press('+');
  expect((await embed.place('zone-a')).width).toBeCloseTo(before.width * 1.2, 0);
  await page.keyboard.press('0');
  expect((await embed.place('zone-a')).x).toBeCloseTo(before.x, 0);

  // Dragged as well; nothing of it is edited.
  const frame = await embed.picture.boundingBox();
  if (frame === null) throw new Error('no frame');
  await page.mouse.move(frame.x + 300, frame.y + 200);
  await page.mouse.down();
  await page.mouse.move(frame.x + 340, frame.y + 230, { steps: 4 });
  await page.mouse.up();
  expect((await embed.place('zone-a')).x).toBeCloseTo(before.x + 40, 0);
  await expect(page.frameLocator('iframe').getByRole('textbox')).toHaveCount(0);

  const opened = context.waitForEvent('page');
  await embed.open.click();
  const designer = new DesignerPage(await opened);
  await expect(designer.canvas.shapes('master')).toHaveCount(3);
  expect(designer.page.url()).toBe(baseURL);
  expect(await designer.topology()).toEqual(topology);
});

for (const [theme, lang, verdict] of [
  ['light', 'en', 'Survives'],
  ['dark', 'zh', '可承受'],
] as const) {
  test(`axe finds nothing in ${theme} ${lang}`, async ({ page, baseURL }) => {
    await page.setViewportSize({ width: 800, height: 500 });
    await page.goto(`${baseURL}embed.html?theme=${theme}&lang=${lang}#${word}`);
    const embed = new EmbedPage(page);
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    await expect(embed.verdict.getByRole('list').first()).toBeVisible();
    await expect(
      embed.verdict.getByText(verdict).or(embed.verdict.getByLabel(verdict)).first(),
    ).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
}

test('it follows a file beside it, and takes none from elsewhere', async ({ page, baseURL }) => {
  const embed = new EmbedPage(page);
  await page.goto(`${baseURL}embed.html?src=designs/prod.topology.json`);
  await expect(embed.verdict).toContainText('any 1 zone');
  await page.goto(`${baseURL}embed.html?src=https://example.org/prod.topology.json`);
  await expect(embed.problem).toContainText('is on another site and was not loaded');
  await page.goto(`${baseURL}embed.html`);
  await expect(embed.problem).toContainText('No design was given');
  await page.goto(`${baseURL}embed.html#${word.slice(0, -40)}`);
  await expect(embed.problem).toContainText('damaged or was cut off');
  // The address of an open frame may be given another design.
  await page.goto(`${baseURL}embed.html#${word}`);
  await expect(embed.verdict).toContainText('any 1 zone');
});

test('the code of the dialog works in another site, as frame and as component', async ({
  designer,
  browser,
}) => {
  const share = new ShareDialog(designer.page);
  await designer.startFrom('Three stacked masters over three zones');
  await designer.designName.fill('"><script>document.title="x"</script>');
  await designer.chooseFromFileMenu('Share and embed…');
  await share.choose('Size', 'Small');
  await share.choose('Theme', 'Dark');
  const frameCode = await share.code.inputValue();
  await share.root.getByRole('radio', { name: 'Web component' }).click();
  const componentCode = await share.code.inputValue();

  for (const code of [frameCode, componentCode]) {
    // Another origin, which loads the script as other sites do.
    const wiki = createServer((_, response) => {
      response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
        .end(`<!doctype html><title>Wiki</title>${code}`);
    });
    await new Promise<void>((resolve) => {
      wiki.listen(0, '127.0.0.1', () => resolve());
    });
    const context = await browser.newContext({ locale: 'en-US' });
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${portOf(wiki)}/`);
    const frame = page.frameLocator('iframe');
    await expect(new EmbedPage(frame).verdict).toContainText('any 1 zone');
    await expect(frame.locator('html')).toHaveAttribute('data-theme', 'dark');
    const size = await page.locator('iframe').boundingBox();
    expect([size?.width, size?.height]).toEqual([480, 320]);
    await expect(page).toHaveTitle('Wiki');
    await context.close();
    wiki.close();
  }
});

test('it loads no part of the editor', async ({ page, baseURL }) => {
  const scripts: string[] = [];
  page.on('response', async (response) => {
    if (response.url().endsWith('.js')) scripts.push(await response.text());
  });
  await page.goto(`${baseURL}embed.html#${word}`);
  await expect(new EmbedPage(page).verdict).toContainText('any 1 zone');
  expect(scripts.filter((text) => text.includes('react-flow__'))).toEqual([]);
  expect(scripts.length).toBeGreaterThan(0);
});
