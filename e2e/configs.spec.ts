import { expect, test } from './fixtures.ts';
import { bytesOf } from './pages/designer-page.ts';
import { readZip } from './zip.ts';

test.beforeEach(async ({ designer }) => {
  await designer.startFrom('Three stacked masters over three zones');
  await designer.openPanel('Configs');
});

test('shows the tree of files and what is in them', async ({ designer }) => {
  const { configs } = designer;
  for (const folder of ['hosts', 'checks', 'docs']) {
    await expect(
      configs.tree.getByRole('treeitem', { name: new RegExp(`^${folder}\\b`) }),
    ).toBeVisible();
  }
  const haproxy = 'hosts/lb-1/etc/haproxy/haproxy.cfg';
  await configs.open(haproxy);
  await expect(configs.content(haproxy)).toContainText('mode tcp');
  const keepalived = 'hosts/lb-1/etc/keepalived/keepalived.conf';
  await configs.open(keepalived);
  await expect(configs.content(keepalived)).toContainText('vrrp_instance');
  await expect(configs.file(keepalived)).toContainText('0644');
  await configs.open('hosts/lb-1/install.sh');
  await expect(configs.file('hosts/lb-1/install.sh')).toContainText('0755');
});

test('marks what has changed since the bundle was exported, also after a reload', async ({
  designer,
}) => {
  const { canvas, configs, inspector } = designer;
  const path = 'hosts/lb-2/etc/keepalived/keepalived.conf';
  await configs.open(path);
  await expect(configs.root).toContainText('Not exported yet');
  await canvas.select(canvas.shape('load balancer', 'lb-2'));
  await inspector.enter(inspector.number('VRRP priority'), '88');
  await expect(configs.content(path)).toContainText('priority 88');
  await expect(configs.changedLines(path)).toHaveCount(0);

  await configs.downloadZip();
  await expect(configs.root).toContainText(/No change since the bundle exported on .*20\d\d/);
  await inspector.enter(inspector.number('VRRP priority'), '77');
  await expect(configs.changedLines(path)).toContainText(['priority 77']);
  await expect(configs.root).toContainText(/Changes since the bundle exported on/);
  await configs.root.getByRole('radio', { name: /^Changed/ }).click();
  await expect(configs.tree.getByRole('treeitem', { name: /keepalived\.conf/ })).toHaveCount(1);
  await configs
    .file(path)
    .getByRole('button', { name: /line by line/ })
    .click();
  await expect(configs.file(path).getByRole('deletion')).toContainText('priority 88');

  await designer.reload();
  await designer.openPanel('Configs');
  await configs.open(path);
  await expect(configs.changedLines(path)).toContainText(['priority 77']);

  await test.step('a host of another name: its files are new, those of before are removed', async () => {
    await canvas.rename(canvas.shape('host', 'master-3'), 'cp-berlin');
    await configs.open('hosts/cp-berlin/install.sh');
    await expect(configs.root).toContainText('New since the export');
    await configs.open('hosts/master-3/install.sh');
    await expect(configs.root).toContainText('No longer in the bundle');
  });
  await configs.root.getByRole('button', { name: 'Forget the exported bundle' }).click();
  await expect(configs.root).toContainText('Not exported yet');
});

test('lists a file that cannot be written, with what is missing', async ({ designer }) => {
  const { canvas, configs, inspector } = designer;
  await canvas.select(canvas.shape('host', 'master-2'));
  await inspector.text('IP addresses').press('Backspace');
  await inspector.enter(inspector.text('IP addresses'), '');
  const path = 'hosts/master-2/etc/kubernetes/kubeadm/join.yaml';
  await configs.open(path);
  await expect(configs.file(path)).toContainText('This file cannot be written yet');
  await expect(configs.file(path)).toContainText('Fill in its first address');
  await configs.root.getByRole('searchbox').fill('master-2 join');
  await expect(configs.tree.getByTitle(path, { exact: true })).toContainText('absent');
});

test('lists files by kind, and keeps that', async ({ designer }) => {
  const { configs } = designer;
  await configs.root.getByRole('radio', { name: 'By kind' }).click();
  await configs.tree.getByRole('treeitem', { name: /^kubeadm/ }).click();
  await configs.tree.getByRole('treeitem', { name: 'master-2 · join.yaml' }).click();
  await expect(configs.file('hosts/master-2/etc/kubernetes/kubeadm/join.yaml')).toBeVisible();
  await designer.reload();
  await designer.openPanel('Configs');
  await expect(configs.root.getByRole('radio', { name: 'By kind' })).toBeChecked();
});

