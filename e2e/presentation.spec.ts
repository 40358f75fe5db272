import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { TID } from '../src/ui/test-ids.ts';
import { expect, test } from './fixtures.ts';
import type { DesignerPage } from './pages/designer-page.ts';
import { readZip } from './zip.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const starter = 'Three stacked masters over three zones';

async function expectAccessible({ page }: DesignerPage, state: string): Promise<void> {
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity)
        .map((animation) => animation.finished.catch(() => undefined)),
    ),
  );
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  const found = violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target}`));
  expect.soft(found, state).toEqual([]);
}

test('is stepped through by keyboard alone, and left', async ({ designer }) => {
  const { page } = designer;
  await designer.startFrom(starter);
  await page.keyboard.press('Control+Alt+Enter');
  const setup = page.getByRole('dialog', { name: 'Present' });
  await expect(setup.getByRole('button', { name: 'Start' })).toBeFocused();
  await page.keyboard.press('Enter');
  const show = page.getByTestId(TID.presentation);
  const heading = show.getByRole('heading', { level: 2 }).last();
  await expect(heading).toHaveText('Everything works');
  await expect(show.getByText('1 / 6', { exact: true })).toBeVisible();
  await expect(show.getByRole('img', { name: /^Everything works\./ })).toBeVisible();
  const drawn = await show
    .getByRole('img', { name: /^Everything works\./ })
    .evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth));
  expect(drawn).toBeGreaterThan(200);

  await page.keyboard.press('ArrowRight');
  await expect(heading).toHaveText('The host that holds the address is lost: lb-1');
  await expect(show.getByRole('list', { name: 'How long it takes' })).toContainText(
    /[\d.–]+ s: api-vip moves from lb-1 to lb-2/,
  );
  await page.keyboard.press('Space');
  await expect(heading).toHaveText(/^One master is lost/);
  await page.keyboard.press('PageDown');
  await expect(heading).toHaveText('Zone zone-a lost');
  await page.keyboard.press('End');
  await expect(heading).toHaveText('Zones zone-a and zone-b lost');
  await expect(show.getByText('The API is unavailable').last()).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(show.getByText('6 / 6', { exact: true })).toBeVisible();
  await page.keyboard.press('PageUp');
  await page.keyboard.press('ArrowLeft');
  await expect(show.getByText('4 / 6', { exact: true })).toBeVisible();
  await page.keyboard.press('Home');
  await expect(heading).toHaveText('Everything works');
  await expect(show.getByRole('button', { name: 'Previous' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await show.getByRole('button', { name: 'Leave the presentation' }).click();
  await expect(show).toBeHidden();
  expect(await page.evaluate(() => document.fullscreenElement)).toBeNull();
  await expect(designer.canvas.shape('host', 'lb-1')).toBeVisible();
});

test('shows what was chosen in that order, kept with the design, and exports it', async ({
  designer,
}) => {
  const { page } = designer;
  await designer.startFrom(starter);
  await designer.chooseFromFileMenu('Present…');
  const setup = page.getByRole('dialog', { name: 'Present' });
  await setup.getByRole('checkbox', { name: /^One master is lost/ }).uncheck();
  await setup.getByRole('checkbox', { name: 'Zone zone-a cut off from the rest' }).uncheck();
  await setup.getByRole('button', { name: 'Show earlier: Zone zone-a lost' }).click();
  const shown = setup.getByRole('list', { name: 'What is shown' }).getByRole('listitem');
  await expect(shown).toHaveCount(4);
  await expect(shown.nth(1)).toContainText('Zone zone-a lost');

  const download = page.waitForEvent('download');
  await setup.getByRole('button', { name: 'Export as SVG' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('stacked-3-zones-presentation-svg.zip');
  const pictures = readZip(await readFile(await file.path()));
  expect([...pictures.keys()]).toEqual([
    '01-Everything-works.svg',
    '02-Zone-zone-a-lost.svg',
    '03-The-host-that-holds-the-address-is-lost-lb-1.svg',
    '04-Zones-zone-a-and-zone-b-lost.svg',
  ]);
  const second = pictures.get('02-Zone-zone-a-lost.svg')?.text ?? '';
  expect(second).toContain('>Zone zone-a lost</text>');
  expect(second).toContain('>2 / 4</text>');

  const drawn = page.waitForEvent('download');
  await setup.getByRole('button', { name: 'Export as PNG' }).click();
  const png = await drawn;
  const images = readZip(await readFile(await png.path()));
  expect([...images.keys()].map((name) => name.slice(-4))).toEqual(Array(4).fill('.png'));
  for (const { text } of images.values()) expect(text).toMatch(/^.PNG/);

  await page.keyboard.press('Escape');
  await expect(designer.saveState).toHaveText('Saved in this browser');
  await designer.reload();
  await page.keyboard.press('Control+Alt+Enter');
  await expect(shown).toHaveCount(4);
  await expect(shown.nth(1)).toContainText('Zone zone-a lost');
});

test('plays a scenario that was saved', async ({ designer }) => {
  const { page, canvas } = designer;
  await designer.startFrom(starter);
  await page.keyboard.press('Alt+7');
  await canvas.shape('zone', 'zone-b').focus();
  await page.keyboard.press('x');
  const strip = page.getByTestId(TID.simulation);
  await strip.getByRole('button', { name: 'Save as scenario' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('Power of <b>zone-b</b>');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('Control+Alt+Enter');
  const setup = page.getByRole('dialog', { name: 'Present' });
  await setup.getByRole('button', { name: 'Start' }).click();
  const show = page.getByTestId(TID.presentation);
  await expect(show.getByRole('heading', { name: 'Everything works' })).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(show.getByRole('heading', { name: 'Power of <b>zone-b</b>' })).toBeVisible();
  await expect(show.getByText('2 / 2', { exact: true })).toBeVisible();
});

for (const look of ['light', 'dark'] as const) {
  test.describe(look, () => {
    test.use({ colorScheme: look, locale: look === 'dark' ? 'zh-CN' : 'en-US' });
    test('axe finds nothing', async ({ designer }) => {
      const { page } = designer;
      const zh = look === 'dark';
      await designer.toolbar.getByRole('button', { name: zh ? '起始模板…' : 'Starters…' }).click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: zh ? '使用：三可用区混合部署' : `Use: ${starter}` })
        .click();
      await expect(designer.canvas.root.getByRole('group').first()).toBeVisible();
      await page.keyboard.press('Control+Alt+Enter');
      await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible();
      await expectAccessible(designer, 'choosing');
      await page.keyboard.press('Enter');
      const show = page.getByTestId(TID.presentation);
      await expect(show).toBeVisible();
      await page.keyboard.press('ArrowRight');
      await expectAccessible(designer, 'a page');
    });
  });
}
