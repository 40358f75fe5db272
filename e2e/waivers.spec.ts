import type { Topology } from '../src/core/model/topology.ts';
import { topology } from '../src/testing/topology-builder.ts';
import { expect, test } from './fixtures.ts';
import { bytesOf, type DesignerPage } from './pages/designer-page.ts';
import { readZip } from './zip.ts';

/** Two zones, and much that can be mended without a change of what is meant. */
const broken = topology('broken')
  .zones(2)
  .stacked(3)
  .loadBalancers(2, { priority: 255 })
  .vip('10.0.0.100', { virtualRouterId: 0 })
  .unlinked()
  .with((design) => {
    const [first, second] = design.hosts;
    if (first) first.name = 'Master_1';
    if (second) second.addresses = ['10.0.0.12/24'];
  })
  .build();

async function open(designer: DesignerPage, design: Topology): Promise<void> {
  const name = `${design.metadata.name}.topology.json`;
  await designer.openFiles({ name, content: JSON.stringify(design) });
  await designer.judged();
  await designer.openPanel('Problems');
}

test('a finding is waived with a reason, counts no longer, and comes back by undo', async ({
  designer,
}) => {
  const { canvas, inspector, page, problems, verdict } = designer;
  await open(designer, broken);
  const rule = 'lb/vrid-range';
  await expect(problems.of(rule)).toHaveCount(1);
  await canvas.select(canvas.shape('VIP', 'vip'));
  const said = 'has the virtual router id 0';
  await expect(inspector.root).toContainText(said);
  const errors = await page.getByRole('radio', { name: /^Errors \d/ }).textContent();

  await problems.expand(rule);
  await problems.of(rule).getByRole('button', { name: 'Waive…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Waive', exact: true }).click();
  await expect(dialog).toContainText('Say why');
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('A <lab> that is *rebuilt* nightly');
  await dialog.getByRole('button', { name: 'Waive', exact: true }).click();
  await expect(dialog).toHaveCount(0);

  await expect(problems.of(rule)).toHaveCount(0);
  await expect(page.getByRole('radio', { name: /^Errors \d/ })).not.toHaveText(errors ?? '');
  await expect(verdict.counts).toHaveAccessibleName(/1 waived/);
  await expect(inspector.root).not.toContainText(said);
  const waived = page.getByRole('button', { name: /^Waived \(1\)/ });
  await waived.click();
  const row = problems.of(rule);
  await expect(row).toContainText('Reason: A <lab> that is *rebuilt* nightly');

  await expect(designer.undoButton('Waive “')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(waived).toHaveCount(0);
  await expect(problems.of(rule)).toHaveCount(1);
  await page.keyboard.press('Control+Shift+z');
  await expect(waived).toBeVisible();

  const readme = await readmeOf(designer);
  expect(readme).toContain('## Waivers');
  expect(readme).toContain(
    '| `lb/vrid-range` | vip | Off | A &lt;lab&gt; that is \\*rebuilt\\* nightly |',
  );

  await designer.openPanel('Problems');
  await problems.of(rule).getByRole('button', { name: 'Take back' }).click();
  await expect(waived).toHaveCount(0);
  await expect(problems.of(rule)).toHaveCount(1);
  expect(await readmeOf(designer)).not.toContain('## Waivers');
});

async function readmeOf(designer: DesignerPage): Promise<string> {
  await designer.openPanel('Configs');
  const zip = readZip(await bytesOf(await designer.configs.downloadZip()));
  return zip.get('README.md')?.text ?? '';
}

test('a whole rule is graded otherwise, and a waiver that nothing needs is told', async ({
  designer,
}) => {
  const { page, problems } = designer;
  const design = structuredClone(broken);
  design.checks.waivers.push({ rule: 'lb/vrid-collision', severity: 'off', reason: 'Long ago' });
  await open(designer, design);
  await page.getByRole('button', { name: /^Waived \(0\) 1 not needed/ }).click();
  const unused = problems.of('lb/vrid-collision');
  await expect(unused).toContainText('finds nothing');
  await unused.getByRole('button', { name: 'Take back' }).click();
  await expect(unused).toHaveCount(0);

  await expect(problems.of('lb/priority-255')).toHaveCount(2);
  await problems.expand('lb/priority-255');
  await problems.of('lb/priority-255').getByRole('button', { name: 'Waive…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'All that this rule finds' }).click();
  await dialog.getByRole('radio', { name: 'Note' }).click();
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Until the next window');
  await dialog.getByRole('button', { name: 'Waive', exact: true }).click();
  await expect(problems.of('lb/priority-255').getByText('was Error')).toHaveCount(2);
  await expect(
    problems.of('lb/priority-255').getByTitle('Reason: Until the next window'),
  ).toHaveCount(2);
});

test('a fix shows what it does to the files before it is applied', async ({ designer }) => {
  const { page, problems } = designer;
  await designer.startFrom('Three stacked masters over three zones');
  const { canvas, inspector } = designer;
  await canvas.select(canvas.shape('load balancer', 'lb-2'));
  await inspector.enter(inspector.number('VRRP priority'), '110');
  await designer.openPanel('Problems');
  await problems.expand('lb/priority-equal');
  const row = problems.of('lb/priority-equal');
  await row.getByRole('button', { name: /files? of the bundle: .*changed/ }).click();
  const files = row.getByRole('list', { name: 'Files of the bundle that change' });
  await files
    .getByRole('button', { name: /^hosts\/lb-.*keepalived\.conf/ })
    .first()
    .click();
  const diff = page.getByRole('region', { name: /^Changes in hosts\/lb-.*keepalived\.conf/ });
  await expect(diff.locator('del')).toContainText(['priority 110']);
  await expect(diff.locator('ins')).toContainText([/priority \d+/]);
  await problems.applyFix('lb/priority-equal');
  await expect(row).toHaveCount(0);
});

test('all that is safe to fix is looked at, fixed and undone as one step', async ({ designer }) => {
  const { page, problems, verdict } = designer;
  await open(designer, broken);
  const before = await designer.saveFile();
  await page.getByRole('button', { name: /^Fix all safe \(\d+\)/ }).focus();
  await page.keyboard.press('Control+Shift+f');
  const dialog = page.getByRole('dialog', { name: 'Fix all that is safe' });
  await expect(dialog).toContainText('7 problems would be resolved');
  await expect(dialog).toContainText('lb/vrid-range');
  await dialog.getByRole('button', { name: /files? of the bundle/ }).click();
  await expect(dialog.getByRole('list', { name: /^Files of the bundle/ })).toContainText('hosts/');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(await designer.saveFile()).toEqual(before);

  await page.keyboard.press('Control+Shift+f');
  await dialog.getByRole('button', { name: 'Fix 7 problems' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(problems.of('lb/vrid-range')).toHaveCount(0);
  await expect(verdict.counts).toHaveAccessibleName(/^0 errors/);
  const button = page.getByRole('button', { name: /^Fix all safe \(0\)/ });
  await expect(button).toHaveAttribute('aria-disabled', 'true');
  await expect(button).toHaveAccessibleName(/No problem has a fix/);
  await page.keyboard.press('Control+z');
  await expect(problems.of('lb/vrid-range')).toHaveCount(1);
  expect(await designer.saveFile()).toEqual(before);
});

test('the list is walked, opened, fixed and waived by keyboard, and keeps its place', async ({
  designer,
}) => {
  const { page, problems } = designer;
  await open(designer, broken);
  const head = problems.list.getByRole('button', { name: /^Errors/ });
  await head.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(head).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('ArrowRight');
  await expect(head).toHaveAttribute('aria-expanded', 'true');

  await page.keyboard.press('End');
  await expect(problems.list.getByRole('button', { name: /etcd\/rtt-missing/ })).toBeFocused();
  await page.keyboard.press('Home');
  await expect(head).toBeFocused();
  await page.keyboard.press('ArrowDown');
  const first = problems.list.getByRole('listitem').first();
  await page.keyboard.press('Enter');
  await expect(first).toContainText('What to do:');
  await page.keyboard.press('Enter');
  await expect(first).not.toContainText('What to do:');

  const rule = problems.list.getByRole('button', { name: /lb\/vrid-range$/ });
  await rule.focus();
  await page.keyboard.press('f');
  await expect(problems.of('lb/vrid-range').getByRole('button', { name: 'Apply' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(problems.of('lb/vrid-range')).toHaveCount(0);
  // The row that took its place has the focus.
  await expect.poll(() => problems.list.locator('[data-walk]:focus').count()).toBe(1);

  await problems.list
    .getByRole('button', { name: /lb\/priority-255$/ })
    .first()
    .focus();
  await page.keyboard.press('w');
  await expect(page.getByRole('dialog')).toContainText('Waive:');
  await page.keyboard.press('Escape');
  await expect(
    problems.list.getByRole('button', { name: /lb\/priority-255$/ }).first(),
  ).toBeFocused();
});

test('groups and filters stay while other panels are looked at', async ({ designer }) => {
  const { page, problems } = designer;
  await open(designer, broken);
  await page.getByRole('combobox', { name: 'Group by' }).click();
  await page.getByRole('option', { name: 'By element' }).click();
  await expect(problems.list.getByRole('heading', { name: /^vip/ })).toBeVisible();
  await page.getByRole('checkbox', { name: 'Fixable only' }).click();
  await expect(problems.of('etcd/rtt-missing')).toHaveCount(0);
  await designer.openPanel('Configs');
  await designer.openPanel('Problems');
  await expect(problems.list.getByRole('heading', { name: /^vip/ })).toBeVisible();
  await expect(page.getByRole('checkbox', { name: 'Fixable only' })).toBeChecked();
  await page.getByRole('combobox', { name: 'Category' }).click();
  await page.getByRole('option', { name: 'Names' }).click();
  await expect(problems.list.getByRole('listitem')).toHaveCount(1);
  await expect(problems.of('naming/hostname-invalid')).toHaveCount(1);
});

test('what is open stays where it is while findings above it come', async ({ designer }) => {
  const { page, problems } = designer;
  await open(designer, broken);
  await page.keyboard.press('Control+Shift+f');
  await page.getByRole('dialog').getByRole('button', { name: 'Fix 7 problems' }).click();
  await expect(problems.of('lb/vrid-range')).toHaveCount(0);

  await problems.expand('etcd/two-zones');
  const row = problems.of('etcd/two-zones');
  await expect(row.getByRole('button', { name: /files? of the bundle/ })).toBeVisible();
  const place = async (): Promise<number> => Math.round((await row.boundingBox())?.y ?? 0);
  const before = await place();
  await page.keyboard.press('Control+z');
  await expect(problems.of('lb/vrid-range')).toHaveCount(1);
  await expect(row).toContainText('What to do:');
  expect(Math.abs((await place()) - before)).toBeLessThanOrEqual(2);
});
