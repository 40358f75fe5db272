import { expect, test } from './fixtures.ts';

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

test('copies text for pages, with the design in it or without', async ({ designer }) => {
  const { diagram, page } = designer;
  const text = await diagram.copy('Mermaid');
  expect(text).toMatch(/^flowchart /);
  expect(text).toContain('[(');
  expect(text).toContain('classDef dbclass fill:#f96');
  expect(text).toContain('%% quorate1:');
  expect(await diagram.copy('Markdown (GitHub, GitLab)')).toBe(
    `\`\`\`mermaid\n${text.trimEnd()}\n\`\`\`\n`,
  );
  expect(await diagram.copy('Hugo shortcode')).toBe(
    `{{< mermaid >}}\n${text.trimEnd()}\n{{< /mermaid >}}\n`,
  );

  await page.evaluate(() => navigator.clipboard.writeText(''));
  await designer.chooseFromFileMenu('Copy diagram as Mermaid');
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(text);

  await diagram.choose('Copy', 'Include the design, to open it again', 'menuitemcheckbox');
  await designer.reload();
  await designer.openPanel('Diagram');
  expect(await diagram.copy('Mermaid')).not.toContain('quorate1:');
});

test('what a view shows is chosen, kept in the design, and undone', async ({ designer }) => {
  const { diagram } = designer;
  await diagram.choose('Options', 'Roles only', 'menuitemradio');
  await expect(diagram.text).not.toContainText('scheduler');
  await diagram.choose('Options', 'With addresses', 'menuitemradio');
  await expect(diagram.text).toContainText('10.0.0.');
  await diagram.choose('Options', 'Zones', 'menuitemradio');
  await expect(diagram.text).toContainText('subgraph zone-a');
  await diagram.choose('Options', 'Orange for etcd', 'menuitemcheckbox');
  await expect(diagram.text).not.toContainText('dbclass');
  expect((await designer.topology()).views).toEqual({
    cluster: { detail: 'addresses', grouping: 'zone', colours: false },
  });
  await designer.undoButton('Change the diagram options: cluster').click();
  await expect(diagram.text).toContainText('dbclass');
  await diagram.chooseView('Traffic');
  await expect(diagram.text).not.toContainText('subgraph');
});
