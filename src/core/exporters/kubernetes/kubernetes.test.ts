import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { topology } from '../../../testing/topology-builder.ts';
import { renderMessage } from '../../model/message.ts';
import type { Topology } from '../../model/topology.ts';
import { buildBundle } from '../bundle.ts';

function fileOf(document: Topology, path: string): string | undefined {
  return buildBundle(document, { language: 'en' }).files.find((file) => file.path === path)
    ?.content;
}

function yamlOf(document: Topology, path: string): Record<string, unknown>[] {
  return parseAllDocuments(fileOf(document, path) ?? '').map(
    (each) => each.toJS() as Record<string, unknown>,
  );
}

function notesOf(document: Topology): string[] {
  return buildBundle(document, { language: 'en' }).notes.map((note) =>
    renderMessage(note.message, 'en'),
  );
}

const init = 'hosts/master-1/etc/kubernetes/kubeadm/init.yaml';
const join = 'hosts/master-2/etc/kubernetes/kubeadm/join.yaml';

describe('init.yaml', () => {
  it('names the endpoint with the port of the load balancers', () => {
    const document = topology().stacked(3).loadBalancersOnMasters().vip('10.0.0.100').build();
    expect(yamlOf(document, init)[1]).toMatchObject({
      controlPlaneEndpoint: 'api.example.internal:8443',
      apiServer: {
        certSANs: [
          'api.example.internal',
          '10.0.0.100',
          'master-1',
          '10.0.0.11',
          'master-2',
          '10.0.0.12',
          'master-3',
          '10.0.0.13',
          '127.0.0.1',
        ],
      },
      etcd: { local: { dataDir: '/var/lib/etcd' } },
    });
    expect(yamlOf(document, init)[0]).toMatchObject({ localAPIEndpoint: { bindPort: 6443 } });
  });

  it('takes the VIP when the endpoint has no name, and brackets IPv6', () => {
    const document = topology()
      .cluster({ endpoint: '' })
      .stacked(1)
      .loadBalancers(1)
      .vip('fd00::0100')
      .build();
    expect(yamlOf(document, init)[1]).toMatchObject({ controlPlaneEndpoint: '[fd00::100]:6443' });
  });

  it('names every member of an external etcd and the client certificate', () => {
    const document = topology().controlPlanes(3).externalEtcd(3).build();
    expect(yamlOf(document, init)[1]).toMatchObject({
      etcd: {
        external: {
          endpoints: ['https://10.0.0.14:2379', 'https://10.0.0.15:2379', 'https://10.0.0.16:2379'],
          caFile: '/etc/kubernetes/pki/etcd/ca.crt',
          certFile: '/etc/kubernetes/pki/apiserver-etcd-client.crt',
          keyFile: '/etc/kubernetes/pki/apiserver-etcd-client.key',
        },
      },
    });
  });

  it('tells a stacked etcd the quota, the timers and the options of the design', () => {
    const document = topology()
      .stacked(3)
      .with(({ etcdClusters: [cluster] }) => {
        Object.assign(cluster!, {
          quotaBackendBytes: 0,
          options: [
            { name: 'snapshot-count', value: '5000' },
            { name: 'election-timeout', value: '1' },
          ],
        });
      })
      .build();
    expect(yamlOf(document, init)[1]).toMatchObject({
      etcd: {
        local: {
          extraArgs: [
            { name: 'heartbeat-interval', value: '100' },
            { name: 'election-timeout', value: '1000' },
            { name: 'snapshot-count', value: '5000' },
          ],
        },
      },
    });
    const { notes } = buildBundle(document, { language: 'en' });
    expect(notes.map(({ message }) => message.data)).toContainEqual({
      cluster: 'etcd',
      option: 'election-timeout',
    });
  });

  it('holds no token and no key: kubeadm makes them', () => {
    const [first] = yamlOf(topology().stacked(1).build(), init);
    expect(first).not.toHaveProperty('certificateKey');
    expect(JSON.stringify(first)).not.toContain('"token"');
  });

  it.each([
    ['1.34', 'v1.34.0'],
    ['1.33.5', 'v1.33.5'],
  ])('names release %s as kubeadm does', (kubernetesVersion, tag) => {
    const document = topology().cluster({ kubernetesVersion }).stacked(1).build();
    expect(yamlOf(document, init)[1]).toMatchObject({ kubernetesVersion: tag });
  });

  it.each([
    ['1.30.9', undefined],
    ['1.31.4', { ControlPlaneKubeletLocalMode: true }],
    ['1.32.4', { ControlPlaneKubeletLocalMode: true }],
    ['1.33.4', undefined],
  ])('of %s sets the gate of the local kubelet only if it needs it', (kubernetesVersion, gates) => {
    const document = topology().cluster({ kubernetesVersion }).stacked(1).build();
    expect(yamlOf(document, init)[1]?.['featureGates']).toEqual(gates);
  });

  it('holds the gates of the user, who has the last word', () => {
    const gates = { Ours: true, ControlPlaneKubeletLocalMode: false, 'no: gate': true };
    const document = topology()
      .cluster({ kubernetesVersion: '1.32.4', featureGates: gates })
      .stacked(1)
      .build();
    expect(yamlOf(document, init)[1]?.['featureGates']).toEqual({
      ControlPlaneKubeletLocalMode: false,
      Ours: true,
    });
    expect(notesOf(document)).toContainEqual(expect.stringContaining('“no: gate”'));
  });

  it('serves on through a shutdown only where something watches /readyz', () => {
    const flag = 'shutdown-delay-duration';
    const watched = topology().stacked(3).loadBalancers(2).build();
    const unwatched = topology().stacked(3).loadBalancers(2, { software: 'nginx' }).build();
    expect(fileOf(watched, init)).toContain(flag);
    expect(fileOf(unwatched, init)).not.toContain(flag);
  });

  it('is left out with a note when the first master has no address, the others are not', () => {
    const document = topology()
      .stacked(3)
      .with(({ hosts }) => {
        if (hosts[0]) hosts[0].addresses = [];
      })
      .build();
    expect(fileOf(document, init)).toBeUndefined();
    expect(fileOf(document, join)).toBeDefined();
    const { notes } = buildBundle(document, { language: 'en' });
    expect(notes.map(({ message }) => message.data)).toContainEqual({
      host: 'master-1',
      file: '/etc/kubernetes/kubeadm/init.yaml',
    });
  });
});

