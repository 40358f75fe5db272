import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from './fixtures.ts';
import type { UserFile } from './pages/designer-page.ts';

const page = {
  name: 'ha-design.md',
  content: readFileSync(
    path.join(import.meta.dirname, '../src/core/importers/__fixtures__/ha-design.zh.md'),
  ),
};

test('what is saved opens as the same design', async ({ designer }) => {
  const { canvas } = designer;
  await designer.startFrom('Three stacked masters over three zones');
  await canvas.dragInto(canvas.shape('host', 'worker-3'), 'zone', 'zone-a');
  const saved = await designer.saveFile();
  expect(saved.name).toBe('stacked-3-zones.topology.json');
  await designer.chooseFromFileMenu('New design');
  await expect(canvas.shapes('host')).toHaveCount(0);

  await designer.openFiles({ name: saved.name, content: saved.text });
  await expect(canvas.shape('host', 'worker-3')).toHaveAccessibleName(/in zone zone-a/);
  expect(await designer.saveFile()).toEqual(saved);
  await expect(designer.undoButton()).toBeDisabled();
});

const drawings = [
  { balancers: 2, masters: 0, members: 0, vips: 1, summary: '2 load balancers' },
  { balancers: 2, masters: 3, members: 0, summary: '2 load balancers, 3 masters' },
  { balancers: 1, masters: 3, members: 3, placement: 'stacked' },
  { balancers: 1, masters: 3, members: 3, placement: 'external' },
];

test('a page with four drawings, dropped on the canvas, lists them and each opens', async ({
  designer,
}) => {
  const { canvas, imports } = designer;
  for (const [position, drawing] of drawings.entries()) {
    await designer.dropFile(page);
    await expect(imports.designs).toHaveCount(4);
    await imports.designs.nth(position).check();
    await expect(imports.notes.first()).toBeVisible();
    if (drawing.summary !== undefined) {
      await expect(imports.list).toContainText(drawing.summary);
    }
    await imports.open(position);
    await expect(canvas.shapes('load balancer')).toHaveCount(drawing.balancers);
    await expect(canvas.shapes('master')).toHaveCount(drawing.masters);
    await expect(canvas.shapes('etcd member')).toHaveCount(drawing.members);
    const { etcdClusters, links, components } = await designer.topology();
    expect(etcdClusters.map(({ placement }) => placement)).toEqual(
      drawing.placement === undefined ? [] : [drawing.placement],
    );
    if (position === 1) {
      const [, standby] = components.filter(({ kind }) => kind === 'load-balancer');
      const forwards = links.filter((link) => link.kind === 'forwards');
      expect(forwards).toHaveLength(6);
      for (const link of forwards) {
        expect(link.mode).toBe(link.from === standby?.id ? 'standby' : 'active');
      }
    }
  }
});

test('the menu opens the same page, and cancelling leaves the design alone', async ({
  designer,
}) => {
  const { imports, canvas } = designer;
  await designer.startFrom('Single master');
  const before = await designer.saveFile();
  await designer.openFiles(page);
  await expect(imports.root).toContainText('4 designs were found');
  await expect(imports.root.getByRole('heading', { name: 'What was read' })).toBeVisible();
  await imports.root.getByRole('button', { name: 'Cancel' }).click();
  await expect(imports.root).toBeHidden();
  expect(await designer.saveFile()).toEqual(before);
  await expect(canvas.shapes('master')).toHaveCount(1);
});

test('a Mermaid file with an error says where, one without a diagram says so', async ({
  designer,
}) => {
  const { imports } = designer;
  await designer.dropFile({ name: 'broken.mmd', content: 'flowchart LR\n  a --> b\n  c -->\n' });
  await expect(imports.root.getByRole('alert')).toContainText('Cannot be opened');
  await expect(imports.root.getByRole('alert')).toContainText(/line [34]/);
  await expect(imports.root.getByRole('button', { name: 'Open', exact: true })).toBeDisabled();
  await imports.root.getByRole('button', { name: 'Cancel' }).click();

  await designer.dropFile({ name: 'notes.md', content: '# Nothing drawn here\n' });
  await expect(designer.toast('notes.md holds no Mermaid diagram')).toHaveCount(1);
});

