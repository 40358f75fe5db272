import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './fixtures.ts';
import type { DesignerPage } from './pages/designer-page.ts';

const oneZone = 'Bad example: both load balancers in one zone';

/** Opens a design that loses the API with a zone, and takes one of its load balancers elsewhere. */
async function mend(designer: DesignerPage): Promise<void> {
  const { canvas, inspector } = designer;
  await designer.startFrom(oneZone);
  await canvas.select(canvas.shape('host', 'lb-2'));
  await inspector.choose('Failure domain', 'zone-c');
  await expect(designer.verdict.chip('zone')).toContainText('any 1 zone');
}

test('what the edits since opening have brought, and back', async ({ designer, context }) => {
  const { comparison, page } = designer;
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await mend(designer);
  await designer.chooseFromFileMenu('Compare designs…');
  await expect(comparison.other('As it was opened')).toBeChecked();
  const zones = comparison.row('Survives zones');
  await expect(zones.getByRole('cell')).toHaveText(['not any 1 of 3', 'any 1 of 3', 'better']);
  await expect(comparison.row(/for reads and writes/)).toContainText(/better \(−\d+ min\/year\)/);
  await expect(comparison.row('Load balancers fail together')).toContainText('better');
  await expect(comparison.root).toContainText('“Now” survives no less');

  await comparison.root.getByRole('switch', { name: 'Only what differs' }).click();
  await expect(comparison.row('Survives hosts')).toHaveCount(0);
  await expect(zones).toBeVisible();

  await comparison.root.getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect(designer.toast('copied as Markdown')).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('| Survives zones | not any 1 of 3 | any 1 of 3 | better |');

  await page.keyboard.press('Escape');
  await expect(comparison.root).toBeHidden();
  await designer.undoButton().click();
  await page.keyboard.press('Control+Shift+D');
  await expect(comparison.root).toContainText('Choose a file…');
  await expect(comparison.other('As it was opened')).toHaveCount(0);
});

test('another design of this browser, and one of a file, which stays as it is', async ({
  designer,
}) => {
  const { comparison, page } = designer;
  await designer.startFrom('Three stacked masters over three zones');
  await expect(designer.saveState).toHaveText('Saved in this browser');
  const saved = await designer.saveFile();
  await designer.startFrom(oneZone);
  await page.keyboard.press('Control+Shift+D');
  await expect(comparison.root).toContainText('Choose what to compare with');
  await comparison.other(/^stacked-3-zones/).check();
  await expect(comparison.row('Survives zones')).toContainText('worse');
  await expect(comparison.root).toContainText('Worse in “bad-load-balancers-one-zone (open now)”');

  const chooser = page.waitForEvent('filechooser');
  await comparison.root.getByRole('button', { name: 'Choose a file…' }).click();
  const file = { name: 'other.json', mimeType: '', buffer: Buffer.from(saved.text) };
  await (await chooser).setFiles([file]);
  await expect(comparison.other(/^other\.json/)).toBeChecked();
  await expect(comparison.row('Survives zones')).toContainText('worse');

  const broken = page.waitForEvent('filechooser');
  await comparison.root.getByRole('button', { name: 'Choose a file…' }).click();
  await (
    await broken
  ).setFiles([{ name: 'broken.json', mimeType: '', buffer: Buffer.from('{"kind": "Topo') }]);
  await expect(comparison.root.getByRole('alert')).toContainText('broken.json');
  await page.keyboard.press('Escape');
  await expect(designer.designName).toHaveValue('bad-load-balancers-one-zone');
  await expect(designer.undoButton()).toBeDisabled();
});

test('a step of the history, by keyboard alone', async ({ designer }) => {
  const { canvas, comparison, page } = designer;
  await mend(designer);
  await canvas.select(canvas.shape('host', 'lb-1'));
  await page.keyboard.press('Delete');
  await page.keyboard.press('Control+Shift+D');
  await expect(comparison.others).toHaveCount(2);
  await page.keyboard.press('Tab');
  await expect(comparison.other('As it was opened')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(comparison.other(/^Before “Delete lb-1”/)).toBeChecked();
  await expect(comparison.row('Load balancers').getByRole('cell')).toHaveText([
    '2',
    '1',
    'different',
  ]);
});

for (const look of ['light', 'dark'] as const) {
  test.describe(look, () => {
    test.use({ colorScheme: look });
    test('axe finds nothing', async ({ designer }) => {
      await mend(designer);
      await designer.chooseFromFileMenu('Compare designs…');
      await expect(designer.comparison.measures).toBeVisible();
      await designer.page.evaluate(() =>
        Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => null))),
      );
      const { violations } = await new AxeBuilder({ page: designer.page }).analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);
    });
  });
}