describe('join.yaml', () => {
  it('holds placeholders in the form that kubeadm takes, which join.sh fills in', () => {
    const document = topology().stacked(2).workers(1).build();
    const [config] = yamlOf(document, join);
    expect(config).toMatchObject({
      discovery: { bootstrapToken: { apiServerEndpoint: 'api.example.internal:6443' } },
      controlPlane: { localAPIEndpoint: { advertiseAddress: '10.0.0.12', bindPort: 6443 } },
    });
    const text = fileOf(document, join) ?? '';
    expect(text).toMatch(/token: [a-z0-9]{6}\.[a-z0-9]{16}\n/);
    expect(text).toMatch(/- sha256:0{64}\n/);
    const worker = 'hosts/worker-1/etc/kubernetes/kubeadm/join-worker.yaml';
    expect(yamlOf(document, worker)[0]).not.toHaveProperty('controlPlane');
  });

  it('lets a master that is a worker too take workloads', () => {
    const document = topology()
      .stacked(2)
      .with(({ components }) =>
        components.push({ id: 'w', kind: 'worker', host: 'host-m2', name: 'w' }),
      )
      .build();
    expect(yamlOf(document, join)[0]).toMatchObject({ nodeRegistration: { taints: [] } });
    expect(
      fileOf(document, 'hosts/master-2/etc/kubernetes/kubeadm/join-worker.yaml'),
    ).toBeUndefined();
  });
});

