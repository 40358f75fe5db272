import { AxeBuilder } from '@axe-core/playwright';
import { readFile } from 'node:fs/promises';
import { expect, test } from './fixtures.ts';
import type { DesignerPage } from './pages/designer-page.ts';
import { Versions } from './pages/versions.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const starter = 'Three stacked masters over three zones';

/** Moves a host, renames a master and takes a load balancer away. */
async function edit(designer: DesignerPage): Promise<void> {
  const { canvas, inspector, page } = designer;
  await canvas.select(canvas.shape('host', 'lb-1'));
  await inspector.choose('Failure domain', 'zone-c');
  await canvas.select(canvas.shape('host', 'lb-2'));
  await page.keyboard.press('Delete');
  await expect(canvas.shape('host', 'lb-2')).toHaveCount(0);
}

async function expectAccessible(designer: DesignerPage, state: string): Promise<void> {
  await designer.page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity)
        .map((animation) => animation.finished.catch(() => undefined)),
    ),
  );
  const { violations } = await new AxeBuilder({ page: designer.page }).withTags(tags).analyze();
  const found = violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target}`));
  expect.soft(found, state).toEqual([]);
}

test('a version is saved, told apart from what came after it, restored, and kept', async ({
  designer,
}) => {
  const { canvas, page } = designer;
  const versions = new Versions(page);
  await designer.startFrom(starter);
  await versions.save('As agreed', 'Before the review');
  await edit(designer);
  await versions.open();
  await expect(versions.list).toHaveCount(1);
  await expect(versions.version(/^As agreed/)).toBeChecked();
  await expect(
    versions.root.getByText(/survives any 1 host, any 1 zone · .* min\/year/),
  ).toBeVisible();
  await expect(versions.root.getByRole('textbox', { name: 'Note' })).toHaveValue(
    'Before the review',
  );
  await expect(versions.differences).toContainText(/1 moved/);
  await expect(versions.differences.getByRole('region', { name: 'Removed' })).toContainText(
    'load balancer lb-2',
  );

  await versions.differences.getByRole('button', { name: 'Show on the canvas' }).click();
  await expect(versions.root).toBeHidden();
  await expect(versions.strip).toContainText('From “As agreed” to “Now”');
  await expect(canvas.root.getByRole('group', { name: /^host lb-2.*removed$/ })).toBeVisible();
  await expect(canvas.root.getByRole('group', { name: /^host lb-1.*moved$/ })).toBeVisible();
  await versions.changes.getByRole('button', { name: /^host lb-1/ }).click();
  await expect(versions.changes.getByRole('button', { name: /^host lb-1/ })).toHaveAttribute(
    'aria-current',
    'true',
  );
  // Nothing can be edited on it.
  await page.keyboard.press('Delete');
  await expect(canvas.root.getByRole('group', { name: /^host lb-1.*moved$/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(versions.strip).toBeHidden();
  await expect(canvas.shape('host', 'lb-1')).toBeVisible();

  await versions.open();
  await versions.root.getByRole('button', { name: 'Restore' }).click();
  await expect(versions.root).toBeHidden();
  await expect(canvas.shape('host', 'lb-2')).toBeVisible();
  await expect(designer.undoButton('Restore version As agreed')).toBeEnabled();

  await expect(designer.saveState).toHaveText('Saved in this browser');
  await designer.reload();
  await expect(canvas.shape('host', 'lb-2')).toBeVisible();
  await versions.open();
  await expect(versions.list).toHaveCount(2);
  await expect(versions.version(/^Before restoring “As agreed”.*automatic/)).toBeChecked();
  await expect(versions.differences).toContainText(/1 moved/);
});

test('a version is renamed, downloaded, deleted and put back; two are compared', async ({
  designer,
}) => {
  const { page, canvas } = designer;
  const versions = new Versions(page);
  await designer.startFrom(starter);
  await versions.save('First');
  await edit(designer);
  await versions.save();
  await versions.open();
  await expect(versions.list).toHaveCount(2);
  const name = versions.root.getByRole('textbox', { name: 'Name' });
  await name.fill('Less');
  await name.press('Enter');
  await expect(versions.version(/^Less/)).toBeChecked();

  const download = page.waitForEvent('download');
  await versions.root.getByRole('button', { name: 'Download' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('stacked-3-zones-Less.topology.json');
  expect(JSON.parse(await readFile(await file.path(), 'utf8'))).toMatchObject({ kind: 'Topology' });

  await versions.root.getByRole('combobox', { name: 'Compare with' }).click();
  await page.getByRole('option', { name: 'First' }).click();
  await expect(versions.differences).toContainText('From “First” to “Less”');
  await versions.differences.getByRole('button', { name: /^load balancer lb-2/ }).click();
  await expect(versions.strip).toContainText('From “First” to “Less”');
  await expect(
    canvas.root.getByRole('group', { name: /^load balancer lb-2.*removed$/ }),
  ).toBeVisible();
  await versions.strip.getByRole('button', { name: 'Leave the differences' }).click();
  await expect(versions.strip).toBeHidden();

  await versions.open();
  await versions.version(/^First/).check();
  await versions.root.getByRole('button', { name: 'Delete' }).click();
  await expect(versions.list).toHaveCount(1);
  await versions.root.getByRole('button', { name: 'Undo' }).click();
  await expect(versions.list).toHaveCount(2);
  await expect(versions.version(/^First/)).toBeChecked();
});

test('where the browser is full, the version is refused and nothing is lost', async ({
  designer,
}) => {
  const { page, canvas } = designer;
  const versions = new Versions(page);
  await designer.startFrom(starter);
  await page.evaluate(() => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function full(this: IDBObjectStore, ...args) {
      if (this.name === 'versions') throw new DOMException('full', 'QuotaExceededError');
      return put.apply(this, args);
    };
  });
  await page.keyboard.press('Control+Shift+S');
  await versions.saving.getByRole('textbox', { name: 'Name' }).fill('Too much');
  await versions.saving.getByRole('button', { name: 'Save version' }).click();
  await expect(versions.saving.getByRole('alert')).toContainText('could not be kept');
  await page.keyboard.press('Escape');
  await expect(canvas.shape('host', 'lb-2')).toBeVisible();
});

for (const { look, locale } of [
  { look: 'light', locale: 'en-US' },
  { look: 'dark', locale: 'zh-CN' },
] as const) {
  test.describe(look, () => {
    test.use({ colorScheme: look });
    test('axe finds nothing', async ({ designer }) => {
      const { page } = designer;
      const versions = new Versions(page);
      await designer.startFrom(starter);
      await versions.save('First');
      await edit(designer);
      if (locale === 'zh-CN') await designer.toolbar.getByRole('button', { name: '中文' }).click();
      await page.keyboard.press('Control+Shift+S');
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectAccessible(designer, 'saving');
      await page.keyboard.press('Escape');
      await versions.open();
      await expect(versions.differences.getByRole('button').first()).toBeVisible();
      await expectAccessible(designer, 'versions');
      await versions.differences.getByRole('button').first().click();
      await expect(versions.strip).toBeVisible();
      await expectAccessible(designer, 'differences on the canvas');
    });
  });
}
