import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { topology } from '../../../testing/topology-builder.ts';
import type { Topology } from '../../model/topology.ts';
import { buildBundle } from '../bundle.ts';
import { featureGates } from './versions.ts';

function fileOf(document: Topology, path: string): string | undefined {
  return buildBundle(document, { language: 'en' }).files.find((file) => file.path === path)
    ?.content;
}

function yamlOf(document: Topology, path: string): Record<string, unknown>[] {
  return parseAllDocuments(fileOf(document, path) ?? '').map(
    (each) => each.toJS() as Record<string, unknown>,
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

  it('sets the gate of the local kubelet only for releases that need it', () => {
    const gated = [30, 31, 32, 33, 36].filter((minor) => featureGates(minor) !== undefined);
    expect(gated).toEqual([31, 32]);
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
