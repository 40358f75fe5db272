import { expect, test } from './fixtures.ts';
import { bytesOf, DesignerPage } from './pages/designer-page.ts';
import { LibraryDialog } from './pages/library.ts';

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

test('a damaged design is told, kept as it is, and keeps nothing from opening', async ({
  designer,
}) => {
  const { page } = designer;
  await designer.startFrom('Single master');
  await designer.designName.fill('sound');
  await expect(designer.saveState).toHaveText('Saved in this browser');
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('quorate');
        opening.addEventListener('error', () => reject(new Error('not opened')));
        opening.addEventListener('success', () => {
          const change = opening.result.transaction('designs', 'readwrite');
          const store = change.objectStore('designs');
          store.put({ id: 'half', name: 'half', savedAt: Date.now() + 1000, text: '{"half": ' });
          store.put({ id: 'none', savedAt: Date.now() + 2000 });
          store.put({ id: 'odd', name: { a: 1 }, savedAt: 'yesterday', text: 7 });
          change.addEventListener('complete', () => resolve());
        });
      }),
  );
  await designer.reload();
  await expect(designer.toast('could not be read')).toContainText('File › Designs…');
  await expect(designer.designName).toHaveValue('sound');
  await expect(designer.canvas.shapes('master')).toHaveCount(1);

  const library = new LibraryDialog(page);
  await library.open();
  await expect(library.rows).toHaveCount(4);
  await expect(library.row('half')).toContainText('Cannot be read: half');
  await expect(library.button('Open half')).toBeDisabled();
  await expect(library.row('(no name)').first()).toContainText('Cannot be read');
  const download = page.waitForEvent('download');
  await library.button('Save what is kept of half to a file').click();
  expect((await bytesOf(await download)).toString()).toBe('{"half": ');
  await library.button('Move half to the trash').click();
  await expect(library.rows).toHaveCount(3);
});

test('a full storage is told with what to do, and edits are kept once there is room', async ({
  designer,
}) => {
  const { page } = designer;
  await designer.startFrom('Single master');
  await expect(designer.saveState).toHaveText('Saved in this browser');
  await page.evaluate(() => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    addEventListener('room-again', () => {
      IDBObjectStore.prototype.put = put;
    });
  });
  await designer.designName.fill('no room');
  await expect(designer.saveState).toHaveText('Not saved in this browser');
  await expect(designer.toast('it has no room left')).toContainText('Save to a file');
  const library = new LibraryDialog(page);
  await library.open();
  await library.button('Duplicate single-master').click();
  await expect(library.note).toContainText('it has no room left');
  await page.keyboard.press('Escape');

  await page.evaluate(() => dispatchEvent(new Event('room-again')));
  await designer.designName.fill('room again');
  await expect(designer.saveState).toHaveText('Saved in this browser');
  await designer.reload();
  await expect(designer.designName).toHaveValue('room again');
});
