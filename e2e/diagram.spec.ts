import { expect, test } from './fixtures.ts';
import { bytesOf } from './pages/designer-page.ts';

test.beforeEach(async ({ designer }) => {
  await designer.startFrom('Three stacked masters over three zones');
  await designer.openPanel('Diagram');
  await designer.diagram.drawn('Cluster');
});

test('every view is drawn as picture and text, and follows edits', async ({ designer }) => {
  test.slow();
  const { diagram, canvas } = designer;
  const pictures = new Set<string>();
  for (const view of ['Cluster', 'Load balancing', 'Traffic', 'Failure domains', 'etcd']) {
    await diagram.chooseView(view);
    await diagram.drawn(view);
    const svg = await diagram.svg();
    expect(svg, view).toContain('<text');
    pictures.add(svg);
    await expect(diagram.text).toContainText('flowchart');
  }
  expect(pictures.size).toBe(5);

  await diagram.chooseView('Cluster');
  await canvas.rename(canvas.shape('load balancer', 'lb-1'), 'edge-proxy');
  await expect(diagram.text).toContainText('edge-proxy');
  await expect.poll(() => diagram.svg(), { timeout: 30_000 }).toContain('edge-proxy');
});

test('direction and theme change text and picture', async ({ designer }) => {
  const { diagram } = designer;
  await diagram.chooseView('Traffic');
  await diagram.chooseDirection('LR');
  await expect(diagram.text).toContainText('flowchart LR');
  await diagram.chooseDirection('TD');
  await expect(diagram.text).toContainText('flowchart TD');
  await diagram.chooseTheme('Light');
  await diagram.drawn('Traffic');
  const light = await diagram.svg();
  await diagram.chooseTheme('Dark');
  await expect.poll(() => diagram.svg(), { timeout: 30_000 }).not.toBe(light);
});

test('copies as Mermaid and as a Markdown block', async ({ designer }) => {
  const { diagram, page } = designer;
  const text = await diagram.copy('Mermaid');
  expect(text).toMatch(/^flowchart /);
  expect(text).toContain('[(');
  expect(text).toContain('classDef dbclass fill:#f96');
  expect(await diagram.copy('Markdown')).toBe(`\`\`\`mermaid\n${text.trimEnd()}\n\`\`\`\n`);

  await page.evaluate(() => navigator.clipboard.writeText(''));
  await designer.chooseFromFileMenu('Copy diagram as Mermaid');
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(text);
});

test('downloads text, SVG and PNG', async ({ designer }) => {
  const { diagram, canvas } = designer;
  await canvas.rename(canvas.shape('load balancer', 'lb-1'), '<script>alert(1)</script>');
  await diagram.chooseView('Cluster');
  const shown = await diagram.copy('Mermaid');

  const mmd = await diagram.download('mmd');
  expect(mmd.suggestedFilename()).toBe('stacked-3-zones-cluster.mmd');
  expect((await bytesOf(mmd)).toString('utf8')).toBe(shown);

  const svg = await diagram.download('svg');
  expect(svg.suggestedFilename()).toBe('stacked-3-zones-cluster.svg');
  const markup = (await bytesOf(svg)).toString('utf8');
  expect(markup).toMatch(/^<svg\b/);
  expect(markup).toContain('<text');
  expect(markup).toContain('master-1');
  expect(markup).toContain('&lt;script&gt;alert(1)');
  expect(markup).not.toMatch(/<script|<foreignObject|\son\w+=/i);

  const png = await diagram.download('png');
  expect(png.suggestedFilename()).toBe('stacked-3-zones-cluster.png');
  const bytes = await bytesOf(png);
  expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  const [, , , width, height] = /viewBox="(\S+) (\S+) (\S+) (\S+)"/.exec(markup) ?? [];
  expect(bytes.readUInt32BE(16)).toBe(Math.round(Number(width) * 2));
  expect(bytes.readUInt32BE(20)).toBe(Math.round(Number(height) * 2));
});
