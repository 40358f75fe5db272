import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from './fixtures.ts';

const drawing = [
  'flowchart TB',
  '  lb[LB HAProxy x2] --> m1[master1] & m2[master2]',
  '  subgraph za[Zone A]',
  '    m1',
  '  end',
  '  subgraph bb[Building B]',
  '    m2',
  '  end',
  '  store[(Some store)]',
  '  m1 & m2 --> store',
  '  users[Users] --> lb',
].join('\n');

test('a pasted drawing is reviewed, corrected by keyboard and opened with its notes', async ({
  page,
  designer,
}) => {
  const { canvas, imports } = designer;
  await designer.startFrom('Three stacked masters over three zones');
  await designer.chooseFromFileMenu('Import Mermaid…');
  const source = page.getByRole('dialog', { name: 'Import a Mermaid diagram' });
  await source.getByLabel('Text or link').fill('flowchart TB\n a[open');
  await source.getByRole('button', { name: 'Read' }).click();
  await expect(source).toContainText(/Line 2, column \d+: Mermaid cannot read/);
  await source.getByLabel('Text or link').fill(drawing);
  await source.getByRole('button', { name: 'Read' }).click();

  const status = imports.root.getByRole('status');
  await expect(status).toHaveText('2 load balancers, 2 masters');
  await expect(imports.readAs('Users')).toHaveValue('note');
  await imports.readAs('Some store').focus();
  await page.keyboard.type('etcd');
  await expect(imports.readAs('Some store')).toHaveValue('etcd');
  await expect(status).toHaveText('2 load balancers, 2 masters, 1 etcd member');
  await imports.root.getByLabel('How many Some store stands for').fill('3');
  await expect(status).toHaveText('2 load balancers, 2 masters, 3 etcd members');
  await imports.readAs('Building B').selectOption('zone');
  await expect(imports.root.getByLabel('Zone of master2')).toHaveValue('bb');
  await imports.root.getByLabel('Zone of LB HAProxy x2').selectOption('Zone A');
  await imports.root.getByRole('button', { name: 'Take back the change of Building B' }).click();
  await expect(imports.readAs('Building B')).not.toHaveValue('zone');
  await imports.readAs('Building B').selectOption('zone');

  await imports.root.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(canvas.shapes('etcd member')).toHaveCount(3);
  await expect(canvas.shape('host', 'master2')).toHaveAccessibleName(/in zone Building B/);
  const { metadata, hosts, failureDomains } = await designer.topology();
  const zoneA = failureDomains.find(({ name }) => name === 'Zone A')?.id;
  expect(hosts.filter(({ failureDomain }) => failureDomain === zoneA)).toHaveLength(3);
  expect(metadata.description).toContain('- Users');
});

test('cancelling a review leaves the canvas as it was', async ({ designer, page }) => {
  await designer.startFrom('Three stacked masters over three zones');
  const before = await designer.topology();
  await designer.chooseFromFileMenu('Import Mermaid…');
  const source = page.getByRole('dialog', { name: 'Import a Mermaid diagram' });
  await source.getByLabel('Text or link').fill(drawing);
  await source.getByRole('button', { name: 'Read' }).click();
  await designer.imports.readAs('Some store').selectOption('etcd');
  await designer.imports.root.getByRole('button', { name: 'Cancel' }).click();
  expect(await designer.topology()).toEqual(before);
});

test('a drawing of something else says so and can be told what it is', async ({
  designer,
  page,
}) => {
  const folder = path.join(
    import.meta.dirname,
    '../src/core/importers/mermaid/__fixtures__/tuned/not-a-request-flow.md',
  );
  await designer.openFiles({ name: 'flow.md', content: readFileSync(folder) });
  const { imports } = designer;
  await expect(imports.root.getByRole('alert')).toContainText('the requests of an application');
  const open = imports.root.getByRole('button', { name: 'Open', exact: true });
  await expect(open).toBeDisabled();
  await imports.readAs('web pod 1').selectOption('control-plane');
  await expect(open).toBeEnabled();
  await page.keyboard.press('Escape');
  await expect(imports.root).toBeHidden();
});
