import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './fixtures.ts';
import type { DesignerPage } from './pages/designer-page.ts';

const oneZone = 'Bad example: both load balancers in one zone';
const rule = 'lb/shared-domain';

/** Opens the page of a rule from a finding of it. */
async function openFromFinding(designer: DesignerPage): Promise<void> {
  await designer.startFrom(oneZone);
  await designer.problems.expand(rule);
  await designer.problems.of(rule).getByRole('button', { name: 'What is this rule?' }).click();
}

test('a finding leads to the page of its rule, with both designs drawn, and back', async ({
  designer,
}) => {
  const { page, problems, rules } = designer;
  await openFromFinding(designer);
  await expect(rules.title('Load balancers fail together')).toBeVisible();
  await expect(rules.rule(rule)).toHaveAttribute('aria-current', 'page');
  await expect(rules.page).toContainText('1 finding in this design');
  await expect(rules.page).toContainText('Fix (suggestion)');
  await expect(rules.pictures).toHaveCount(2);
  for (const picture of await rules.pictures.all()) {
    const width = await picture.evaluate((image) => (image as HTMLImageElement).naturalWidth);
    expect(width).toBeGreaterThan(100);
  }
  await expect(rules.page.getByRole('heading', { name: 'How it was proved' })).toBeVisible();
  await expect(rules.page.getByRole('link').first()).toHaveAttribute('href', /^https:/);

  await page.keyboard.press('Escape');
  await expect(rules.root).toBeHidden();
  const opener = problems.of(rule).getByRole('button', { name: 'What is this rule?' });
  await expect(opener).toBeFocused();
});

test('the list is searched and walked by keyboard alone', async ({ designer }) => {
  const { page, rules } = designer;
  await page.keyboard.press('Alt+9');
  await expect(rules.search).toBeFocused();
  await page.keyboard.type('virtual router id');
  await expect(rules.rule('lb/vrid-range')).toBeVisible();
  await expect(rules.rule('etcd/no-members')).toHaveCount(0);
  await page.keyboard.press('ArrowDown');
  await expect(rules.rules.first()).toBeFocused();
  await page.keyboard.press('End');
  await expect(rules.rules.last()).toBeFocused();
  await rules.rule('lb/vrid-range').focus();
  await page.keyboard.press('Enter');
  await expect(rules.title('Virtual router id out of range')).toBeVisible();
  await expect(rules.page).toContainText('virtualRouterId');
  await expect(rules.pictures).toHaveCount(2);
  await rules.search.fill('no rule says this');
  await expect(rules.root).toContainText('No rule matches');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(rules.root).toBeHidden();
});

test('in Chinese', async ({ designer }) => {
  const { rules } = designer;
  await designer.switchLanguage();
  await designer.page.keyboard.press('Alt+9');
  await rules.search.fill('虚拟路由器');
  await rules.rule('lb/vrid-range').click();
  await expect(rules.title('虚拟路由器 ID 超出范围')).toBeVisible();
  await expect(rules.page).toContainText('此设计中没有发现');
  await expect(rules.page).toContainText('修复（安全）');
  await expect(rules.pictures).toHaveCount(2);
});

test('where nothing loads before it is asked for', async ({ designer }) => {
  const { page, rules } = designer;
  const loaded = (): Promise<string[]> =>
    page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  const before = await loaded();
  await page.keyboard.press('Alt+9');
  await rules.rule('lb/vrid-range').click();
  await expect(rules.pictures).toHaveCount(2);
  const dialog = /rules-dialog/;
  expect(before.filter((name) => dialog.test(name))).toEqual([]);
  expect((await loaded()).some((name) => dialog.test(name))).toBe(true);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('the list and a page take turns, and nothing is cut off', async ({ designer }) => {
    const { rules } = designer;
    await designer.chooseFromFileMenu('Rules…');
    await rules.rule('etcd/even-members').click();
    await expect(rules.title('Even number of etcd members')).toBeVisible();
    await expect(rules.search).toBeHidden();
    await expect(rules.pictures).toHaveCount(2);
    const overflow = await rules.page.evaluate(
      (element) => element.scrollWidth - element.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    await rules.page.getByRole('button', { name: 'All rules' }).click();
    await expect(rules.search).toBeFocused();
    await expect(rules.page).toBeHidden();
  });
});

for (const look of ['light', 'dark'] as const) {
  test.describe(look, () => {
    test.use({ colorScheme: look });
    test('axe finds nothing', async ({ designer }) => {
      await openFromFinding(designer);
      await expect(designer.rules.pictures).toHaveCount(2);
      await designer.page.evaluate(() =>
        Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => null))),
      );
      const { violations } = await new AxeBuilder({ page: designer.page }).analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);
    });
  });
}
