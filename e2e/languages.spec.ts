import type { Page } from '@playwright/test';
import { TID } from '../src/ui/test-ids.ts';
import { expect, test } from './fixtures.ts';
import { DesignerPage } from './pages/designer-page.ts';

/** Words of the page and of the names its controls are read out with. */
async function words(page: Page): Promise<string> {
  return page.evaluate(() => {
    const labels = [...document.querySelectorAll('[aria-label], [title], [placeholder]')].flatMap(
      (element) =>
        ['aria-label', 'title', 'placeholder'].map((name) => element.getAttribute(name) ?? ''),
    );
    return [document.body.innerText, ...labels].join('\n');
  });
}

/** What the chrome says in English, on the screens below. */
const english =
  /\b(File|Palette|Load balancer|Worker|Region|Zone|Rack|Survives|Problems|Diagram|Configs|Errors|Warnings|Notes|Design|Name|Description|Held to|Network|Undo|Redo|Open|Save|Download|Fit|Zoom|Tidy|Inspector|Canvas|Tools|Close|Copy|View|Direction|Theme|Files|Filter|finding|Saved|any|NOT)\b/;

test('Chinese changes everything that is seen, and stays', async ({ designer }) => {
  const { page, toolbar } = designer;
  await designer.startFrom('Bad example: two zones, 2+1');
  await designer.switchLanguage();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(page.getByRole('button', { name: '文件', exact: true })).toBeVisible();
  await expect(designer.verdict.chip('zone')).toContainText('zone-a');

  const panels = ['问题', '故障', '图表', '配置'];
  for (const panel of panels) {
    await page.getByRole('tab', { name: new RegExp(`^${panel}`) }).click();
    if (panel === '图表') await expect(designer.diagram.root).toBeVisible();
    if (panel === '配置') await expect(page.getByRole('tree')).toBeVisible();
    expect((await words(page)).match(english)?.[0], `English on ${panel}`).toBeUndefined();
  }
  await page.keyboard.press('Alt+7');
  await page.getByRole('group', { name: /^可用区 zone-a/ }).press('x');
  const strip = page.getByTestId(TID.simulation);
  await expect(strip).toContainText('第 1 步，共 1 步：使可用区 zone-a 故障。');
  await strip.getByRole('button', { name: '显示详情' }).click();
  expect((await words(page)).match(english)?.[0], 'English in a simulation').toBeUndefined();
  await page.keyboard.press('Alt+7');
  await toolbar.getByRole('button', { name: '起始模板…' }).click();
  const dialog = page.getByRole('dialog', { name: /模板|设计/ });
  await expect(dialog.getByRole('heading', { name: '三可用区混合部署' })).toBeVisible();
  expect((await dialog.innerText()).match(english)?.[0]).toBeUndefined();
  await page.keyboard.press('Escape');

  await designer.reload();
  await expect(page.getByRole('button', { name: '文件', exact: true })).toBeVisible();
  await designer.switchLanguage();
  await expect(page.getByRole('button', { name: 'File', exact: true })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test.describe('a browser that asks for Chinese', () => {
  test.use({ locale: 'zh-CN' });
  test('gets it', async ({ page }) => {
    const designer = new DesignerPage(page);
    await designer.open();
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
    await expect(page.getByText('绘制你的控制平面')).toBeVisible();
    expect((await words(page)).match(english)?.[0]).toBeUndefined();
    await designer.switchLanguage();
    await designer.reload();
    await expect(page.getByText('Draw your control plane')).toBeVisible();
  });
});

test('dark changes the colours, and stays', async ({ designer }) => {
  const { page } = designer;
  const html = page.locator('html');
  const ground = () =>
    page.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor);
  await expect(html).toHaveAttribute('data-theme', 'light');
  const light = await ground();
  await designer.switchTheme();
  await expect(html).toHaveAttribute('data-theme', 'dark');
  await expect.poll(ground).not.toBe(light);
  await designer.reload();
  await expect(html).toHaveAttribute('data-theme', 'dark');
  await designer.switchTheme();
  await expect(html).toHaveAttribute('data-theme', 'light');
});

test.describe('a system that is dark', () => {
  test.use({ colorScheme: 'dark' });
  test('is followed until something else is chosen', async ({ designer }) => {
    const { page } = designer;
    const html = page.locator('html');
    await expect(html).toHaveAttribute('data-theme', 'dark');
    await page.emulateMedia({ colorScheme: 'light' });
    await expect(html).toHaveAttribute('data-theme', 'light');
    await designer.switchTheme();
    await page.emulateMedia({ colorScheme: 'light' });
    await expect(html).toHaveAttribute('data-theme', 'dark');
  });
});