const whole = {
  apiVersion: 'quorate/v1',
  kind: 'Topology',
  metadata: { name: 'x' },
  hosts: [{ id: 'h1', name: 'h1' }],
};
const json = (value: object): string => JSON.stringify({ ...whole, ...value });

const unreadable: readonly (UserFile & { says: RegExp })[] = [
  { name: 'empty.json', content: '', says: /empty\.json is empty/ },
  {
    name: 'photo.json',
    content: Uint8Array.from({ length: 4000 }, (_, n) => (n * 37) % 256),
    says: /photo\.json is not a text file/,
  },
  {
    name: 'cut.json',
    content: json({}).slice(0, -20),
    says: /cut\.json breaks off at line 1, column \d+/,
  },
  {
    name: 'cut.zip',
    content: Buffer.from('PK\x03\x04 and then nothing', 'latin1'),
    says: /cut\.zip is not a readable zip/,
  },
  {
    name: 'deployment.yaml',
    content: 'apiVersion: apps/v1\nkind: Deployment\n',
    says: /deployment\.yaml: kind: .*must be "Topology".*"Deployment"/,
  },
  {
    name: 'newer.json',
    content: json({ apiVersion: 'quorate/v9' }),
    says: /newer\.json: apiVersion: .*quorate\/v9.*newer Quorate/,
  },
  {
    name: 'wrong.json',
    content: json({ cluster: { apiServerPort: 'many' } }),
    says: /wrong\.json: cluster\.apiServerPort: Must be/,
  },
  {
    name: 'twins.json',
    content: json({ hosts: [...whole.hosts, ...whole.hosts] }),
    says: /twins\.json: hosts\[1\]\.id:/,
  },
  {
    name: 'dangling.json',
    content: json({ links: [{ id: 'l', kind: 'forwards', from: 'no', to: 'h1' }] }),
    says: /dangling\.json: links\[0\]\.from:/,
  },
  {
    name: 'cycle.json',
    content: json({
      failureDomains: [
        { id: 'a', kind: 'zone', name: 'a', parent: 'b' },
        { id: 'b', kind: 'zone', name: 'b', parent: 'a' },
      ],
    }),
    says: /cycle\.json: failureDomains\[\d\]\.parent:/,
  },
  {
    name: 'deep.json',
    content: '['.repeat(100_000),
    says: /deep\.json/,
  },
  {
    name: 'huge.json',
    content: Buffer.alloc(20_000_001, 0x20),
    says: /huge\.json is larger than 20 MB/,
  },
];

test('a file that cannot be read is one clear message, and the design stays', async ({
  designer,
}) => {
  test.slow();
  await designer.startFrom('Three stacked masters over three zones');
  const before = await designer.saveFile();
  for (const { says, ...file } of unreadable) {
    await test.step(file.name, async () => {
      await designer.openFiles(file);
      await expect(designer.toast(file.name)).toHaveCount(1);
      await expect(designer.toasts).toHaveCount(1);
      await expect(designer.toast(file.name)).toHaveText(says);
      await designer.toasts.getByRole('button', { name: 'Dismiss' }).click();
      await expect(designer.toasts).toHaveCount(0);
    });
  }
  expect(await designer.saveFile()).toEqual(before);
  await expect(designer.canvas.shapes('host')).toHaveCount(8);
});

test('several files at once are listed together', async ({ designer }) => {
  const { imports, canvas } = designer;
  await designer.openFiles(
    { name: 'a.topology.json', content: json({ metadata: { name: 'first' } }) },
    {
      name: 'b.topology.yaml',
      content: 'apiVersion: quorate/v1\nkind: Topology\nmetadata: {name: second}\n',
    },
    page,
  );
  await expect(imports.designs).toHaveCount(6);
  await imports.open(0);
  await expect(designer.designName).toHaveValue('first');
  await expect(canvas.shape('host', 'h1')).toBeVisible();
});
