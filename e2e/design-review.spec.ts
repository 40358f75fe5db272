import { marked } from 'marked';
import { expect, test } from './fixtures.ts';
import { bytesOf, type DesignerPage } from './pages/designer-page.ts';

/** The review that the File menu downloads. */
async function download(designer: DesignerPage, item: string) {
  const started = designer.page.waitForEvent('download');
  await designer.chooseFromFileMenu(item);
  const file = await started;
  return { name: file.suggestedFilename(), text: (await bytesOf(file)).toString('utf8') };
}

const headings = (text: string, level: number): string[] =>
  marked
    .lexer(text)
    .flatMap((token) =>
      token.type === 'heading' && token['depth'] === level ? [String(token['text'])] : [],
    );

test('downloads the review of what is drawn', async ({ designer }) => {
  await designer.startFrom('Three stacked masters over three zones');
  const before = await download(designer, 'Download design review');
  expect(before.name).toBe('stacked-3-zones-review.md');
  expect(headings(before.text, 1)).toEqual(['Design review: stacked-3-zones']);
  expect(headings(before.text, 2)).toEqual([
    'What it survives',
    'How available it is',
    'Findings',
    'Diagrams',
    'Declared facts',
    'What this review does not cover',
  ]);
  expect(before.text).toMatch(/\| hosts \| 1 \| \d+ \| /);
  const diagrams = marked.lexer(before.text).filter((token) => token.type === 'code');
  expect(diagrams).toHaveLength(5);
  for (const { raw } of diagrams) expect(raw).toMatch(/^```mermaid\n[^]*flowchart /);

  const { canvas } = designer;
  await canvas.rename(canvas.shape('host', 'master-3'), 'Not A Host');
  await designer.judged();
  const { text } = await download(designer, 'Download design review');
  expect(text).toContain('### Errors (');
  expect(text).toContain('- Rule: `naming/hostname-invalid`');
  expect(await download(designer, 'Download design review')).toMatchObject({ text });
});

test('is written in the language of the page, and needs something drawn', async ({ designer }) => {
  await designer.startFrom('Three stacked masters over three zones');
  await designer.switchLanguage();
  await designer.page.getByRole('button', { name: '文件', exact: true }).click();
  const started = designer.page.waitForEvent('download');
  await designer.page.getByRole('menuitem', { name: '下载设计评审' }).click();
  const text = (await bytesOf(await started)).toString('utf8');
  expect(headings(text, 1)).toEqual(['设计评审：stacked-3-zones']);
  await designer.page.getByRole('button', { name: '文件', exact: true }).click();
  await designer.page.getByRole('menuitem', { name: '新建设计' }).click();
  await designer.page.getByRole('button', { name: '文件', exact: true }).click();
  await expect(designer.page.getByRole('menuitem', { name: '下载设计评审' })).toBeDisabled();
});
