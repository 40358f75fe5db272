import { templates } from '../src/core/model/templates/registry.ts';
import { expect, test } from './fixtures.ts';

test('an empty page invites to draw, to take a starter or to open a file', async ({ designer }) => {
  const { page, canvas, verdict } = designer;
  await expect(canvas.root.getByText('Draw your control plane')).toBeVisible();
  await expect(canvas.root.getByRole('button', { name: 'Start from a starter' })).toBeVisible();
  await expect(verdict.root).toContainText('here you read what it survives');

  const chooser = page.waitForEvent('filechooser');
  await canvas.root.getByRole('button', { name: 'Open a file' }).click();
  expect((await chooser).isMultiple()).toBe(true);

  await canvas.root.getByRole('button', { name: 'Start from a starter' }).click();
  await expect(designer.starters.root).toBeVisible();
});

test('every starter shows its picture and its verdict before it is chosen', async ({
  designer,
}) => {
  const { starters, toolbar } = designer;
  await toolbar.getByRole('button', { name: 'Starters…' }).click();
  await expect(starters.cards).toHaveCount(templates.length);
  for (const { title } of templates) {
    const card = starters.card(title.en);
    expect(await card.locator('svg rect').count(), title.en).toBeGreaterThan(0);
    await expect(card.getByRole('list', { name: 'Survives' })).toContainText(/\w/);
  }
  await expect(
    starters.card('Three stacked masters over three zones').getByRole('list', { name: 'Survives' }),
  ).toContainText('Survives any 1 zone');
  const bad = starters.card('Bad example: two zones, 2+1');
  await expect(bad).toContainText('Does not survive every zone');
  await expect(bad).toContainText('the third member belongs in a third zone');
});

test('a chosen starter is drawn, judged and checked', async ({ designer }) => {
  const { canvas, verdict, problems } = designer;
  await designer.startFrom('Three stacked masters over three zones');
  await expect(canvas.shapes('zone')).toHaveCount(3);
  await expect(canvas.shapes('master')).toHaveCount(3);
  await expect(canvas.shapes('load balancer')).toHaveCount(2);
  expect(await canvas.shows(canvas.shape('region', 'region-1'))).toBe(true);
  await expect(verdict.chip('zone')).toContainText('any 1 zone');
  await expect(verdict.chip('host')).toContainText('any 1 host');
  await designer.openPanel('Problems');
  await expect(problems.list.getByRole('listitem').first()).toBeVisible();
  await expect(verdict.counts).toHaveAccessibleName(/^0 errors/);
});

test('every starter opens whole', async ({ designer }) => {
  for (const { title, build } of templates) {
    await designer.startFrom(title.en);
    const wanted = build();
    const open = await designer.topology();
    for (const part of ['hosts', 'components', 'endpoints', 'links', 'etcdClusters'] as const) {
      expect(open[part], `${part} of ${title.en}`).toEqual(wanted[part]);
    }
    await expect(designer.canvas.shapes('host')).toHaveCount(wanted.hosts.length);
  }
});
