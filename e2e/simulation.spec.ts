import { expect, test } from './fixtures.ts';
import { bytesOf } from './pages/designer-page.ts';

test.beforeEach(async ({ designer }) => {
  await designer.startFrom('Three stacked masters over three zones');
});

test('a zone fails, the address moves; a second master takes the quorum; back and anew', async ({
  designer,
}) => {
  const { canvas, simulation, page } = designer;
  const heard = page.locator('span[aria-live="polite"]');
  await expect(heard).toContainText('Survives');
  await simulation.begin();
  await expect(heard).toContainText('Nothing has failed.');
  await expect(simulation.strip).toHaveAttribute('data-api', 'available');
  await expect(canvas.shape('load balancer', 'lb-1')).toHaveAccessibleName(/holds api-vip/);

  await simulation.fail(canvas.shape('zone', 'zone-a'));
  await expect(simulation.strip).toContainText('Step 1 of 1: Fail zone zone-a.');
  await expect(simulation.sentence).toContainText('answers reads and writes');
  await expect(canvas.shape('zone', 'zone-a')).toHaveAccessibleName(/, failed$/);
  await expect(canvas.shape('master', 'master-1')).toHaveAccessibleName(/down with zone-a/);
  await expect(canvas.shape('load balancer', 'lb-1')).toHaveAccessibleName(
    /no longer holds api-vip/,
  );
  await expect(canvas.shape('load balancer', 'lb-2')).toHaveAccessibleName(/holds api-vip, after/);

  await simulation.fail(canvas.shape('host', 'master-2'));
  await expect(simulation.strip).toHaveAttribute('data-api', 'unavailable');
  await expect(simulation.sentence).toContainText(/quorum/);
  await expect(canvas.shape('master', 'master-3')).toHaveAccessibleName(
    /cannot be used: no quorum/,
  );
  await expect(heard).toContainText(/^Step 2 of 2: Fail host master-2\. .*quorum/);

  await simulation.press('Step back');
  await expect(simulation.strip).toContainText('Step 1 of 2');
  await expect(simulation.sentence).toContainText('answers reads and writes');
  await simulation.press('Step forward');
  await expect(simulation.strip).toHaveAttribute('data-api', 'unavailable');
  // Pressed again, what failed is restored.
  await simulation.fail(canvas.shape('host', 'master-2'));
  await expect(simulation.strip).toContainText('Restore host master-2');
  await simulation.press('Reset');
  await expect(simulation.strip).toHaveAttribute('data-api', 'available');
  await expect(canvas.shape('zone', 'zone-a')).not.toHaveAccessibleName(/failed/);
  await simulation.leave();
});

test('a zone is cut off: each side is told by itself, until it is joined again', async ({
  designer,
}) => {
  const { canvas, simulation } = designer;
  const zone = canvas.shape('zone', 'zone-a');
  await simulation.begin();
  await simulation.choose(zone, 'Cut zone zone-a off from the rest');
  await expect(zone).toHaveAccessibleName(/cut off$/);
  await expect(canvas.shape('master', 'master-1')).toHaveAccessibleName(/no quorum/);
  await expect(canvas.shape('master', 'master-2')).not.toHaveAccessibleName(/cannot be used/);
  await simulation.press('Show the details');
  const sides = simulation.details.getByRole('article');
  await expect(sides).toHaveCount(2);
  await expect(
    sides.filter({ has: designer.page.getByRole('heading', { name: 'zone-a' }) }),
  ).toContainText(/unavailable/);
  await simulation.press('Hide the details');
  await simulation.choose(zone, 'Join zone zone-a to the rest again');
  await expect(simulation.strip).toHaveAttribute('data-api', 'available');

  // From one place only: the second is pressed.
  await simulation.choose(zone, 'Cut from another place…');
  await expect(simulation.strip).toContainText('Press the place to cut zone zone-a from.');
  await simulation.fail(canvas.shape('zone', 'zone-b'));
  await expect(zone).toHaveAccessibleName(/cut from zone-b$/);
});

