import { expect, test } from './fixtures.ts';

test('draws a cluster from nothing by mouse', async ({ designer }) => {
  const { canvas } = designer;

  await test.step('places, each in the other', async () => {
    await canvas.dropFromPalette('Region', { x: 300, y: 80 });
    await expect(canvas.shapes('region')).toHaveCount(1);
    await canvas.dropInto('Zone', 'region', 'region-1');
    await canvas.dropInto('Zone', 'region', 'region-1');
    await expect(canvas.shapes('zone')).toHaveCount(2);
    await canvas.press('Fit to view');
    await canvas.dropInto('Rack', 'zone', 'zone-a');
    await expect(canvas.shape('rack', 'rack-1')).toHaveAccessibleName(/in zone zone-a/);
  });

  await test.step('a host in the rack, and a component that makes its own host there', async () => {
    await canvas.press('Fit to view');
    await canvas.dropInto('Host', 'rack', 'rack-1');
    await expect(canvas.shapes('host')).toHaveCount(1);
    await expect(canvas.shapes('host').first()).toHaveAccessibleName(/in rack rack-1/);
    await canvas.press('Fit to view');
    await canvas.dropInto('Master', 'zone', 'zone-b');
    await expect(canvas.shapes('host')).toHaveCount(2);
    await expect(canvas.shapes('master').first()).toHaveAccessibleName(/in zone zone-b/);
  });

  await test.step('stacked: an etcd member dropped on the host of a master', async () => {
    const { hosts, components } = await designer.topology();
    const master = components.find(({ kind }) => kind === 'control-plane');
    const host = hosts.find(({ id }) => id === master?.host);
    await canvas.press('Fit to view');
    await canvas.dropOnHost('etcd member', host?.name ?? '');
    const after = await designer.topology();
    const member = after.components.find(({ kind }) => kind === 'etcd');
    expect(member?.host).toBe(host?.id);
    expect(after.hosts).toHaveLength(2);
    expect(after.etcdClusters).toEqual([
      expect.objectContaining({
        placement: 'stacked',
        members: [{ component: member?.id, learner: false }],
      }),
    ]);
  });

  await test.step('free hosts on empty canvas, and endpoints', async () => {
    const before = (await designer.topology()).hosts.length;
    await canvas.press('Zoom out');
    await canvas.press('Zoom out');
    for (const [entry, x] of [
      ['Load balancer', 120],
      ['Worker', 360],
    ] as const) {
      await canvas.dropFromPalette(entry, { x, y: 60 });
    }
    await canvas.dropFromPalette('VIP', { x: 560, y: 60 });
    await canvas.dropFromPalette('Cloud load balancer', { x: 720, y: 60 });
    await expect(canvas.shapes('VIP')).toHaveCount(1);
    await expect(canvas.shapes('cloud load balancer')).toHaveCount(1);
    const { hosts, components } = await designer.topology();
    expect(hosts).toHaveLength(before + 2);
    for (const kind of ['load-balancer', 'worker']) {
      const component = components.find((each) => each.kind === kind);
      const host = hosts.find(({ id }) => id === component?.host);
      expect(host?.failureDomain, kind).toBeUndefined();
    }
  });

  await test.step('every edit is one named step back', async () => {
    await designer.undoButton('Add cloud load balancer').click();
    await expect(canvas.shapes('cloud load balancer')).toHaveCount(0);
    await designer.redoButton('Add cloud load balancer').click();
    await expect(canvas.shapes('cloud load balancer')).toHaveCount(1);
  });
});

