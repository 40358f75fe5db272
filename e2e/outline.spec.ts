import { AxeBuilder } from '@axe-core/playwright';
import { TID } from '../src/ui/test-ids.ts';
import { expect, test } from './fixtures.ts';
import type { DesignerPage } from './pages/designer-page.ts';

/** Opens the outline by its key. */
async function openOutline({ page, canvas }: DesignerPage): Promise<void> {
  await canvas.root.waitFor();
  await page.keyboard.press('Shift+4');
  await expect(page.getByTestId(TID.outline)).toBeVisible();
}

/** What the rows say, a line each: name, kind, address, place, version or port. */
async function rowsOf({ page }: DesignerPage): Promise<string[]> {
  const rows = page.getByTestId(TID.outline).locator('tbody tr');
  return rows.evaluateAll((all) =>
    all.map((row) =>
      [...row.querySelectorAll('td')]
        .slice(0, 4)
        .map((cell) => cell.textContent.trim())
        .join(' | '),
    ),
  );
}

test('a small design is built in the outline by keyboard alone', async ({ designer }) => {
  const { page } = designer;
  const { keyboard } = page;
  const grid = page.getByTestId(TID.outline);
  const field = grid.getByRole('textbox');
  /** Chooses from the menu that is open and types the name of what is added. */
  const add = async (kind: string, name: string): Promise<void> => {
    await expect(page.getByRole('menuitem', { name: kind, exact: true })).toBeVisible();
    await page.getByRole('menuitem', { name: kind, exact: true }).press('Enter');
    await expect(field).toBeFocused();
    await keyboard.type(name);
    await keyboard.press('Enter');
    await expect(field).toHaveCount(0);
  };
  await openOutline(designer);
  await expect(page.getByRole('button', { name: 'Add', exact: true })).toBeFocused();
  await keyboard.press('Enter');
  await add('Zone', 'north');
  await keyboard.press('Insert');
  await add('Host', 'm1');
  // The name is left by Tab for the address, which is refused in place until it is one.
  await keyboard.press('F2');
  await expect(field).toBeFocused();
  await keyboard.press('Tab');
  await expect(field).toHaveAccessibleName('Address of m1');
  await keyboard.type('10.0.0.300');
  await keyboard.press('Enter');
  await expect(grid.getByRole('alert')).toContainText('10.0.0.300 is no IP address');
  await field.fill('10.0.0.11');
  await keyboard.press('Enter');
  await expect(grid.getByRole('row', { name: /m1 Host 10\.0\.0\.11 north/ })).toBeVisible();
  await keyboard.press('Insert');
  await add('Master', 'm1');
  expect(await rowsOf(designer)).toEqual([
    'north | Zone |  | ',
    'm1 | Host | 10.0.0.11 | north',
    'm1 | Master |  | m1',
  ]);

  // A second zone beside the first; the host goes there and back.
  await page.getByRole('button', { name: 'Add', exact: true }).focus();
  await keyboard.press('Escape');
  await page.getByRole('button', { name: 'Add', exact: true }).press('Enter');
  await add('Zone', 'south');
  await keyboard.press('Alt+ArrowUp');
  await expect.poll(() => rowsOf(designer).then((rows) => rows[0])).toBe('south | Zone |  | ');
  await keyboard.press('Control+z');
  await expect.poll(() => rowsOf(designer).then((rows) => rows[0])).toBe('north | Zone |  | ');

  await keyboard.press('Delete');
  await expect.poll(() => rowsOf(designer).then((rows) => rows.length)).toBe(3);
  // What comes next, or else before, is selected and has the keyboard.
  await expect(grid.getByRole('row', { selected: true })).toBeFocused();
  await keyboard.press('Control+z');
  await expect.poll(() => rowsOf(designer).then((rows) => rows.length)).toBe(4);
  await expect(designer.canvas.root.getByText('south')).toBeVisible();
});