test('processes and links fail by their menus, and links by a press', async ({ designer }) => {
  const { canvas, simulation, page } = designer;
  const balancer = canvas.shape('load balancer', 'lb-1');
  await simulation.begin();
  await simulation.choose(balancer, 'Fail keepalived on lb-1');
  await expect(balancer).toHaveAccessibleName(/keepalived failed/);
  await expect(canvas.shape('load balancer', 'lb-2')).toHaveAccessibleName(/holds api-vip/);
  await simulation.choose(canvas.shape('master', 'master-1'), 'Fail kube-scheduler on master-1');
  await expect(canvas.shape('master', 'master-1')).toHaveAccessibleName(/kube-scheduler failed/);
  await simulation.choose(balancer, 'Links', 'Fail link lb-1 → master-1');
  await expect(simulation.strip).toContainText('Fail link lb-1 → master-1');
  await canvas.selectLink('lb-2', 'master-2');
  await expect(simulation.strip).toContainText('Fail link lb-2 → master-2');
  await page.keyboard.press('Control+z');
  await expect(simulation.strip).toContainText('Step 3 of 4');
});

test('the drawing is not edited, and Escape leaves', async ({ designer }) => {
  const { canvas, simulation, page } = designer;
  const before = await designer.saveFile();
  await page.keyboard.press('Alt+7');
  await expect(simulation.strip).toBeVisible();
  await canvas.drag(canvas.shape('host', 'worker-1'), { x: 40, y: 40 });
  await canvas.shape('host', 'worker-2').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Delete');
  await expect(canvas.paletteEntry('Host')).toHaveAttribute('aria-disabled', 'true');
  await canvas.paletteEntry('Host').click({ force: true });
  await expect(canvas.shapes('host')).toHaveCount(8);
  // With a modifier a press selects: Escape gives that up first.
  await simulation.select(canvas.shape('host', 'worker-3'));
  await expect(designer.inspector.title).toHaveText('worker-3');
  await page.keyboard.press('Escape');
  await expect(designer.inspector.title).toHaveText('Design');
  await expect(simulation.strip).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(simulation.strip).toBeHidden();
  expect(await designer.saveFile()).toEqual(before);
});

test('an edit beside the canvas goes on under the simulation', async ({ designer }) => {
  const { canvas, simulation, inspector } = designer;
  await simulation.begin();
  await simulation.fail(canvas.shape('host', 'lb-1'));
  await simulation.select(canvas.shape('host', 'lb-2'));
  await inspector.enter(inspector.text('Host name'), 'edge-2');
  await expect(canvas.shape('host', 'edge-2')).toBeVisible();
  await expect(canvas.shape('host', 'lb-1')).toHaveAccessibleName(/, failed$/);
  await designer.startFrom('Three stacked masters over three zones');
  await expect(simulation.strip).toBeHidden();
});

test('a scenario is saved, kept through a reload, renamed, played and deleted', async ({
  designer,
}) => {
  const { canvas, simulation, page } = designer;
  await simulation.begin();
  await simulation.fail(canvas.shape('zone', 'zone-a'));
  await simulation.fail(canvas.shape('host', 'master-2'));
  await simulation.saveAs('Zone and <b>master</b>');
  const { scenarios } = await designer.topology();
  expect(scenarios).toEqual([
    expect.objectContaining({
      name: 'Zone and <b>master</b>',
      steps: [
        expect.objectContaining({ action: 'fail' }),
        expect.objectContaining({ action: 'fail' }),
      ],
    }),
  ]);
  await expect(designer.saveState).toHaveText('Saved in this browser');

  await designer.reload();
  await simulation.begin();
  let dialog = await simulation.openSaved();
  const row = dialog.getByRole('listitem');
  await expect(row).toContainText(/quorum/);
  await row.getByRole('button', { name: /^Rename/ }).click();
  await dialog.getByRole('textbox', { name: 'Name of the scenario' }).fill('Zone and master');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Play Zone and master' }).click();
  await expect(dialog).toBeHidden();
  await expect(simulation.strip).toHaveAttribute('data-api', 'unavailable');
  await simulation.press('Step back');
  await expect(simulation.sentence).toContainText('answers reads and writes');

  dialog = await simulation.openSaved();
  await dialog.getByRole('button', { name: 'Delete Zone and master' }).click();
  await expect(dialog).toContainText('No scenario saved yet');
  await page.keyboard.press('Escape');
  await simulation.leave();
  await designer.undoButton('Delete scenario').click();
  expect((await designer.topology()).scenarios).toHaveLength(1);
});