test('says what a file is for, why its lines are so, and what a target cannot be told', async ({
  designer,
}) => {
  const { configs } = designer;
  const path = 'hosts/lb-1/etc/haproxy/haproxy.cfg';
  await configs.open(path);
  const about = configs.file(path).getByRole('complementary', { name: 'About this file' });
  await expect(about).toContainText('The TCP load balancer before the masters');
  await about.getByRole('button', { name: /balance leastconn/ }).click();
  await expect(configs.content(path).getByText('balance leastconn')).toBeInViewport();
  const noted = configs.content(path).locator('.cm-notedLine', { hasText: 'balance leastconn' });
  await expect(noted).toHaveAttribute('title', /restarted master idle/);
  await noted.click();
  await expect(about.locator('[aria-current=true]')).toContainText('balance leastconn');

  const vars = 'tools/kubespray/inventory/group_vars/all/etcd.yml';
  await configs.open(vars);
  await expect(configs.file(vars)).toContainText('What this target cannot express');
  await configs.file(vars).getByRole('button', { name: 'About this file' }).click();
  await expect(configs.file(vars)).not.toContainText('What this target cannot express');
});

test('downloads a zip that holds every file with its permissions', async ({ designer }) => {
  const { configs } = designer;
  const download = await configs.downloadZip();
  expect(download.suggestedFilename()).toBe('quorate-stacked-3-zones.zip');
  const zip = await bytesOf(download);
  const entries = readZip(zip);
  const roles = {
    'lb-1': [
      'etc/haproxy/haproxy.cfg',
      'etc/keepalived/keepalived.conf',
      'etc/keepalived/chk_lb.sh',
      'install.sh',
    ],
    'master-1': ['etc/kubernetes/kubeadm/init.yaml', 'install.sh'],
    'master-2': ['etc/kubernetes/kubeadm/join.yaml', 'install.sh'],
    'worker-1': ['etc/kubernetes/kubeadm/join-worker.yaml', 'install.sh'],
  };
  const paths = [
    'README.md',
    'RUNBOOK.md',
    'topology.json',
    ...Object.entries(roles).flatMap(([host, files]) =>
      files.map((file) => `hosts/${host}/${file}`),
    ),
  ];
  expect([...entries.keys()]).toEqual(expect.arrayContaining(paths));
  for (const [path, { mode, text }] of entries) {
    expect(mode, path).toBe(path.endsWith('.sh') ? 0o755 : mode & 0o644);
    expect(text.endsWith('\n') && !text.includes('\r'), `line ends of ${path}`).toBe(true);
    expect(path).not.toMatch(/^\/|\\|(^|\/)\.\.?(\/|$)/);
  }
  expect(entries.get('hosts/lb-1/etc/haproxy/haproxy.cfg')?.text).toContain('10.0.0.23:6443');
  expect([...entries.values()].some(({ text }) => text.includes('PRIVATE KEY-----'))).toBe(false);

  await test.step('again: the same bytes', async () => {
    expect((await bytesOf(await configs.downloadZip())).equals(zip)).toBe(true);
    await designer.reload();
    await designer.openPanel('Configs');
    expect((await bytesOf(await configs.downloadZip())).equals(zip)).toBe(true);
  });

  await test.step('opened, it is the design it came from', async () => {
    const before = await designer.saveFile();
    expect(entries.get('topology.json')?.text).toBe(before.text);
    await designer.chooseFromFileMenu('New design');
    await expect(designer.canvas.shapes('host')).toHaveCount(0);
    await designer.openFiles({ name: download.suggestedFilename(), content: zip });
    await expect(designer.canvas.shapes('host')).toHaveCount(8);
    expect(await designer.saveFile()).toEqual(before);
  });
});

test('the verbs of the tool bar and the menu download the same zip', async ({ designer }) => {
  const { configs, page, toolbar } = designer;
  const zip = await bytesOf(await configs.downloadZip());
  const again = page.waitForEvent('download');
  await toolbar.getByRole('button', { name: 'Download configs (zip)' }).click();
  expect((await bytesOf(await again)).equals(zip)).toBe(true);
});
