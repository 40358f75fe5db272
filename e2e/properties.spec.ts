import { expect, test } from './fixtures.ts';

test.beforeEach(async ({ designer }) => {
  await designer.startFrom('Three stacked masters over three zones');
});

test('a bad address is flagged as it is typed, and told by the rules', async ({ designer }) => {
  const { canvas, inspector, page } = designer;
  await canvas.select(canvas.shape('host', 'master-1'));
  await expect(inspector.title).toHaveText('master-1');
  const addresses = inspector.text('IP addresses');
  await addresses.pressSequentially('10.0.0.999 ');
  await expect(addresses).toHaveAccessibleDescription(/10\.0\.0\.999.* is not an IP address/);
  await expect(addresses).toHaveAttribute('aria-invalid', 'true');
  await designer.openPanel('Problems');
  await expect(designer.problems.of('network/ip-invalid')).toHaveCount(1);

  await inspector.root.getByRole('button', { name: 'Remove 10.0.0.999' }).click();
  await expect(addresses).not.toHaveAttribute('aria-invalid', 'true');
  await expect(designer.problems.of('network/ip-invalid')).toHaveCount(0);

  await addresses.pressSequentially('2001:db8::11');
  await page.keyboard.press('Enter');
  const host = (await designer.topology()).hosts.find(({ name }) => name === 'master-1');
  expect(host?.addresses).toEqual(['10.0.0.21', '2001:db8::11']);
});

test('a port that is none is refused with the reason, and changes nothing', async ({
  designer,
}) => {
  const { canvas, inspector } = designer;
  await canvas.select(canvas.shape('load balancer', 'lb-1'));
  const before = await designer.saveFile();
  const port = inspector.number('Port');
  await port.fill('70000');
  await expect(port).toHaveAccessibleDescription(/65535/);
  await expect(port).toHaveAttribute('aria-invalid', 'true');
  await port.fill('http');
  await expect(port).toHaveAccessibleDescription(/not a number/);
  await port.blur();
  expect(await designer.saveFile()).toEqual(before);

  await inspector.enter(port, '8443');
  await expect(port).not.toHaveAttribute('aria-invalid', 'true');
  await expect(canvas.shape('load balancer', 'lb-1')).toContainText(':8443');
});

test('priorities that are equal are found, and the VIP holds its own properties', async ({
  designer,
}) => {
  const { canvas, inspector, problems } = designer;
  await canvas.select(canvas.shape('load balancer', 'lb-2'));
  await inspector.enter(inspector.number('VRRP priority'), '110');
  await designer.openPanel('Problems');
  await expect(problems.of('lb/priority-equal')).toHaveCount(1);
  await inspector.choose('Software', 'NGINX');
  await inspector.choose('Health check', 'TCP');

  await canvas.select(canvas.shape('VIP', 'api-vip'));
  await inspector.enter(inspector.number('Virtual router ID'), '300');
  await expect(problems.of('lb/vrid-range')).toHaveCount(1);
  await inspector.enter(inspector.number('Virtual router ID'), '52');
  await expect(problems.of('lb/vrid-range')).toHaveCount(0);
  const address = inspector.text('Address');
  await address.fill('10.0.0');
  await expect(address).toHaveAccessibleDescription(/10\.0\.0.* is not an IP address/);
  await address.fill('10.0.0.50');
  await inspector.toggle('Unicast').click();

  const { components, endpoints } = await designer.topology();
  expect(components.find(({ id }) => id === 'lb-2')).toMatchObject({
    software: 'nginx',
    healthCheck: 'tcp',
    priority: 110,
  });
  expect(endpoints[0]).toMatchObject({
    address: '10.0.0.50',
    virtualRouterId: 52,
    unicast: false,
  });
});

