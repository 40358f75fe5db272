import { expect, test } from './fixtures.ts';
import { DesignerPage } from './pages/designer-page.ts';

const starter = 'Three stacked masters over three zones';

test('a zone goes to another tab and back by the clipboard, in one step', async ({
  designer,
  context,
}) => {
  const { page, canvas } = designer;
  await designer.startFrom(starter);
  await canvas.select(canvas.shape('zone', 'zone-c'));
  await page.keyboard.press('Control+c');
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(JSON.parse(text)).toMatchObject({ apiVersion: 'quorate/v1', part: {} });

  const other = new DesignerPage(await context.newPage());
  await other.open();
  await other.chooseFromFileMenu('New design');
  await other.canvas.root.click({ position: { x: 60, y: 60 } });
  await other.page.keyboard.press('Control+v');
  await expect(other.canvas.shape('zone', 'zone-c')).toBeVisible();
  await expect(other.canvas.shapes('master')).toHaveCount(1);
  await expect(other.canvas.shapes('etcd member')).toHaveCount(1);
  await other.undoButton('Paste zone-c').click();
  await expect(other.canvas.shapes('host')).toHaveCount(0);

  // What is no part of a design is refused in one message, and changes nothing.
  await other.page.evaluate(() => navigator.clipboard.writeText('just some words'));
  await other.page.keyboard.press('Control+v');
  await expect(other.toast('is no part of a Quorate design')).toBeVisible();
});

test('hosts are cut, pasted and duplicated by keyboard', async ({ designer }) => {
  const { page, canvas } = designer;
  await designer.startFrom(starter);
  const hosts = await canvas.shapes('host').count();
  const first = canvas.shapes('host').first();
  const name = /^host ([^,]+)/.exec((await first.getAttribute('aria-label')) ?? '')?.[1] ?? '';
  await first.focus();
  await page.keyboard.press('Enter');
  await first.focus();
  await page.keyboard.press('Control+d');
  await expect(canvas.shapes('host')).toHaveCount(hosts + 1);
  await expect(designer.undoButton(`Duplicate ${name}`)).toBeEnabled();
  await page.keyboard.press('Control+z');
  await expect(canvas.shapes('host')).toHaveCount(hosts);

  await first.focus();
  await page.keyboard.press('Enter');
  await first.focus();
  await page.keyboard.press('Control+x');
  await expect(canvas.shapes('host')).toHaveCount(hosts - 1);
  await page.keyboard.press('Control+v');
  await expect(canvas.shape('host', name)).toBeVisible();
  await expect(canvas.shapes('host')).toHaveCount(hosts);
});

test('a zone like another joins the cluster of the first', async ({ designer }) => {
  const { page, canvas } = designer;
  await designer.startFrom(starter);
  await canvas.select(canvas.shape('zone', 'zone-c'));
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Command palette' })).toBeFocused();
  await page.keyboard.type('another like this');
  await page.keyboard.press('Enter');
  await expect(canvas.shape('zone', 'zone-d')).toBeVisible();
  const { etcdClusters, components, links } = await designer.topology();
  expect(etcdClusters[0]?.members).toHaveLength(4);
  const masters = components.filter(({ kind }) => kind === 'control-plane');
  const balancers = components.filter(({ kind }) => kind === 'load-balancer');
  expect(links.filter(({ kind }) => kind === 'forwards')).toHaveLength(
    masters.length * balancers.length,
  );
});

test.describe('without the clipboard', () => {
  test.use({ permissions: [] });
  test('the menu says what to press instead', async ({ designer }) => {
    const { page, canvas } = designer;
    await designer.startFrom(starter);
    await page.evaluate(() => {
      const refuse = (): Promise<never> =>
        Promise.reject(new DOMException('refused', 'NotAllowedError'));
      Object.defineProperty(navigator, 'clipboard', {
        value: { readText: refuse, writeText: refuse },
      });
    });
    await canvas.root.click({ button: 'right', position: { x: 8, y: 8 } });
    await page.getByRole('menuitem', { name: 'Paste' }).click();
    await expect(designer.toast('Press Ctrl/Cmd+V on the canvas')).toBeVisible();
  });
});
