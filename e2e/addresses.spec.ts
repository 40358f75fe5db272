import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './fixtures.ts';

test('addresses of a network are given to all hosts, looked at first', async ({ designer }) => {
  const { page } = designer;
  await designer.startFrom('Three masters with stacked etcd');
  const before = (await designer.topology()).hosts.map(({ addresses }) => addresses);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Command palette' })).toBeFocused();
  await page.keyboard.type('assign addresses');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Assign addresses' });
  const network = dialog.getByRole('textbox', { name: 'Network' });
  await expect(network).toBeFocused();
  await network.fill('10.9.0.0/99');
  await expect(dialog.getByText('This is no network')).toBeVisible();
  await network.fill('10.9.0.0/24');
  await dialog.getByRole('checkbox', { name: 'All hosts' }).check();
  await dialog.getByRole('checkbox', { name: 'Replace addresses' }).check();
  await expect(dialog.getByRole('listitem').first()).toContainText('10.9.0.1');
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((each) => each.finished.catch(() => undefined))),
  );
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await dialog.getByRole('button', { name: /^Assign \d+ addresses/ }).press('Enter');
  await expect(dialog).toBeHidden();
  const after = (await designer.topology()).hosts.map(({ addresses }) => addresses);
  expect(after).toEqual(before.map((_, n) => [`10.9.0.${n + 1}`]));
  await page.keyboard.press('Control+z');
  expect((await designer.topology()).hosts.map(({ addresses }) => addresses)).toEqual(before);
});