describe('options of the control plane', () => {
  const optioned = (cluster: Partial<Topology['cluster']>): Topology =>
    topology().cluster(cluster).stacked(3).loadBalancers(2).vip('10.0.0.100').build();

  it('replace ours of the same name, keep their order and stay text', () => {
    const document = optioned({
      apiServerOptions: [
        { name: 'goaway-chance', value: '0' },
        { name: 'anonymous-auth', value: 'false' },
        { name: 'api-audiences', value: 'a' },
        { name: 'api-audiences', value: '0x1f' },
      ],
      controllerManagerOptions: [{ name: 'leader-elect', value: 'on' }],
      schedulerOptions: [{ name: 'v', value: '4' }],
    });
    const cluster = yamlOf(document, init)[1] ?? {};
    expect(cluster['apiServer']).toMatchObject({
      extraArgs: [
        { name: 'shutdown-delay-duration', value: '15s' },
        { name: 'goaway-chance', value: '0' },
        { name: 'anonymous-auth', value: 'false' },
        { name: 'api-audiences', value: 'a' },
        { name: 'api-audiences', value: '0x1f' },
      ],
    });
    expect(cluster['apiServer']).not.toHaveProperty('extraVolumes');
    expect(cluster).toMatchObject({
      controllerManager: { extraArgs: [{ name: 'leader-elect', value: 'on' }] },
      scheduler: { extraArgs: [{ name: 'v', value: '4' }] },
    });
    expect(notesOf(document).join(' ')).not.toContain('option');
  });

  it('are none where the design sets none', () => {
    const cluster = yamlOf(optioned({}), init)[1] ?? {};
    expect(Object.keys(cluster)).not.toContain('controllerManager');
    expect(Object.keys(cluster)).not.toContain('scheduler');
  });

  it('that name a file let the pod see it, and say that it has to be there', () => {
    const policy = '/etc/kubernetes/audit/policy.yaml';
    const keys = '/etc/kubernetes/pki/encryption.yaml';
    const document = optioned({
      apiServerOptions: [
        { name: 'audit-policy-file', value: policy },
        { name: 'audit-log-path', value: '/var/log/kubernetes/audit.log' },
        { name: 'encryption-provider-config', value: keys },
      ],
      schedulerOptions: [{ name: 'config', value: '/etc/kubernetes/pki/scheduler.yaml' }],
    });
    const cluster = yamlOf(document, init)[1] ?? {};
    expect(cluster['apiServer']).toMatchObject({
      extraVolumes: [
        {
          name: 'audit-policy-file',
          hostPath: policy,
          mountPath: policy,
          readOnly: true,
          pathType: 'File',
        },
        {
          name: 'audit-log-path',
          hostPath: '/var/log/kubernetes',
          mountPath: '/var/log/kubernetes',
          pathType: 'DirectoryOrCreate',
        },
      ],
    });
    expect(cluster['scheduler']).toMatchObject({ extraVolumes: [{ name: 'config' }] });
    const notes = notesOf(document).filter((note) => note.includes('before kubeadm runs there'));
    expect(notes.map((note) => note.match(/names (\S+),/)?.[1])).toEqual([
      policy,
      keys,
      '/etc/kubernetes/pki/scheduler.yaml',
    ]);
  });

  it.each([
    'audit.yaml',
    '/a/../../etc/shadow',
    '/a/./b',
    '/with space',
    '/a/',
    '/',
    '//a',
    '/a\nb: c',
  ])('mount nothing for the path %j', (value) => {
    const document = optioned({ apiServerOptions: [{ name: 'audit-policy-file', value }] });
    expect(yamlOf(document, init)[1]?.['apiServer']).not.toHaveProperty('extraVolumes');
    expect(notesOf(document)).toContainEqual(expect.stringContaining('audit-policy-file'));
  });

  it('have to name an etcd for events that the design only mentions', () => {
    const aware = { name: 'etcd-servers-overrides', value: '/events#https://10.0.9.1:2379' };
    const about = (document: Topology): string[] =>
      notesOf(document).filter((note) => note.includes('etcd-servers-overrides'));
    expect(about(optioned({ eventsEtcd: true }))).toHaveLength(1);
    expect(about(optioned({ eventsEtcd: true, apiServerOptions: [aware] }))).toEqual([]);
  });

  it('mount two files of one option under two names', () => {
    const document = optioned({
      apiServerOptions: ['/a/1', '/a/2', '/a/1'].map((value) => ({ name: 'oidc-ca-file', value })),
    });
    expect(yamlOf(document, init)[1]?.['apiServer']).toMatchObject({
      extraVolumes: [
        { name: 'oidc-ca-file', hostPath: '/a/1' },
        { name: 'oidc-ca-file-2', hostPath: '/a/2' },
      ],
    });
  });
});

describe('the release of a node', () => {
  const mixed = topology()
    .stacked(2)
    .workers(1)
    .loadBalancers(1)
    .with(({ components }) => {
      for (const component of components) {
        if (component.id === 'w1') component['version'] = 'v1.33.2';
        if (component.id === 'm2') component['version'] = '"; reboot';
      }
    })
    .build();

  it('is what install.sh asks for, that of the cluster where the node names none', () => {
    const releases = ['master-1', 'master-2', 'worker-1'].map(
      (host) => fileOf(mixed, `hosts/${host}/install.sh`)?.match(/^release='?(v[\d.]+)/m)?.[1],
    );
    expect(releases).toEqual(['v1.34.9', 'v1.34.9', 'v1.33.2']);
    expect(fileOf(mixed, 'hosts/lb-1/install.sh')).not.toContain('release=');
  });

  it('is noted where it is not that of the kubeadm files', () => {
    expect(notesOf(mixed).filter((note) => note.includes('is drawn with'))).toEqual([
      expect.stringContaining('“worker-1” is drawn with Kubernetes v1.33.2'),
    ]);
  });
});

describe('node settings', () => {
  it('name the endpoint and every host', () => {
    const document = topology().stacked(1).loadBalancers(1).vip('10.0.0.100').build();
    const lines = (fileOf(document, 'hosts/master-1/etc/kubernetes/quorate-hosts') ?? '').split(
      '\n',
    );
    expect(lines.filter((line) => /^\d/.test(line))).toEqual([
      '10.0.0.100 api.example.internal',
      '10.0.0.11 master-1',
      '10.0.0.12 lb-1',
    ]);
  });
});

describe('kube-vip', () => {
  it('stands beside the kubeadm files and is put in place after the join', () => {
    const document = topology().stacked(2).kubeVip('10.0.0.100').build();
    const [pod] = yamlOf(document, 'hosts/master-2/etc/kubernetes/kubeadm/kube-vip.yaml');
    expect(pod).toMatchObject({ kind: 'Pod', metadata: { name: 'kube-vip' } });
    expect(JSON.stringify(pod)).toContain('{"name":"address","value":"10.0.0.100"}');
    const script = fileOf(document, 'hosts/master-2/etc/kubernetes/kubeadm/join.sh') ?? '';
    expect(script.trimEnd().split('\n').at(-1)).toBe(
      'cp /etc/kubernetes/kubeadm/kube-vip.yaml /etc/kubernetes/manifests/kube-vip.yaml',
    );
  });
});
