import { expect, test } from './fixtures.ts';

const threeZones = 'Three stacked masters over three zones';
const twoZones = 'Bad example: two zones, 2+1';

test('the availability opens the figures it rests on; a changed one changes it', async ({
  designer,
}) => {
  const { verdict, analysis, page } = designer;
  await designer.startFrom(threeZones);
  await expect(verdict.availability).toContainText(/99\.9\d+ % ≈ \d+ min\/year/);
  await expect(verdict.availability).not.toContainText('100 %');
  const before = await verdict.availability.textContent();
  await verdict.availability.hover();
  await expect(page.getByRole('tooltip')).toContainText('A model, not a promise');

  await verdict.availability.click();
  const writes = analysis.service('API: reads and writes');
  await expect(writes).toContainText('min/year');
  const listed = await writes.textContent();

  const region = analysis.figure('Region');
  await region.fill('101');
  await expect(analysis.root).toContainText('Enter a number from 0 to 100.');
  await region.fill('99.999');
  await region.blur();
  await expect(verdict.availability).not.toHaveText(before ?? '');
  await expect(writes).not.toHaveText(listed ?? '');
  await analysis.settled();
  expect((await designer.topology()).assumptions.availability).toEqual({ region: 0.99999 });

  await designer.undoButton().click();
  await expect(verdict.availability).toHaveText(before ?? '');
  await expect(region).toHaveValue('');
});

test('tolerances and cut sets show on the canvas what they are about', async ({ designer }) => {
  const { analysis, canvas, inspector, page } = designer;
  await designer.startFrom(twoZones);
  await page.keyboard.press('Alt+2');
  await analysis.open('Tolerances');
  const zones = analysis.table('How many failures').getByRole('row', { name: /^Zone/ });
  await expect(zones).toContainText('none');
  await zones.getByRole('button', { name: 'zone-a' }).click();
  await expect(inspector.title).toHaveText('zone-a');

  await analysis.open('Smallest cut sets');
  const sets = analysis.table('Smallest sets');
  const first = sets.getByRole('button', { name: /zone-a/ }).first();
  await first.hover();
  await expect(canvas.shape('zone', 'zone-a').locator('[data-highlighted-shape]')).toBeVisible();
  await page.mouse.move(0, 0);
  await expect(canvas.root.locator('[data-highlighted-shape]')).toHaveCount(0);
  await expect(analysis.table('Minimal cut sets by order').getByRole('row')).not.toHaveCount(0);
});

test('importance paints a heat map on the canvas, told in figures too', async ({ designer }) => {
  const { analysis, canvas } = designer;
  await designer.startFrom(threeZones);
  await designer.openPanel('Analysis');
  await analysis.open('Importance');
  const chart = analysis.table('What matters most');
  await expect(chart.getByRole('row').nth(1)).toContainText('region-1');
  await analysis.heatMap.click();
  await expect(analysis.legend).toBeVisible();
  const region = canvas.shape('region', 'region-1');
  await expect(region).toHaveAccessibleName(/\d+ % of the downtime/);
  await expect(region).toContainText(/\d+ %/);
  await analysis.legend.getByRole('button', { name: 'Heat map off' }).click();
  await expect(analysis.legend).toBeHidden();
  await expect(region).not.toHaveAccessibleName(/of the downtime/);

  await analysis.heatMap.click();
  await designer.openPanel('Problems');
  await expect(analysis.legend).toBeHidden();
});

test('a next change is previewed, and made as one step that saves what it said', async ({
  designer,
}) => {
  const { analysis, canvas, verdict } = designer;
  await designer.startFrom(twoZones);
  const saved = await designer.topology();
  const before = await verdict.availability.textContent();
  await designer.openPanel('Analysis');
  await analysis.open('Best next changes');
  await expect(analysis.best).toContainText(/−\d+ min\/year/);
  await analysis.best.getByRole('button', { name: 'Preview' }).click();
  await expect(canvas.root.getByTitle('would be added').first()).toBeVisible();
  expect(await designer.topology()).toEqual(saved);
  await analysis.best.getByRole('button', { name: 'Apply' }).click();
  await expect(canvas.root.getByTitle('would be added')).toHaveCount(0);
  await expect(verdict.availability).not.toHaveText(before ?? '');
  await expect(verdict.chip('zone')).toContainText('any 1 zone');
  await designer.undoButton().click();
  await expect(verdict.availability).toHaveText(before ?? '');
  expect(await designer.topology()).toEqual(saved);
});

test('every minimal cut set of an order can be looked through', async ({ designer }) => {
  const { analysis, page } = designer;
  await designer.startFrom('Five masters, five external etcd, three zones');
  await designer.openPanel('Analysis');
  await analysis.open('Smallest cut sets');
  const orders = analysis.table('Minimal cut sets by order');
  await orders.getByRole('button', { name: 'Look through the sets of order 3' }).click();
  const sets = analysis.table('Minimal cut sets of order 3');
  await expect(sets.getByRole('row')).not.toHaveCount(1);
  await expect(analysis.root).toContainText(/1–\d+ of \d+/);
  await page.getByRole('button', { name: 'Back to the smallest' }).click();
  await expect(analysis.table('Smallest sets')).toBeVisible();
});
