import { expect, test } from './fixtures.ts';
import { DesignerPage } from './pages/designer-page.ts';
import { LibraryDialog } from './pages/library.ts';

const starter = 'Single master';

test('two tabs on one design follow each other', async ({ designer, context }) => {
  await designer.startFrom(starter);
  await designer.designName.fill('shared');
  await expect(designer.saveState).toHaveText('Saved in this browser');
  const other = new DesignerPage(await context.newPage());
  await other.open();
  await expect(other.designName).toHaveValue('shared');

  await designer.canvas.rename(designer.canvas.shapes('host').first(), 'from-the-first');
  await expect(other.canvas.shape('host', 'from-the-first')).toBeVisible();
  await expect(other.toast('This design was changed in another tab')).toBeVisible();
  await expect(other.undoButton()).toBeDisabled();
  await other.designName.fill('from the second');
  await expect(designer.designName).toHaveValue('from the second');
  expect(await designer.saveFile()).toEqual(await other.saveFile());

  // Both have one design, and nothing else has come of it.
  const library = new LibraryDialog(other.page);
  await library.open();
  await expect(library.rows).toHaveCount(1);
  await expect(library.row('from the second')).toBeVisible();
});

for (const choice of ['mine', 'theirs'] as const) {
  test(`two tabs that changed one design keep both, going on with ${choice}`, async ({
    designer,
    context,
  }) => {
    await designer.startFrom(starter);
    await designer.designName.fill('shared');
    await expect(designer.saveState).toHaveText('Saved in this browser');
    const page = await context.newPage();
    // A tab that hears nothing, as one that the browser has put to sleep.
    await page.addInitScript(() => {
      Object.defineProperty(BroadcastChannel.prototype, 'addEventListener', { value: () => {} });
    });
    const other = new DesignerPage(page);
    await other.open();
    await expect(other.designName).toHaveValue('shared');
    await designer.designName.fill('theirs');
    await expect(designer.saveState).toHaveText('Saved in this browser');
    await other.designName.fill('mine');

    const dialog = page.getByRole('dialog', { name: 'Two tabs changed this design' });
    await expect(dialog).toContainText('Both states are kept');
    await expect(dialog.getByRole('button', { name: 'Keep mine as a copy' })).toBeFocused();
    const library = new LibraryDialog(page);
    if (choice === 'mine') {
      await page.keyboard.press('Enter');
      await expect(other.designName).toHaveValue('mine (copy)');
      await expect(other.saveState).toHaveText('Saved in this browser');
      await library.open();
      await expect(library.row('mine (copy)')).toContainText('open now');
      await expect(library.row('theirs')).toBeVisible();
    } else {
      await dialog.getByRole('button', { name: 'Take theirs, mine to the trash' }).click();
      await expect(other.designName).toHaveValue('theirs');
      await library.open();
      await expect(library.rows).toHaveCount(1);
      await library.show('Trash');
      await expect(library.row('mine')).toBeVisible();
    }
    await expect(designer.designName).toHaveValue('theirs');
  });
}