test.describe('on a design of three zones', () => {
  test.beforeEach(async ({ designer }) => {
    await designer.startFrom('Three stacked masters over three zones');
  });

  test('drags a host with what it carries into another zone', async ({ designer }) => {
    const { canvas } = designer;
    await canvas.dragInto(canvas.shape('host', 'lb-2'), 'zone', 'zone-c');
    await expect(canvas.shape('host', 'lb-2')).toHaveAccessibleName(/in zone zone-c/);
    await expect(canvas.shape('load balancer', 'lb-2')).toHaveAccessibleName(/in zone zone-c/);
    await designer.undoButton().click();
    await expect(canvas.shape('host', 'lb-2')).toHaveAccessibleName(/in zone zone-b/);
  });

  test('tells before letting go what a drop will do', async ({ designer }) => {
    const { canvas, page } = designer;
    await canvas.carryFromPalette('Host', await canvas.freeSpotIn('zone', 'zone-b'));
    await expect(canvas.hint).toHaveText('Add host in zone-b');
    await page.mouse.up();
    await expect(canvas.shapes('host')).toHaveCount(9);
  });

  test('renames in place, and deletes with undo and redo named', async ({ designer }) => {
    const { canvas, page } = designer;
    await canvas.rename(canvas.shape('host', 'worker-3'), 'gpu-1');
    await expect(canvas.shape('host', 'gpu-1')).toBeVisible();
    await canvas.rename(canvas.shape('zone', 'zone-c'), 'Frankfurt 3');
    await expect(canvas.shape('host', 'gpu-1')).toHaveAccessibleName(/in zone Frankfurt 3/);

    await canvas.select(canvas.shape('host', 'gpu-1'));
    await page.keyboard.press('Delete');
    await expect(canvas.shape('host', 'gpu-1')).toHaveCount(0);
    await expect(canvas.shape('worker', 'worker-3')).toHaveCount(0);
    await expect(designer.undoButton()).toHaveAccessibleName(/^Undo .*gpu-1/);

    await page.keyboard.press('Control+z');
    await expect(canvas.shape('worker', 'worker-3')).toBeVisible();
    await expect(designer.redoButton()).toHaveAccessibleName(/^Redo .*gpu-1/);
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await expect(canvas.shape('host', 'worker-3')).toHaveAccessibleName(/in zone zone-c/);
    await expect(designer.undoButton()).toBeDisabled();
    for (const _step of [1, 2, 3]) await page.keyboard.press('Control+Shift+z');
    await expect(canvas.shape('host', 'gpu-1')).toHaveCount(0);
    await expect(designer.redoButton()).toBeDisabled();
  });

  test('fits, zooms and shows an overview', async ({ designer }) => {
    const { canvas } = designer;
    const region = canvas.shape('region', 'region-1');
    const fitted = await canvas.zoom();
    await canvas.press('Zoom in');
    await expect.poll(() => canvas.zoom()).toBeGreaterThan(fitted);
    await canvas.press('Zoom in');
    await canvas.press('Zoom in');
    expect(await canvas.shows(region)).toBe(false);
    await canvas.press('Fit to view');
    await expect.poll(() => canvas.zoom()).toBe(fitted);
    expect(await canvas.shows(region)).toBe(true);
    await canvas.press('Zoom out');
    await expect.poll(() => canvas.zoom()).toBeLessThan(fitted);

    const shown = await canvas.minimap.isVisible();
    await canvas.press('Show or hide the minimap');
    await expect(canvas.minimap).toBeVisible({ visible: !shown });
    await canvas.press('Show or hide the minimap');
    await expect(canvas.minimap).toBeVisible({ visible: shown });
  });

  test('draws links, and refuses those that mean nothing', async ({ designer }) => {
    const { canvas, page } = designer;
    const link = canvas.link('lb-1', 'master-3');
    await expect(link).toHaveCount(1);
    await canvas.select(canvas.shape('load balancer', 'lb-1'));
    await designer.inspector.checkbox('master-3').uncheck();
    await expect(link).toHaveCount(0);

    await canvas.drawLink(
      canvas.shape('load balancer', 'lb-1'),
      canvas.shape('master', 'master-3'),
    );
    await expect(link).toHaveCount(1);
    await expect(designer.undoButton()).toHaveAccessibleName(/lb-1/);

    const before = await designer.saveFile();
    await canvas.drawLink(canvas.shape('worker', 'worker-1'), canvas.shape('master', 'master-3'));
    await expect(
      designer.toast('A worker reaches the API through the endpoint of the cluster'),
    ).toBeVisible();
    await canvas.drawLink(canvas.shape('master', 'master-1'), canvas.shape('master', 'master-2'));
    await expect(designer.toast('Masters do not talk to each other')).toBeVisible();
    expect(await designer.saveFile()).toEqual(before);

    await canvas.selectLink('lb-1', 'master-3');
    await expect(designer.inspector.title).toHaveText('Link');
    await page.keyboard.press('Delete');
    await expect(link).toHaveCount(0);
  });
});

test('draws external etcd and a VRRP pair', async ({ designer }) => {
  const { canvas, page, inspector } = designer;
  await canvas.dropFromPalette('VIP', { x: 480, y: 50 });
  await canvas.dropFromPalette('Load balancer', { x: 330, y: 150 });
  await canvas.dropFromPalette('Load balancer', { x: 640, y: 150 });
  await canvas.dropFromPalette('Master', { x: 330, y: 330 });
  await canvas.dropFromPalette('etcd member', { x: 700, y: 330 });
  await expect(canvas.shapes('host')).toHaveCount(4);
  const [vip, master, member] = [
    canvas.shapes('VIP'),
    canvas.shapes('master'),
    canvas.shapes('etcd member'),
  ];
  const balancers = canvas.shapes('load balancer');
  const [first, second] = [balancers.nth(0), balancers.nth(1)];
  const wired = await designer.topology();
  const named = (kind: string): string =>
    wired.components.find((each) => each.kind === kind)?.name ?? '';

  // What is wired on its own is taken away, to be drawn by hand.
  await canvas.select(vip);
  await inspector.checkbox('lb-1').uncheck();
  await inspector.checkbox('lb-2').uncheck();
  await canvas.select(first);
  await inspector.checkbox(named('control-plane')).uncheck();
  await canvas.selectLink(named('control-plane'), wired.etcdClusters[0]?.name ?? '');
  await page.keyboard.press('Delete');
  const bare = await designer.topology();
  expect(bare.endpoints).toEqual([expect.objectContaining({ members: [] })]);
  expect(bare.links).toHaveLength(1);

  await canvas.drawLink(vip, first);
  await canvas.drawLink(first, second);
  await canvas.drawLink(first, master);
  await canvas.drawLink(master, member);
  const { endpoints, links, etcdClusters, components } = await designer.topology();
  const ids = (kind: string) => components.filter((each) => each.kind === kind).map(({ id }) => id);
  const [master1] = ids('control-plane');
  expect(endpoints).toEqual([expect.objectContaining({ members: ids('load-balancer') })]);
  expect(etcdClusters).toEqual([expect.objectContaining({ placement: 'external' })]);
  expect(links).toHaveLength(3);
  expect(links).toContainEqual({
    id: expect.any(String),
    kind: 'stores-in',
    from: master1,
    to: ids('etcd')[0],
  });
  expect(links).toContainEqual({
    id: expect.any(String),
    kind: 'forwards',
    from: ids('load-balancer')[0],
    to: master1,
    mode: 'active',
  });
});