test('what is set of keepalived and HAProxy reaches their files, and is judged at its field', async ({
  designer,
}) => {
  const { canvas, inspector, configs } = designer;
  await canvas.select(canvas.shapes('VIP').first());
  await expect(inspector.section('Advanced')).toHaveAttribute('aria-expanded', 'false');
  await inspector.section('Advanced').click();
  await inspector.enter(inspector.number('Weight'), '-5');
  const weight = inspector.number('Weight');
  await expect(weight).toHaveAccessibleDescription(/changes the priority by -5/);
  await inspector.toggle('takes the VIP back').click();
  await expect(weight).not.toHaveAccessibleDescription(/do not preempt/);
  await inspector.enter(weight, '-30');

  await canvas.select(canvas.shape('load balancer', 'lb-1'));
  await inspector.section('Advanced').click();
  const idle = inspector.number('A connection may be silent for');
  await inspector.enter(idle, '35');
  await expect(idle).toHaveAccessibleDescription(/silent for 35 s/);

  await designer.openPanel('Configs');
  const keepalived = 'hosts/lb-1/etc/keepalived/keepalived.conf';
  await configs.open(keepalived);
  await expect(configs.content(keepalived)).toContainText('weight -30');
  const haproxy = 'hosts/lb-1/etc/haproxy/haproxy.cfg';
  await configs.open(haproxy);
  await expect(configs.content(haproxy)).toContainText('timeout client 35s');
});

test('an etcd member can be a learner, which does not vote', async ({ designer }) => {
  const { canvas, inspector, verdict } = designer;
  await canvas.select(canvas.shape('etcd member', 'etcd-3'));
  await expect(inspector.root).toContainText('3 voters, quorum 2');
  await inspector.toggle('Learner').click();
  await expect(inspector.root).toContainText('2 voters, quorum 2: survives the loss of 0');
  await expect(canvas.shape('etcd member', 'etcd-3')).toContainText('learner');
  await expect(verdict.chip('host')).toContainText('NOT');
  await expect(designer.undoButton()).toBeEnabled();
  await designer.undoButton().click();
  await expect(verdict.chip('host')).toContainText('any 1 host');
});

test('the design itself: name, profile, networks', async ({ designer }) => {
  const { inspector, page, problems } = designer;
  await expect(inspector.title).toHaveText('Design');
  await inspector.enter(inspector.text('Name'), 'Prod Berlin');
  await expect(designer.designName).toHaveValue('Prod Berlin');
  await inspector.choose('Held to', 'Learning');
  await inspector.choose('Environment', 'AWS');
  await designer.openPanel('Problems');
  await expect(problems.of('lb/vrrp-public-cloud')).toHaveCount(1);

  const pods = inspector.text('Pod subnets');
  await pods.pressSequentially('10.300.0.0/16,');
  await expect(pods).toHaveAccessibleDescription(/10\.300\.0\.0\/16 is not a network/);
  await page.keyboard.press('Backspace');
  await pods.fill('');
  await pods.pressSequentially('10.96.0.0/12 ');
  await expect(problems.of('network/pod-service-overlap')).toHaveCount(1);
  await inspector.enter(inspector.text('API endpoint'), 'api.prod.example');
  const { metadata, checks, cluster } = await designer.topology();
  expect(metadata.name).toBe('Prod Berlin');
  expect(checks.profile).toBe('learning');
  expect(cluster).toMatchObject({ environment: 'aws', endpoint: 'api.prod.example' });
});

test('several selected hosts move together', async ({ designer }) => {
  const { canvas, inspector, page } = designer;
  await canvas.select(canvas.shape('host', 'worker-1'));
  await page.keyboard.down('Shift');
  await canvas.select(canvas.shape('host', 'worker-2'));
  await page.keyboard.up('Shift');
  await expect(inspector.root).toContainText('2 elements selected');
  await inspector.choose('Move to', 'zone-c');
  await expect(canvas.shape('host', 'worker-1')).toHaveAccessibleName(/in zone zone-c/);
  await expect(canvas.shape('host', 'worker-2')).toHaveAccessibleName(/in zone zone-c/);
  await designer.undoButton('Move 2 elements').click();
  await expect(canvas.shape('host', 'worker-1')).toHaveAccessibleName(/in zone zone-a/);
});