test('rows of a spreadsheet are looked at, applied as one step and undone', async ({
  designer,
}) => {
  const { page } = designer;
  await openOutline(designer);
  await page.getByRole('button', { name: 'Paste rows…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog
    .getByRole('textbox', { name: 'Rows' })
    .fill(
      '可用区\t主机名\t角色\tIP地址\na\tm1\tmaster, etcd\t10.0.0.11\nb\tm2\tmaster, etcd\t10.0.0.12\nc\tm3\tmaster, etcd\t10.0.0.13\nc\tm4\twizard\t10.0.0.14',
    );
  await expect(dialog.getByRole('row', { name: /wizard is no role/ })).toBeVisible();
  await expect(dialog.getByText('3 to add, 0 to change, 0 as they are')).toBeVisible();
  await expect(dialog.getByText('One wrong row is left out')).toBeVisible();
  await dialog.getByRole('button', { name: 'Apply 3 rows' }).click();
  await expect(dialog).toHaveCount(0);
  await expect.poll(() => rowsOf(designer).then((rows) => rows.length)).toBe(12);
  await page.keyboard.press('Control+z');
  await expect.poll(() => rowsOf(designer).then((rows) => rows.length)).toBe(0);

  // Rows on the clipboard come to the same dialog wherever they are pasted on the page.
  await page.evaluate(() => navigator.clipboard.writeText('m9,10.0.0.9,worker'));
  await designer.canvas.root.click({ position: { x: 5, y: 5 } });
  await page.keyboard.press('Control+v');
  await expect(dialog.getByRole('textbox', { name: 'Rows' })).toHaveValue('m9,10.0.0.9,worker');
  await dialog.getByRole('textbox', { name: 'Rows' }).fill('zone\tip\na\t10.0.0.1');
  await expect(dialog.getByRole('alert')).toContainText('No column says what things are called');
  await expect(dialog.getByRole('button', { name: /^Apply/ })).toBeDisabled();
});

test('rows are copied to a spreadsheet, and cut rows move to another place', async ({
  designer,
}) => {
  const { page } = designer;
  const { keyboard } = page;
  await designer.startFrom('Three stacked masters over three zones');
  await openOutline(designer);
  const grid = page.getByTestId(TID.outline);
  const host = grid.locator('tbody tr', { hasText: 'Host' }).first();
  const name = (await host.locator('td').first().textContent())?.trim() ?? '';
  await host.locator('td').first().click();
  await keyboard.press('Control+c');
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text.split('\n')[0]).toBe('name\trole\thost\taddress\tregion\tzone\track\tversion\tport');
  expect(text.split('\n')[1]).toContain(`${name}\thost\t\t`);

  await keyboard.press('Control+x');
  await grid
    .getByRole('row', { name: /^zone-c Zone/ })
    .locator('td')
    .first()
    .click();
  await keyboard.press('Control+v');
  await expect(
    grid.getByRole('row', { name: new RegExp(`^${name} Host .* zone-c`) }),
  ).toBeVisible();
});

test('the outline follows what the canvas selects, and axe finds nothing on it', async ({
  designer,
}) => {
  const { page, canvas } = designer;
  const expectAccessible = async (state: string): Promise<void> => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect
      .soft(
        violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`),
        state,
      )
      .toEqual([]);
  };
  await designer.startFrom('Three stacked masters over three zones');
  await openOutline(designer);
  const grid = page.getByTestId(TID.outline);
  await grid.getByRole('row', { name: /^zone-c Zone/ }).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(grid.getByRole('row', { name: /^master-3 Host/ })).toHaveCount(0);
  await canvas.root.getByRole('group', { name: /^master master-3/ }).click();
  const row = grid.getByRole('row', { selected: true });
  await expect(row).toHaveAccessibleName(/master-3/);
  await expect(row).toBeInViewport();
  await expect(row).not.toBeFocused();
  await expectAccessible('rows');
  await row.focus();
  await page.keyboard.press('F2');
  await expectAccessible('a cell that is edited');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Paste rows…' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('m9\tmaster\t10.0.0.9\nm8\twizard\t10');
  await expect(page.getByRole('dialog').getByText('is a guess')).toBeVisible();
  await expectAccessible('rows to paste');
});
