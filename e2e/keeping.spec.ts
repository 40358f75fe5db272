import { expect, test } from './fixtures.ts';
import { DesignerPage } from './pages/designer-page.ts';

test('an edit survives a reload that follows at once', async ({ designer }) => {
  const { canvas } = designer;
  await designer.startFrom('Single master');
  await canvas.rename(canvas.shapes('host').first(), 'kept-host');
  await designer.reload();
  await expect(canvas.shape('host', 'kept-host')).toBeVisible();
  await expect(designer.undoButton()).toBeDisabled();
});

test('after a crash the last saved state is there', async ({ designer, context }) => {
  const { page } = designer;
  await designer.startFrom('Single master');
  await designer.designName.fill('before the crash');
  await expect(designer.saveState).toHaveText('Saved in this browser');
  const before = await designer.saveFile();

  // The renderer is ended as by a crash: no event tells the page that it goes.
  const session = await context.newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  void session.send('Page.crash').catch(() => undefined);
  await crashed;
  const again = new DesignerPage(await context.newPage());
  await again.open();
  await expect(again.designName).toHaveValue('before the crash');
  expect(await again.saveFile()).toEqual(before);
  await expect(again.canvas.shapes('master')).toHaveCount(1);
});

test('the design before is among the recent ones', async ({ designer }) => {
  const { canvas } = designer;
  await designer.startFrom('Single master');
  await designer.designName.fill('mine');
  await expect(designer.saveState).toHaveText('Saved in this browser');
  const before = await designer.saveFile();
  await designer.startFrom('Three stacked masters over three zones');
  await expect(designer.toast('kept under File › Recent designs')).toBeVisible();
  await expect(designer.saveState).toHaveText('Saved in this browser');

  await designer.openRecent('mine');
  await expect(canvas.shapes('master')).toHaveCount(1);
  expect(await designer.saveFile()).toEqual(before);
  await designer.openRecent('stacked-3-zones');
  await expect(canvas.shapes('master')).toHaveCount(3);
});

test('an edit is kept although another design is opened right after it', async ({ designer }) => {
  await designer.startFrom('Single master');
  await expect(designer.saveState).toHaveText('Saved in this browser');
  await designer.designName.fill('edited and left');
  await designer.chooseFromFileMenu('New design');
  await expect(designer.designName).toHaveValue('untitled');
  await expect(designer.saveState).toHaveText('Saved in this browser');
  await designer.openRecent('edited and left');
  await expect(designer.designName).toHaveValue('edited and left');
});

test('without storage the page says so and works', async ({ page }) => {
  await page.addInitScript(() => {
    const refuse = (): never => {
      throw new DOMException('storage is blocked', 'SecurityError');
    };
    Object.defineProperty(IDBFactory.prototype, 'open', { value: refuse });
    Object.defineProperty(window, 'localStorage', { get: refuse });
  });
  const designer = new DesignerPage(page);
  await designer.open();
  await expect(designer.toast('does not let Quorate keep designs')).toBeVisible();
  await designer.startFrom('Three stacked masters over three zones');
  await expect(designer.verdict.chip('zone')).toContainText('any 1 zone');
  await expect(designer.saveState).toHaveText('Not saved in this browser');
  await expect(designer.toast('could not be kept in this browser')).toHaveCount(1);
  expect((await designer.topology()).hosts).toHaveLength(8);
  await designer.switchTheme();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});
