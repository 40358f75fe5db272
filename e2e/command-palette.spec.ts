import { AxeBuilder } from '@axe-core/playwright';
import { TID } from '../src/ui/test-ids.ts';
import { expect, test } from './fixtures.ts';

test('the command palette runs verbs of either language by keyboard', async ({ designer }) => {
  const { page, canvas } = designer;
  await page.keyboard.press('Control+k');
  const palette = page.getByTestId(TID.commandPalette);
  const field = palette.getByRole('combobox', { name: 'Command palette' });
  await expect(field).toBeFocused();
  await expect(palette.getByRole('group', { name: 'Edit' })).toBeVisible();
  // What cannot be done says why.
  await expect(palette.getByRole('option', { name: /^Undo/ })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await expect(palette.getByRole('option', { name: /^Undo/ })).toContainText('Nothing has been');

  await field.fill('可用区');
  await expect(palette.getByRole('option', { name: 'Add zone' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(palette).toBeHidden();
  await expect(canvas.shapes('zone')).toHaveCount(1);

  await page.keyboard.press('Control+k');
  // Used lately comes first, and Enter does it again.
  const recent = palette.getByRole('group', { name: 'Recent' });
  await expect(recent.getByRole('option')).toHaveText([/^Add zone/]);
  await page.keyboard.press('Enter');
  await expect(canvas.shapes('zone')).toHaveCount(2);

  // A dialog that a verb opens has the focus, and typing works in the field of the page too.
  await designer.designName.focus();
  await page.keyboard.press('Control+k');
  await field.fill('keyboard');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(designer.designName).toBeFocused();
});

test('elements are found by name, address, role and finding', async ({ designer }) => {
  const { page, canvas, inspector } = designer;
  await designer.startFrom('Bad example: both load balancers in one zone');
  const palette = page.getByTestId(TID.commandPalette);
  await page.keyboard.press('Control+k');
  await expect(palette.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('lb-2');
  await page.keyboard.press('Enter');
  await expect(inspector.title).toHaveText('lb-2');
  // The keyboard goes on from what was found.
  await expect(page.locator('.react-flow__node:focus')).toHaveAttribute('aria-label', /lb-2/);

  await page.keyboard.press('/');
  const field = palette.getByRole('combobox', { name: 'Find an element' });
  await expect(field).toBeFocused();
  await field.fill('etcd zone-b');
  await expect(palette.getByRole('option').first()).toContainText('zone-b');
  await field.fill('one zone');
  await expect(palette.getByRole('option').first()).toBeVisible();
  await field.fill('no such thing at all');
  await expect(palette.getByRole('status')).toContainText('Nothing fits');
  await page.keyboard.press('Enter');
  await expect(field).toBeFocused();
  await field.fill('zone-a');
  await palette.getByRole('option').first().click();
  await expect(inspector.title).toHaveText('zone-a');
  await expect(canvas.shape('zone', 'zone-a')).toBeFocused();
});

for (const [theme, locale] of [
  ['light', 'en-US'],
  ['dark', 'zh-CN'],
] as const) {
  test.describe(`${theme} ${locale}`, () => {
    test.use({ colorScheme: theme, locale });
    test('axe finds nothing in the palette', async ({ designer }) => {
      const { page } = designer;
      for (const query of ['', 'a', 'nothing of this name']) {
        await page.keyboard.press('Control+k');
        const palette = page.getByTestId(TID.commandPalette);
        await expect(palette).toBeVisible();
        if (query !== '') await palette.getByRole('combobox').fill(query);
        await page.evaluate(() =>
          Promise.all(document.getAnimations().map((each) => each.finished.catch(() => undefined))),
        );
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect.soft(violations, query).toEqual([]);
        await page.keyboard.press('Escape');
        await expect(palette).toBeHidden();
      }
    });
  });
}
