import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { DesignerPage } from './pages/designer-page.ts';
import { ShareDialog } from './pages/share-dialog.ts';

function clipboard(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}

/** Copies the link by its key and waits until it is told. */
async function copyLink(designer: DesignerPage): Promise<string> {
  await designer.page.keyboard.press('Control+Shift+l');
  await expect(designer.toast(/^Link copied/)).toBeVisible();
  return clipboard(designer.page);
}

test('a link opens an equal design in another browser, and no server hears of it', async ({
  designer,
  browser,
  baseURL,
}) => {
  await designer.startFrom('Three stacked masters over three zones');
  await designer.designName.fill('共享 "prod"');
  const before = await designer.topology();
  const link = await copyLink(designer);
  expect(link.startsWith(`${baseURL}#quorate1:`)).toBe(true);
  await expect(designer.toast(`(${link.length.toLocaleString('en')} characters)`)).toHaveCount(0);

  const context = await browser.newContext();
  const asked: string[] = [];
  context.on('request', (request) => asked.push(request.url()));
  const other = new DesignerPage(await context.newPage());
  await other.page.goto(link);
  await expect(other.canvas.shapes('master')).toHaveCount(3);
  await expect(other.designName).toHaveValue('共享 "prod"');
  expect(await other.topology()).toEqual(before);
  expect(other.page.url()).toBe(baseURL);
  // Chromium tells the fragment of a page's own address with its request; it is not sent.
  const sent = asked.filter((address) => address !== link);
  expect(sent.filter((address) => address.includes('quorate1'))).toEqual([]);

  // The design is that browser's own now: it comes back without the link.
  await other.designName.fill('mine now');
  await expect(other.saveState).toHaveText('Saved in this browser');
  await other.reload();
  await expect(other.designName).toHaveValue('mine now');
  await context.close();
});

test('a link leaves what was drawn before as it was', async ({ designer }) => {
  const { page, canvas } = designer;
  await designer.startFrom('Three stacked masters over three zones');
  const link = await copyLink(designer);
  await designer.chooseFromFileMenu('New design');
  await designer.startFrom('Single master');
  await designer.designName.fill('my own work');
  // At once, before the edit was written; the page is not loaded anew.
  await page.evaluate(
    (address) => {
      location.href = address;
    },
    link.replace('#', '#d='),
  );
  await expect(canvas.shapes('master')).toHaveCount(3);
  await expect(designer.toast('this browser already had the design')).not.toBeAttached();
  expect(new URL(page.url()).hash).toBe('');
  await designer.openRecent('my own work');
  await expect(canvas.shapes('master')).toHaveCount(1);
});

test('following a link twice opens the same copy', async ({ designer }) => {
  const { page } = designer;
  await designer.startFrom('Single master');
  const link = await copyLink(designer);
  await expect(designer.saveState).toHaveText('Saved in this browser');
  await page.goto(link);
  await expect(designer.toast('already had the design of the link')).toBeVisible();
  await designer.chooseFromFileMenu('New design');
  await page.goto(link);
  await expect(designer.designName).toHaveValue('single-master');
  await page.getByRole('button', { name: 'File', exact: true }).click();
  await expect(page.getByRole('menuitem', { name: 'Recent designs' })).toBeVisible();
});

test('a link pasted on the canvas, or opened as a text, gives its design', async ({ designer }) => {
  const { page, canvas } = designer;
  await designer.startFrom('Single master');
  const link = await copyLink(designer);
  await designer.chooseFromFileMenu('New design');
  await expect(canvas.shapes('master')).toHaveCount(0);
  await canvas.root.click({ position: { x: 60, y: 60 } });
  await page.keyboard.press('Control+v');
  await expect(canvas.shapes('master')).toHaveCount(1);

  await designer.chooseFromFileMenu('New design');
  await expect(canvas.shapes('master')).toHaveCount(0);
  await designer.chooseFromFileMenu('Import Mermaid');
  await page.getByRole('textbox', { name: 'Text or link' }).fill(link);
  await page.getByRole('button', { name: 'Read', exact: true }).click();
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(canvas.shapes('master')).toHaveCount(1);
});

