import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import type { DesignerPage } from './pages/designer-page.ts';

test.beforeEach(async ({ designer }) => {
  await designer.startFrom('Three stacked masters over three zones');
  await designer.openPanel('Diagram');
  await designer.diagram.chooseView('Traffic');
  await designer.diagram.drawn('Traffic');
});

/** Puts the cursor at the end of the line that holds some text. */
async function atEndOf(designer: DesignerPage, text: string): Promise<void> {
  await designer.diagram.text.locator('.cm-line', { hasText: text }).first().click();
  await designer.page.keyboard.press('End');
}

async function undo(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+z');
}

test('what is typed comes to the canvas, and what the canvas does to the text', async ({
  designer,
}) => {
  const { diagram, canvas, page } = designer;
  await atEndOf(designer, 'm3(master-3)');
  await page.keyboard.type('\nm9(master-9)');
  await expect(canvas.shape('master', 'master-9')).toBeVisible();
  await expect(diagram.state).toHaveText('Text and canvas say the same');
  // The text stays as it was typed until its writer leaves it.
  await expect(diagram.text).toContainText('m9(master-9)');

  await page.keyboard.press('Enter');
  await page.keyboard.type('%% mine');
  await page.keyboard.press('Escape');
  await expect(diagram.text).not.toBeFocused();
  await canvas.rename(canvas.shape('load balancer', 'lb-1'), 'edge-proxy');
  await expect(diagram.text).toContainText('edge-proxy');
  await expect(diagram.text).toContainText('%% mine');
  await expect(diagram.text).toContainText('(master-9)');
});

test('undo and redo go through both, from either side', async ({ designer }) => {
  const { diagram, canvas, page } = designer;
  await atEndOf(designer, 'm3(master-3)');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.type('-new');
  await expect(canvas.shape('master', 'master-3-new')).toBeVisible();
  await undo(page);
  await expect(canvas.shape('master', 'master-3-new')).toHaveCount(0);
  await expect(diagram.text).not.toContainText('master-3-new');
  await page.keyboard.press('ControlOrMeta+Shift+Z');
  await expect(canvas.shape('master', 'master-3-new')).toBeVisible();
  await expect(diagram.text).toContainText('m3(master-3-new)');
  await page.keyboard.press('Escape');
  await undo(page);
  await expect(diagram.text).not.toContainText('master-3-new');
});

test('a broken text points at the place and leaves the canvas as it is', async ({ designer }) => {
  const { diagram, canvas, page } = designer;
  const shapes = await canvas.shapes('master').count();
  await atEndOf(designer, 'm3(master-3)');
  await page.keyboard.type('\nm1 --> [[[');
  await expect(diagram.state).toHaveText('The text cannot be read; the canvas stays as it was');
  const place = diagram.root.getByRole('button', { name: /^\d+:\d+ .*cannot read on/ });
  await expect(place).toBeVisible();
  await expect(diagram.text.locator('.cm-marker')).toBeVisible();
  expect(await canvas.shapes('master').count()).toBe(shapes);
  await expect(diagram.picture).toBeVisible();
  await undo(page);
  await expect(diagram.state).toHaveText('Text and canvas say the same');
  await expect(place).toHaveCount(0);
});

test('where both were edited the user chooses, and nothing is lost before', async ({
  designer,
}) => {
  const { diagram, canvas, page } = designer;
  const breakIt = async (): Promise<void> => {
    await atEndOf(designer, 'm3(master-3)');
    await page.keyboard.type('\nm9(master-9)\nm1 --> [[[');
    await expect(diagram.state).toContainText('cannot be read');
  };
  await breakIt();
  await canvas.rename(canvas.shape('load balancer', 'lb-1'), 'edge-proxy');
  const conflict = diagram.root.getByRole('alert');
  await expect(conflict).toContainText('Canvas and text were both edited');
  await expect(diagram.text).toContainText('m9(master-9)');
  await expect(conflict.getByRole('button', { name: 'Apply mine' })).toBeDisabled();
  await conflict.getByRole('button', { name: 'Take the canvas’s' }).click();
  await expect(conflict).toHaveCount(0);
  await expect(diagram.text).toContainText('edge-proxy');
  await expect(diagram.text).not.toContainText('m9');

  await breakIt();
  await canvas.rename(canvas.shape('load balancer', 'edge-proxy'), 'front');
  await expect(conflict).toBeVisible();
  await atEndOf(designer, '[[[');
  for (let n = 0; n < 'm1 --> [[['.length; n += 1) await page.keyboard.press('Backspace');
  await conflict.getByRole('button', { name: 'Apply mine' }).click();
  await expect(canvas.shape('master', 'master-9')).toBeVisible();
  await expect(canvas.shape('load balancer', 'front')).toBeVisible();
  await expect(diagram.text).toContainText('front');
  await expect(diagram.text).toContainText('(master-9)');
});

test('what the canvas cannot take over is told, and runs nothing', async ({ designer }) => {
  const { diagram, page } = designer;
  await atEndOf(designer, 'm3(master-3)');
  await page.keyboard.insertText(
    '\nthing\nclick m1 href "javascript:document.title=1"\nx["<img src=x onerror=document.title=1>"]',
  );
  const told = diagram.root.getByRole('list', {
    name: 'What the text says and the canvas does not',
  });
  await expect(told).toContainText('thing is not on the canvas');
  await diagram.drawn('Traffic');
  expect(await diagram.svg()).not.toMatch(/javascript|onerror|<img/);
  expect(await page.title()).not.toBe('1');
});

test('an exported text comes back with what was edited in it elsewhere', async ({ designer }) => {
  const { diagram, canvas, imports } = designer;
  const text = await diagram.copy('Mermaid');
  const edited = text.replace('m3(master-3)', 'm3(elsewhere)');
  await designer.openFiles({ name: 'page.md', content: `# A\n\n\`\`\`mermaid\n${edited}\`\`\`\n` });
  await expect(imports.root).toContainText('Rename master-3 to elsewhere');
  await imports.open(0);
  await expect(canvas.shape('master', 'elsewhere')).toBeVisible();
  await expect(canvas.shape('host', 'master-3')).toBeVisible();

  // As it was exported it is the design itself, with nothing to choose.
  await designer.openFiles({ name: 'page.mmd', content: text });
  await expect(canvas.shape('master', 'master-3')).toBeVisible();
  await expect(imports.root).toBeHidden();
});

test('Escape leaves the text, Tab goes on from it', async ({ designer }) => {
  const { diagram, page } = designer;
  await atEndOf(designer, 'm3(master-3)');
  await expect(diagram.text).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(diagram.text).not.toBeFocused();
  await diagram.text.focus();
  await page.keyboard.press('Escape');
  await expect(diagram.text).not.toBeFocused();
});