test('what several machines are is said once, and found too small', async ({ designer }) => {
  const { canvas, inspector, page, problems } = designer;
  await canvas.select(canvas.shape('host', 'master-1'));
  await page.keyboard.down('Shift');
  await canvas.select(canvas.shape('host', 'master-2'));
  await page.keyboard.up('Shift');
  await expect(inspector.root).toContainText('2 elements selected');
  await inspector.section('Hardware').click();
  await inspector.enter(inspector.number('CPUs'), '1');
  await inspector.choose('Disk of etcd', 'SSD');
  await designer.openPanel('Problems');
  await expect(problems.of('sizing/master-min')).toHaveCount(2);
  await canvas.select(canvas.shape('host', 'master-2'));
  await expect(inspector.number('CPUs')).toHaveAccessibleDescription(/kubeadm stops below 2/);
  await inspector.enter(inspector.number('CPUs'), '4');
  await expect(problems.of('sizing/master-min')).toHaveCount(1);
  const { hosts } = await designer.topology();
  const said = hosts.flatMap(({ name, cpus, disk }) =>
    cpus === undefined ? [] : { name, cpus, disk },
  );
  expect(said).toEqual([
    { name: 'master-1', cpus: 1, disk: 'ssd' },
    { name: 'master-2', cpus: 4, disk: 'ssd' },
  ]);
});

test('options, gates and releases of the control plane are set and judged', async ({
  designer,
}) => {
  const { canvas, inspector, page, problems } = designer;
  await inspector.section('Control plane').click();
  await inspector.text('Feature gates of kubeadm').pressSequentially('Some=maybe ');
  await expect(inspector.text('Feature gates of kubeadm')).toHaveAccessibleDescription(
    /Name a gate/,
  );
  await page.keyboard.press('Backspace');
  await inspector.text('Feature gates of kubeadm').fill('');
  await inspector.text('Feature gates of kubeadm').pressSequentially('Some=false ');
  const manager = inspector.root.getByRole('group', { name: 'Options of kube-controller-manager' });
  await manager.getByRole('button', { name: 'Add option' }).click();
  await manager.getByRole('textbox', { name: 'Option' }).fill('--leader-elect');
  await manager.getByRole('textbox', { name: 'Value' }).fill('false');
  await designer.openPanel('Problems');
  await expect(problems.of('control-plane/leader-elect-off')).toHaveCount(1);

  await canvas.select(canvas.shape('worker', 'worker-1'));
  await inspector.enter(inspector.text('Kubernetes version'), '1.35.1');
  await expect(problems.of('control-plane/version-skew')).toHaveCount(1);
  const { cluster, components } = await designer.topology();
  expect(cluster).toMatchObject({
    featureGates: { Some: false },
    controllerManagerOptions: [{ name: 'leader-elect', value: 'false' }],
  });
  expect(components.find(({ name }) => name === 'worker-1')).toMatchObject({ version: '1.35.1' });
});

test('what operators know of an etcd cluster is set, judged and written', async ({ designer }) => {
  const { canvas, inspector, problems, configs } = designer;
  await designer.startFrom('Five masters, five external etcd, three zones');
  await canvas.select(canvas.shape('etcd cluster', 'etcd-cluster'));
  await expect(inspector.text('Backups go to')).toBeHidden();
  await inspector.section('Operations').click();
  await inspector.enter(inspector.text('Backups go to'), '');
  await expect(inspector.text('Backups go to')).toHaveAccessibleDescription(/only a snapshot/);
  await inspector.enter(inspector.text('Backups go to'), 's3://backups/etcd');
  await inspector.enter(inspector.number('Certificates valid for'), '90');
  await expect(inspector.number('Certificates valid for')).toHaveAccessibleDescription(/90 days/);
  await inspector.checkbox('Certificates are renewed').click();
  await inspector.root.getByRole('button', { name: 'Add option' }).click();
  await inspector.text('Option').fill('--listen-client-urls');
  await inspector.text('Value').fill('https://etcd.example.internal:2379');
  await expect(inspector.root).toContainText('etcd binds addresses only');
  await designer.openPanel('Problems');
  await expect(problems.of('etcd/listen-dns')).toHaveCount(1);
  await expect(problems.of('security/cert-short')).toHaveCount(0);
  await inspector.text('Value').fill('https://0.0.0.0:2379');
  await expect(problems.of('etcd/listen-dns')).toHaveCount(0);
  const { etcdClusters } = await designer.topology();
  expect(etcdClusters[0]).toMatchObject({
    backupTarget: 's3://backups/etcd',
    certificateDays: 90,
    certificateRenewal: true,
    options: [{ name: 'listen-client-urls', value: 'https://0.0.0.0:2379' }],
  });
  await designer.openPanel('Configs');
  const file = 'hosts/etcd-1/etc/etcd/etcd.env';
  await configs.open(file);
  await expect(configs.content(file)).toContainText('ETCD_LISTEN_CLIENT_URLS=https://0.0.0.0:2379');
});