test('links that cannot be read say why, once, and change nothing', async ({ designer }) => {
  const { page, canvas } = designer;
  await designer.startFrom('Single master');
  const link = await copyLink(designer);
  const follow = async (address: string, why: string): Promise<void> => {
    await page.goto(address);
    await expect(designer.toast(why)).toHaveCount(1);
    expect(new URL(page.url()).hash).toBe('');
    await designer.toast(why).getByRole('button', { name: 'Dismiss' }).click();
    await expect(canvas.shapes('master')).toHaveCount(1);
  };
  const before = await designer.topology();
  await follow(link.slice(0, -30), 'The link is damaged or was cut off');
  await follow(link.replace('quorate1:', 'quorate7:'), 'made by a newer Quorate');
  await follow(link.replace(/#.*/, '#quorate1:%00<script>'), 'The link is damaged');
  expect(await designer.topology()).toEqual(before);
  // Somebody else's fragment is not ours to judge, nor to take away.
  await page.goto(link.replace(/#.*/, '#about'));
  expect(new URL(page.url()).hash).toBe('#about');
  await expect(designer.toast(/^The link/)).toHaveCount(0);
});

test('a design with a secret is not shared, and the place is named', async ({ designer }) => {
  const { page } = designer;
  const share = new ShareDialog(page);
  await designer.startFrom('Single master');
  const topology = await designer.topology();
  const content = JSON.stringify({
    ...topology,
    metadata: { ...topology.metadata, description: '-----BEGIN PRIVATE KEY-----\nMIIE' },
  });
  await designer.openFiles({ name: 'leak.topology.json', content });
  await expect(designer.toast('Opened')).toBeVisible();
  await page.evaluate(() => navigator.clipboard.writeText('untouched'));
  await page.keyboard.press('Control+Shift+l');
  await expect(share.root).toContainText('a private key, at metadata.description');
  await expect(share.link).toHaveCount(0);
  await expect(share.code).toHaveCount(0);
  expect(await clipboard(page)).toBe('untouched');
  await share.root.getByRole('button', { name: 'Show the problem' }).click();
  await expect(page.getByRole('tabpanel')).toContainText('The design holds a private key');
});

test('without a clipboard the link can be copied by hand', async ({ designer }) => {
  const { page } = designer;
  const share = new ShareDialog(page);
  await designer.startFrom('Single master');
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
  });
  await page.keyboard.press('Control+Shift+l');
  await expect(share.link).toHaveValue(/#quorate1:[\w-]+$/);
  await share.link.focus();
  const selected = await share.link.evaluate((field) => {
    const { selectionStart, selectionEnd, value } = field as HTMLInputElement;
    return [selectionStart, selectionEnd, value.length];
  });
  expect(selected).toEqual([0, selected[2], selected[2]]);
});

test('a design too large for a link is offered as a file', async ({ designer }) => {
  const { page } = designer;
  const share = new ShareDialog(page);
  await designer.startFrom('Single master');
  const topology = await designer.topology();
  // Names that have nothing in common do not compress.
  const words = Array.from({ length: 900 }, (_, at) =>
    Array.from({ length: 20 }, (_, word) =>
      ((Math.imul(at * 20 + word + 1, 2_654_435_761) >>> 0) % 36 ** 6).toString(36),
    ).join(''),
  );
  const content = JSON.stringify({
    ...topology,
    unknownPart: words,
  });
  await designer.openFiles({ name: 'large.topology.json', content });
  await expect(designer.toast('Opened')).toBeVisible();
  await page.keyboard.press('Control+Shift+l');
  await expect(share.root).toContainText(/would have \d{5,6} characters/);
  const download = page.waitForEvent('download');
  await share.root.getByRole('button', { name: 'Save topology to file' }).click();
  expect((await download).suggestedFilename()).toMatch(/\.topology\.json$/);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('axe finds nothing in the dialog', async ({ designer }) => {
      const share = new ShareDialog(designer.page);
      await designer.startFrom('Single master');
      await designer.chooseFromFileMenu('Share and embed…');
      await expect(share.code).toBeVisible();
      await expect(share.copyLink).toBeFocused();
      // Fading in, a colour is not yet the one that is meant.
      await share.root.evaluate((dialog) =>
        Promise.all(dialog.getAnimations({ subtree: true }).map(({ finished }) => finished)),
      );
      const { violations } = await new AxeBuilder({ page: designer.page }).analyze();
      const found = violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
      expect(found).toEqual([]);
    });
  });
}
