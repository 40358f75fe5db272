import { AxeBuilder } from '@axe-core/playwright';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from './fixtures.ts';
import { bytesOf, type DesignerPage } from './pages/designer-page.ts';
import { LibraryDialog } from './pages/library.ts';
import { readZip } from './zip.ts';

const starter = 'Three stacked masters over three zones';
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

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

async function draw(designer: DesignerPage, title: string, name: string): Promise<void> {
  await designer.startFrom(title);
  await designer.designName.fill(name);
  await expect(designer.saveState).toHaveText('Saved in this browser');
}

test('designs are found, renamed, duplicated, trashed, brought back and opened', async ({
  designer,
}) => {
  const { page, canvas } = designer;
  const library = new LibraryDialog(page);
  await library.open();
  await expect(library.root).toContainText('No designs yet');
  await expectAccessible(designer, 'no designs');
  await page.keyboard.press('Escape');

  await draw(designer, 'Single master', 'Berlin');
  await draw(designer, starter, 'Hangzhou 杭州');
  await library.open();
  await expect(library.rows).toHaveCount(2);
  await expect(library.row('Hangzhou 杭州')).toContainText('open now');
  await expect(library.row('Hangzhou 杭州')).toContainText('8 hosts');
  await expect(library.row('Hangzhou 杭州').locator('svg rect').first()).toBeVisible();
  await expect(library.row('Berlin')).toContainText('1 host');
  await expect(library.root).toContainText(/This page takes .*B of about .*B/);
  await expectAccessible(designer, 'designs');

  await library.search.fill('杭州');
  await expect(library.rows).toHaveCount(1);
  await library.search.fill('nowhere');
  await expect(library.root).toContainText('No design is called “nowhere”');
  await library.search.fill('');

  // Renamed by keyboard; Escape gives up the name, not the dialog.
  await library.button('Rename Berlin').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Munich');
  await page.keyboard.press('Escape');
  await expect(library.row('Berlin')).toBeVisible();
  await library.button('Rename Berlin').click();
  await page.keyboard.type('Munich');
  await page.keyboard.press('Enter');
  await expect(library.row('Munich')).toBeVisible();
  await library.button('Rename Hangzhou 杭州').click();
  await page.keyboard.type('Hangzhou');
  await page.keyboard.press('Enter');
  await expect(library.row('Hangzhou')).toContainText('open now');

  await library.button('Duplicate Munich').click();
  await expect(library.row('Munich (copy)')).toBeVisible();
  await library.button('Duplicate Munich').click();
  await expect(library.row('Munich (copy 2)')).toContainText('1 host');

  await library.button('Move Munich to the trash').click();
  await expect(library.note).toContainText('“Munich” is in the trash.');
  await expect(library.search).toBeFocused();
  await expect(library.row('Munich')).toHaveCount(0);
  await library.button('Undo').click();
  await expect(library.row('Munich')).toBeVisible();
  await library.button('Move Munich (copy) to the trash').click();
  await library.button('Move Munich (copy 2) to the trash').click();
  await library.show('Trash');
  await expect(library.rows).toHaveCount(2);
  await expectAccessible(designer, 'trash');
  await library.button('Restore Munich (copy)').click();
  await expect(library.rows).toHaveCount(1);
  await library.button('Empty trash…').click();
  const confirm = page.getByRole('dialog', { name: 'Delete 1 design for good?' });
  await confirm.getByRole('button', { name: 'Cancel' }).click();
  await expect(library.rows).toHaveCount(1);
  await library.button('Empty trash…').click();
  await confirm.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(library.root).toContainText('The trash is empty');

  await library.show('Designs');
  await expect(library.rows).toHaveCount(3);
  await library.button('Open Munich').click();
  await expect(library.root).toBeHidden();
  await expect(designer.designName).toHaveValue('Munich');
  await expect(canvas.shapes('master')).toHaveCount(1);
});

test('the open design goes to the trash with its last edit, and comes back', async ({
  designer,
}) => {
  const library = new LibraryDialog(designer.page);
  await draw(designer, 'Single master', 'mine');
  await designer.designName.fill('mine, edited');
  await library.open();
  await library.button('Move mine, edited to the trash').click();
  await expect(library.row('untitled')).toContainText('open now');
  await expect(designer.canvas.shapes('master')).toHaveCount(0);
  await library.show('Trash');
  await library.button('Restore mine, edited').click();
  await library.show('Designs');
  await library.button('Open mine, edited').click();
  await expect(designer.canvas.shapes('master')).toHaveCount(1);
});

test('all designs go into one zip and into another browser, and overwrite nothing', async ({
  designer,
  browser,
}) => {
  const { page } = designer;
  const library = new LibraryDialog(page);
  await draw(designer, 'Single master', 'a/b');
  await draw(designer, starter, 'second');
  await library.open();
  const download = page.waitForEvent('download');
  await library.button('Export all').click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^quorate-designs-\d{4}-\d\d-\d\d\.zip$/);
  const zip = await bytesOf(file);
  expect([...readZip(zip).keys()].toSorted()).toEqual([
    'a-b.topology.json',
    'quorate-library.json',
    'second.topology.json',
  ]);
  await expect(library.note).toContainText('2 designs go into the zip');

  // The same again is known; a design that was edited since stays, and the old state is a copy.
  await library.importZip('all.zip', zip);
  await expect(library.note).toContainText('2 were here already, just the same.');
  await library.button('Rename a/b').click();
  await page.keyboard.type('renamed');
  await page.keyboard.press('Enter');
  await expect(library.row('renamed')).toBeVisible();
  await library.importZip('all.zip', zip);
  await expect(library.note).toContainText('1 of them is a copy');
  await expect(library.row('renamed')).toBeVisible();
  await expect(library.row('a/b')).toBeVisible();

  // What cannot be read is told, and the rest comes in.
  const mixed = zipSync({
    'bad.topology.json': strToU8('{"kind": "nonsense"}'),
    'good/topology.json': strToU8(readZip(zip).get('second.topology.json')?.text ?? ''),
  });
  await library.importZip('mixed.zip', Buffer.from(mixed));
  await expect(library.note).toContainText('1 design was imported.');
  await expect(library.note).toContainText('bad.topology.json');
  await library.importZip('none.zip', Buffer.from('no zip'));
  await expect(library.note).toContainText('none.zip is not a readable zip');

  const other = await browser.newContext();
  const there = await other.newPage();
  await there.goto(page.url());
  const otherLibrary = new LibraryDialog(there);
  await otherLibrary.open();
  await otherLibrary.importZip('all.zip', zip);
  await expect(otherLibrary.note).toContainText('2 designs were imported.');
  await otherLibrary.button('Open second').click();
  await expect(there.getByRole('textbox', { name: 'Name of the design' })).toHaveValue('second');
  await other.close();
});
