import { expect, test } from './fixtures.ts';

test('hosts are spread over zones, aligned and locked by keyboard', async ({ designer }) => {
  const { page, canvas } = designer;
  await designer.startFrom('Three masters with stacked etcd');
  const run = async (words: string): Promise<void> => {
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('combobox', { name: 'Command palette' })).toBeFocused();
    await page.keyboard.type(words);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('combobox', { name: 'Command palette' })).toBeHidden();
  };
  // New zones stand free: nothing is selected.
  for (const n of [1, 2, 3]) {
    await page.keyboard.press('Escape');
    await run('add zone');
    await expect(canvas.shapes('zone')).toHaveCount(n);
  }
  await canvas.root.getByRole('group').first().focus();
  await page.keyboard.press('Control+a');
  await run('spread hosts');
  const { hosts, components, failureDomains } = await designer.topology();
  const masters = new Set(
    components.flatMap((each) => (each.kind === 'control-plane' ? [each.host] : [])),
  );
  const zones = hosts.flatMap((host) => (masters.has(host.id) ? [host.failureDomain] : []));
  expect(new Set(zones).size).toBe(3);
  expect(failureDomains).toHaveLength(3);

  await canvas.shape('zone', 'zone-a').focus();
  await page.keyboard.press('Enter');
  await run('lock');
  const locked = canvas.shape('zone', 'zone-a');
  await expect(locked).toHaveAttribute('aria-label', /Locked where it stands/);
  await expect(locked.getByTitle('Locked where it stands')).toBeVisible();
  // Arrow keys leave it where it is.
  const { layout } = await designer.topology();
  await locked.focus();
  await page.keyboard.press('ArrowRight');
  expect((await designer.topology()).layout).toEqual(layout);

  await canvas.shape('zone', 'zone-b').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+0');
  await canvas.zoom();
  await page.keyboard.down('Control');
  await canvas.select(canvas.shape('zone', 'zone-c'));
  await page.keyboard.up('Control');
  await run('align top');
  const after = (await designer.topology()).layout;
  const [b, c] = ['zone-b', 'zone-c'].map(
    (name) => after[failureDomains.find((each) => each.name === name)?.id ?? ''],
  );
  expect(b?.y).toBe(c?.y);
  await designer.undoButton('Align 2 shapes at the top').click();
});

test('the canvas is focused on the selection, and follows it', async ({ designer }) => {
  const { page, canvas } = designer;
  await designer.startFrom('Three stacked masters over three zones');
  const worker = canvas.shape('host', 'worker-3');
  const balancer = canvas.shape('host', 'lb-1');
  await balancer.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Shift+Digit3');
  await expect(worker).toHaveCSS('opacity', '0.28');
  await expect(balancer).toHaveCSS('opacity', '1');
  await expect(canvas.shape('master', 'master-3')).toHaveCSS('opacity', '1');
  await page.keyboard.press('Escape');
  await expect(worker).toHaveCSS('opacity', '1');
  await worker.focus();
  await page.keyboard.press('Enter');
  await expect(balancer).toHaveCSS('opacity', '0.28');
  await canvas.controls.getByRole('button', { name: 'Focus on the selection' }).click();
  await expect(balancer).toHaveCSS('opacity', '1');
});

test('what can be added is listed at the pointer', async ({ designer }) => {
  const { page, canvas } = designer;
  await canvas.root.dblclick({ position: { x: 200, y: 120 } });
  const menu = page.getByRole('menu', { name: 'Add here' });
  await menu.getByRole('menuitem', { name: 'Zone' }).click();
  await expect(canvas.shapes('zone')).toHaveCount(1);
  await expect(canvas.shapes('zone')).toBeFocused();

  // By keyboard, where the pointer is: in the zone.
  await canvas.shapes('zone').hover();
  await page.keyboard.press('a');
  await expect(menu).toBeVisible();
  await page.keyboard.type('mas');
  await expect(menu.getByRole('menuitem', { name: 'Master' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(canvas.shapes('master')).toHaveCount(1);
  const { hosts, failureDomains } = await designer.topology();
  expect(hosts[0]?.failureDomain).toBe(failureDomains[0]?.id);
  await page.keyboard.press('a');
  await expect(menu).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
});