test('by keyboard alone', async ({ designer }) => {
  const { canvas, simulation, page } = designer;
  await page.keyboard.press('Alt+7');
  const master = canvas.shape('master', 'master-1');
  await master.focus();
  await page.keyboard.press('x');
  await expect(master).toHaveAccessibleName(/, failed/);
  await expect(master).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(master).not.toHaveAccessibleName(/failed/);
  await page.keyboard.press('Space');
  await expect(master).toHaveAccessibleName(/, failed/);
  await page.keyboard.press('Control+z');
  await expect(master).not.toHaveAccessibleName(/failed/);

  const zone = canvas.shape('zone', 'zone-c');
  await zone.focus();
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Cut from another place…' }).press('Enter');
  await canvas.shape('zone', 'zone-b').focus();
  await page.keyboard.press('Enter');
  await expect(zone).toHaveAccessibleName(/cut from zone-b$/);

  // Tab leads out of the canvas and into the strip.
  const reset = simulation.strip.getByRole('button', { name: 'Reset' });
  await reset.focus();
  await page.keyboard.press('Enter');
  await expect(zone).not.toHaveAccessibleName(/cut from/);
  await zone.focus();
  await page.keyboard.press('Escape');
  await expect(simulation.strip).toBeHidden();
});

test('all single failures: what is not survived, in order, pointed at, played and taken along', async ({
  designer,
}) => {
  const { canvas, simulation, page } = designer;
  await designer.openPanel('Failures');
  const rows = simulation.matrix.getByRole('row');
  await expect(simulation.failure('zone-a').first()).toContainText('fails');
  await simulation.matrix.getByRole('radio', { name: /^Not survived/ }).click();
  await expect(simulation.failure('region-1')).toHaveCount(1);
  await expect(simulation.failure('lb-1')).toHaveCount(0);
  await simulation.matrix.getByRole('radio', { name: /^All/ }).click();
  await simulation.matrix.getByRole('button', { name: 'API', exact: true }).click();
  await expect(simulation.matrix.getByRole('columnheader', { name: 'API' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  await expect(rows.nth(1)).toContainText('region-1');

  await simulation.matrix.getByRole('searchbox').fill('lb-1');
  await simulation.failure('lb-1').first().hover();
  await expect(canvas.shape('host', 'lb-1').locator('[data-highlighted-shape]')).toHaveCount(1);
  await simulation.failure('lb-1').first().getByRole('button').click();
  await expect(simulation.strip).toContainText('Fail host lb-1');
  await expect(simulation.failure('lb-1').first().getByRole('button')).toHaveAttribute(
    'aria-current',
    'true',
  );

  const csv = await simulation.download('CSV');
  expect(csv.suggestedFilename()).toBe('stacked-3-zones-failures.csv');
  const lines = (await bytesOf(csv)).toString().trim().split(/\r?\n/);
  expect(lines[0]).toMatch(/^\uFEFF?Element,Kind,Event,Seen from,API,/);
  expect(lines).toHaveLength(Number((await page.getByText(/^All \d+$/).innerText()).slice(4)) + 2);
  expect(lines.find((line) => line.startsWith('region-1,region,fails'))).toContain('unavailable');
  const markdown = (await bytesOf(await simulation.download('Markdown'))).toString();
  expect(markdown).toMatch(/^\| Element +\| Kind/);
  await simulation.matrix.getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect(designer.toast('The matrix was copied')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(markdown);
});
