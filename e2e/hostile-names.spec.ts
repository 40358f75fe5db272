import { expect, test } from './fixtures.ts';
import { bytesOf, type DesignerPage } from './pages/designer-page.ts';
import { readZip } from './zip.ts';

const hostile = [
  '"quotes" \'and\' `ticks`',
  'two\nlines',
  '$(touch /tmp/owned); rm -rf /',
  '../../etc/passwd',
  '<script>window.owned = 1</script>',
  '<img src=x onerror="window.owned=1">',
  '\u202Eright to left\u202C מימין',
  'x'.repeat(300),
  '🧨👩‍👩‍👧‍👦 name',
  '主机一号',
  'C:\\windows\\system32',
  'CON',
  '%%{init: {"securityLevel": "loose"}}%% click a call alert()',
  ']]> --> }} end',
] as const;

/** A design of that many masters and load balancers, each named by one of the names. */
function designOf(names: readonly string[]): string {
  return JSON.stringify({
    apiVersion: 'quorate/v1',
    kind: 'Topology',
    metadata: { name: names[4], description: names.join('\n') },
    cluster: { clusterName: names[2], endpoint: names[0] },
    failureDomains: names.map((name, n) => ({ id: `z${n}`, kind: 'zone', name })),
    hosts: names.map((name, n) => ({
      id: `h${n}`,
      name,
      addresses: [`10.0.0.${n + 1}`],
      interface: name,
      failureDomain: `z${n}`,
    })),
    components: names.flatMap((name, n) => [
      { id: `m${n}`, kind: 'control-plane', name, host: `h${n}` },
      { id: `l${n}`, kind: 'load-balancer', name, host: `h${n}`, port: 8443 },
    ]),
    endpoints: [{ id: 'v', kind: 'vip', name: names[5], address: '10.0.0.200', members: ['l0'] }],
    links: names.map((_, n) => ({ id: `f${n}`, kind: 'forwards', from: 'l0', to: `m${n}` })),
  });
}

async function expectHarmless({ page }: DesignerPage): Promise<void> {
  expect(await page.evaluate(() => 'owned' in window)).toBe(false);
  await expect(page.locator('body script, img[src="x"]')).toHaveCount(0);
  const { scroll, client } = await page.evaluate(() => ({
    scroll: [document.documentElement.scrollWidth, document.documentElement.scrollHeight],
    client: [innerWidth, innerHeight],
  }));
  expect(scroll, 'nothing pushes the page apart').toEqual(client);
}

test.beforeEach(({ page }) => {
  page.on('dialog', (dialog) => {
    throw new Error(`a dialog came up: ${dialog.message()}`);
  });
});

test('a file full of hostile names is drawn, listed and exported as text', async ({ designer }) => {
  // Mermaid takes its time over a page full of boxes.
  test.slow();
  const { canvas, diagram, configs, page } = designer;
  await designer.openFiles({ name: 'hostile.topology.json', content: designOf(hostile) });
  await expect(canvas.shapes('host')).toHaveCount(hostile.length);
  await expect(designer.designName).toHaveValue(hostile[4]);
  await designer.judged();
  await designer.openPanel('Problems');
  await expect(designer.problems.list.getByRole('listitem').first()).toBeVisible();
  await expectHarmless(designer);

  await designer.openPanel('Diagram');
  for (const view of ['Cluster', 'Failure domains']) {
    await diagram.chooseView(view);
    await diagram.drawn(view);
    const svg = await diagram.svg();
    expect(svg, view).not.toMatch(/<script|<img|<foreignObject|\son\w+\s*=\s*["']|javascript:/i);
  }
  await expectHarmless(designer);

  await designer.openPanel('Configs');
  await expect(configs.tree).toBeVisible();
  const zip = readZip(await bytesOf(await configs.downloadZip()));
  for (const path of zip.keys()) {
    expect(path).toMatch(/^[\w.@-]+(\/[\w.@-]+)*$/);
    expect(path.split('/').some((part) => /^\.+$/.test(part) || part.length > 128)).toBe(false);
  }
  const folders = new Set([...zip.keys()].flatMap((path) => /^hosts\/[^/]+/.exec(path) ?? []));
  expect(folders.size).toBe(hostile.length);
  for (const [path, { text }] of zip) {
    if (/\.(sh|cfg|conf)$/.test(path)) expect(text, path).not.toMatch(/^\s*rm -rf \//m);
  }
  await expectHarmless(designer);

  const saved = await designer.saveFile();
  expect(saved.name).toMatch(/^[\w.-]+\.topology\.json$/);
  expect(JSON.parse(saved.text)).toMatchObject({ metadata: { name: hostile[4] } });
  await designer.reload();
  await expect(canvas.shapes('host')).toHaveCount(hostile.length);
  await expectHarmless(designer);
  await expect(page).toHaveTitle(/Quorate/);
});

test('the same names typed', async ({ designer }) => {
  const { canvas, inspector, verdict } = designer;
  await designer.startFrom('Single master');
  await canvas.select(canvas.shapes('host').first());
  const field = inspector.text('Host name');
  for (const name of hostile.filter((each) => !each.includes('\n'))) {
    await inspector.enter(field, name);
    await expect(inspector.title).toHaveText(name);
    await expect(canvas.shapes('host').first()).toContainText(name);
  }
  await designer.designName.fill(hostile[4]);
  await canvas.rename(canvas.shapes('master').first(), hostile[5]);
  await expect(canvas.shapes('master').first()).toContainText(hostile[5]);
  await expect(verdict.root).toBeVisible();
  await expectHarmless(designer);
  const topology = await designer.topology();
  expect(topology.hosts[0]?.name).toBe(hostile.at(-1));
  expect(topology.metadata.name).toBe(hostile[4]);
});
