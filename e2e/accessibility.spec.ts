import { AxeBuilder } from '@axe-core/playwright';
import { TID } from '../src/ui/test-ids.ts';
import { expect, test } from './fixtures.ts';
import type { DesignerPage } from './pages/designer-page.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Expects that axe finds nothing on the page as it is now. */
async function expectAccessible({ page }: DesignerPage, state: string): Promise<void> {
  // Fading in, a colour is not yet the one that is meant.
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity)
        .map((animation) => animation.finished.catch(() => undefined)),
    ),
  );
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
  );
  expect.soft(found, state).toEqual([]);
}

/** Goes through the states of the page, in the language and theme it has. */
async function walk(designer: DesignerPage, names: typeof english): Promise<void> {
  const { page, toolbar, canvas } = designer;
  await expectAccessible(designer, 'empty');
  await toolbar.getByRole('button', { name: names.starters }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('list').first()).toContainText(names.zone);
  await expectAccessible(designer, 'starters');
  await dialog.getByRole('button', { name: names.bad }).click();
  await expect(canvas.root.getByRole('group').first()).toBeVisible();
  const problems = page.getByRole('tabpanel').getByRole('listitem');
  await expect(problems.first()).toBeVisible();
  await expectAccessible(designer, 'design');

  const fixable = problems.filter({ has: page.getByRole('button', { name: names.fix }) }).first();
  await fixable.getByRole('button', { name: names.fix }).click();
  await expect(page.getByRole('button', { name: names.apply })).toBeVisible();
  await expectAccessible(designer, 'problem with fix');

  await page.getByRole('tab', { name: names.analysis, exact: true }).click();
  for (const [at, section] of names.sections.entries()) {
    const tab = page.getByRole('tab', { name: new RegExp(`^${section}`) });
    await tab.click();
    await expect(page.getByRole('tabpanel').last().locator('[aria-busy="true"]')).toHaveCount(0);
    const heat = page.getByRole('switch', { name: names.heatMap });
    if (await heat.isVisible()) await heat.click();
    await expectAccessible(designer, `analysis ${at}`);
  }

  await page.getByRole('tab', { name: names.diagram }).click();
  await expect(page.getByRole('tabpanel').getByRole('img').first()).toBeVisible({
    timeout: 30_000,
  });
  await expect(page.getByRole('tabpanel').getByRole('textbox')).toBeVisible();
  await expectAccessible(designer, 'diagram');

  await page.getByRole('tab', { name: names.configs }).click();
  await expect(page.getByRole('treeitem').first()).toBeVisible();
  await expect(page.getByRole('tabpanel').getByRole('textbox')).toBeVisible();
  await expectAccessible(designer, 'configs');

  await page.getByRole('tab', { name: names.failures }).click();
  await expect(page.getByRole('tabpanel').getByRole('row').nth(1)).toBeVisible();
  await expectAccessible(designer, 'all single failures');

  await page.keyboard.press('Alt+7');
  await canvas.root.getByRole('group', { name: names.zoneA }).first().focus();
  await page.keyboard.press('x');
  const strip = page.getByTestId(TID.simulation);
  await expect(strip).toHaveAttribute('data-api', 'unavailable');
  await expectAccessible(designer, 'simulation');
  await strip.getByRole('button', { name: names.more }).click();
  await expectAccessible(designer, 'details of a simulation');
  await strip.getByRole('button', { name: names.save }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessible(designer, 'saving a scenario');
  await page.keyboard.press('Enter');
  await strip.getByRole('button', { name: names.saved }).click();
  await expect(page.getByRole('dialog').getByRole('listitem')).toBeVisible();
  await expectAccessible(designer, 'saved scenarios');
}

const english = {
  starters: 'Starters…',
  zone: 'Survives any 1 zone',
  bad: 'Use: Bad example: both load balancers in one zone',
  fix: 'Fix…',
  apply: 'Apply',
  analysis: 'Analysis',
  sections: ['Tolerances', 'Smallest cut sets', 'Downtime', 'Importance', 'Best next changes'],
  heatMap: 'Heat map on the canvas',
  diagram: 'Diagram',
  configs: 'Configs',
  failures: 'Failures',
  zoneA: /^zone zone-a/,
  more: 'Show the details',
  save: 'Save as scenario',
  saved: 'Saved scenarios',
};

const chinese: typeof english = {
  starters: '起始模板…',
  zone: '可用区',
  bad: '反例：负载均衡器同处一个可用区',
  fix: '修复…',
  apply: '应用',
  analysis: '分析',
  sections: ['容错能力', '最小割集', '停机时间', '重要度', '最佳改进'],
  heatMap: '在画布上显示热力图',
  diagram: '图表',
  configs: '配置',
  failures: '故障',
  zoneA: /^可用区 zone-a/,
  more: '显示详情',
  save: '保存为场景',
  saved: '已保存的场景',
};

test('axe finds nothing in light English', async ({ designer }) => {
  test.slow();
  await walk(designer, english);
});

test.describe('dark Chinese', () => {
  test.use({ colorScheme: 'dark', locale: 'zh-CN' });
  test('axe finds nothing either', async ({ designer }) => {
    test.slow();
    await walk(designer, chinese);
  });
});

test('a design is drawn, edited and undone by keyboard alone', async ({ designer }) => {
  const { canvas, inspector, page } = designer;
  await canvas.paletteEntry('Master').focus();
  await page.keyboard.press('Enter');
  await expect(canvas.shapes('master')).toHaveCount(1);
  await canvas.paletteEntry('etcd member').focus();
  await page.keyboard.press('Enter');
  await expect(canvas.shapes('etcd member')).toHaveCount(1);

  // From the last entry of the palette Tab leads into the canvas.
  await canvas.paletteEntry('Direct').focus();
  await page.keyboard.press('Tab');
  const host = canvas.shapes('host').first();
  await expect(host).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(inspector.title).toHaveText(/.+-1/);
  await host.focus();
  await page.keyboard.press('F2');
  await page.keyboard.type('keyed');
  await page.keyboard.press('Enter');
  await expect(canvas.shape('host', 'keyed')).toBeFocused();

  await page.keyboard.press('Delete');
  await expect(canvas.shapes('host')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(canvas.shape('host', 'keyed')).toBeVisible();
  await page.keyboard.press('Control+y');
  await expect(canvas.shapes('host')).toHaveCount(0);
});

test('? lists the shortcuts, Escape closes, the focus comes back', async ({ designer }) => {
  const { page, toolbar } = designer;
  const opener = toolbar.getByRole('button', { name: 'Keyboard shortcuts' });
  await opener.focus();
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(dialog.getByRole('row', { name: /^Undo/ })).toContainText('Z');
  await expect(dialog.getByRole('row')).not.toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
});
