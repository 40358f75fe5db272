import { expect, test } from './fixtures.ts';

const twoZones = 'Bad example: two zones, 2+1';

test('two zones 2+1: the verdict names the zone, and mending the design changes it', async ({
  designer,
}) => {
  const { verdict, canvas, inspector } = designer;
  await designer.startFrom(twoZones);
  const zone = verdict.chip('zone');
  await expect(zone).toContainText('NOT zone-a');
  await expect(verdict.chip('host')).toContainText('any 1 host');

  await zone.hover();
  await expect(designer.page.getByRole('tooltip')).toContainText('If zone-a fail');
  await zone.click();
  await expect(inspector.title).toHaveText('zone-a');

  await canvas.press('Fit to view');
  await canvas.dropInto('Zone', 'region', 'region-1');
  await expect(canvas.shapes('zone')).toHaveCount(3);
  await canvas.select(canvas.shape('host', 'master-2'));
  await inspector.choose('Failure domain', 'zone-c');
  await expect(zone).toContainText('any 1 zone');
});

test('a problem selects and frames its elements, which wear its severity', async ({ designer }) => {
  const { canvas, problems, inspector } = designer;
  await designer.startFrom(twoZones);
  await designer.openPanel('Problems');
  await expect(canvas.shape('zone', 'zone-a')).toHaveAccessibleName(/errors? among them|an error/);
  await expect(problems.of('failure-domain/zone-not-survived')).toHaveCount(1);
  const zoom = await canvas.zoom();
  await problems.show('failure-domain/zone-not-survived');
  await expect(inspector.title).toHaveText('zone-a');
  await expect.poll(() => canvas.zoom()).not.toBe(zoom);
  await expect.poll(() => canvas.shows(canvas.shape('zone', 'zone-a'))).toBe(true);

  await problems.expand('failure-domain/zone-not-survived');
  const row = problems.of('failure-domain/zone-not-survived');
  await expect(row).toContainText('What to do:');
  await expect(row).toContainText('Source:');
});

test('load balancers in one zone: moving one away answers the finding', async ({ designer }) => {
  const { canvas, problems, verdict } = designer;
  await designer.startFrom('Bad example: both load balancers in one zone');
  await designer.openPanel('Problems');
  await expect(problems.of('lb/shared-domain')).toHaveCount(1);
  await expect(verdict.chip('zone')).toContainText('NOT zone-a');
  const balancer = canvas.shape('load balancer', 'lb-2');
  await expect(balancer).toHaveAccessibleName(/a warning/);
  await expect(balancer.getByTitle(/a warning/)).toBeVisible();

  await canvas.dragInto(canvas.shape('host', 'lb-2'), 'zone', 'zone-c');
  await expect(balancer).not.toHaveAccessibleName(/finding/);
  await expect(problems.of('lb/shared-domain')).toHaveCount(0);
  await expect(verdict.chip('zone')).toContainText('any 1 zone');
  await designer.undoButton().click();
  await expect(problems.of('lb/shared-domain')).toHaveCount(1);
});

test('a fix shows what it would change, and is one step', async ({ designer }) => {
  const { canvas, inspector, problems, page } = designer;
  await designer.startFrom('Three stacked masters over three zones');
  await canvas.select(canvas.shape('load balancer', 'lb-2'));
  await inspector.enter(inspector.number('VRRP priority'), '110');
  const before = await designer.saveFile();
  await designer.openPanel('Problems');

  await problems.expand('lb/priority-equal');
  await expect(canvas.root.getByTitle('would be changed').first()).toBeVisible();
  expect(await designer.saveFile()).toEqual(before);
  await problems.of('lb/priority-equal').getByRole('button', { name: 'Hide details' }).click();
  await expect(canvas.root.getByTitle('would be changed')).toHaveCount(0);

  await problems.expand('lb/priority-equal');
  await problems.applyFix('lb/priority-equal');
  await expect(problems.of('lb/priority-equal')).toHaveCount(0);
  await expect(canvas.root.getByTitle('would be changed')).toHaveCount(0);
  const fixed = await designer.topology();
  const priorities = fixed.components.flatMap((each) =>
    each.kind === 'load-balancer' ? [each.priority] : [],
  );
  expect(new Set(priorities).size).toBe(2);

  await page.keyboard.press('Control+z');
  await expect(problems.of('lb/priority-equal')).toHaveCount(1);
  expect(await designer.saveFile()).toEqual(before);
});

test('problems can be filtered by severity and words', async ({ designer }) => {
  const { page, problems } = designer;
  await designer.startFrom(twoZones);
  await designer.openPanel('Problems');
  const rows = problems.list.getByRole('listitem');
  await expect(rows.first()).toBeVisible();
  await page.getByRole('radio', { name: /^Errors/ }).click();
  await expect(problems.of('failure-domain/zone-not-survived')).toHaveCount(1);
  await page.getByRole('searchbox', { name: 'Filter problems' }).fill('no such words');
  await expect(page.getByText('No problem matches')).toBeVisible();
});
