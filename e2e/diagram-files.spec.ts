import { expect, test } from './fixtures.ts';
import { bytesOf, type DesignerPage } from './pages/designer-page.ts';

const hostile = '<script>alert(1)</script>';

test.beforeEach(async ({ designer }) => {
  const { canvas, diagram } = designer;
  await designer.startFrom('Three stacked masters over three zones');
  await canvas.rename(canvas.shape('load balancer', 'lb-1'), hostile);
  await designer.openPanel('Diagram');
  await diagram.drawn('Cluster');
});

async function file(
  designer: DesignerPage,
  format: string,
): Promise<{ name: string; bytes: Buffer }> {
  const download = await designer.diagram.download(format);
  return { name: download.suggestedFilename(), bytes: await bytesOf(download) };
}

/** Opens a file in an empty designer; what is there then is what was before. */
async function opensAgain(
  designer: DesignerPage,
  { name, bytes }: { name: string; bytes: Buffer },
): Promise<void> {
  const before = await designer.saveFile();
  await designer.chooseFromFileMenu('New design');
  await expect(designer.canvas.shapes('host')).toHaveCount(0);
  await designer.openFiles({ name, content: bytes });
  await expect(designer.canvas.shapes('host')).not.toHaveCount(0);
  expect(await designer.saveFile()).toEqual(before);
}

test('an SVG has text, both themes and the design in it', async ({ designer }) => {
  test.slow();
  await designer.diagram.chooseTheme('Light and dark, as the reader prefers');
  const svg = await file(designer, 'SVG');
  expect(svg.name).toBe('stacked-3-zones-cluster.svg');
  const markup = svg.bytes.toString('utf8');
  expect(markup).toMatch(/^<svg\b/);
  expect(markup).toContain('<text');
  expect(markup).toContain('master-1');
  expect(markup).toContain('&lt;script&gt;alert(1)');
  expect(markup).not.toMatch(/<script|<foreignObject|\son\w+=/i);
  expect(markup).toContain('@media (prefers-color-scheme: dark)');
  await opensAgain(designer, svg);
});

test('a PNG is as large as chosen, and has the design in it', async ({ designer }) => {
  test.slow();
  await designer.diagram.choose('Download', '3×', 'menuitemradio');
  const markup = (await file(designer, 'SVG')).bytes.toString('utf8');
  const [, , , width, height] = /viewBox="(\S+) (\S+) (\S+) (\S+)"/.exec(markup) ?? [];
  const png = await file(designer, 'PNG');
  expect(png.bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  expect(png.bytes.readUInt32BE(16)).toBe(Math.round(Number(width) * 3));
  expect(png.bytes.readUInt32BE(20)).toBe(Math.round(Number(height) * 3));
  await opensAgain(designer, png);
});

test('a PDF and a page open again; without its design a file says so', async ({ designer }) => {
  test.slow();
  const pdf = await file(designer, 'PDF');
  expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  const page = await file(designer, 'HTML page');
  expect(page.bytes.toString('utf8')).not.toMatch(/<script|\son\w+=|src=/i);
  const before = await designer.saveFile();
  await opensAgain(designer, pdf);
  await opensAgain(designer, page);

  await designer.openPanel('Diagram');
  await designer.diagram.choose(
    'Download',
    'Include the design, to open it again',
    'menuitemcheckbox',
  );
  const bare = await file(designer, 'SVG');
  await designer.openFiles({ name: bare.name, content: bare.bytes });
  await expect(designer.toast('carries no Quorate design')).toBeVisible();
  expect(await designer.saveFile()).toEqual(before);
});

test('the menus are walked by keyboard', async ({ designer }) => {
  const { diagram, page } = designer;
  const button = diagram.root.getByRole('button', { name: 'Download', exact: true });
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'SVG' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitem', { name: 'PNG' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(button).toBeFocused();
});
