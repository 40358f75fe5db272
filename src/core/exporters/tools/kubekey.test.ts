import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { topology, type TopologyBuilder } from '../../../testing/topology-builder.ts';
import { buildBundle } from '../bundle.ts';

interface Spec {
  readonly hosts: readonly Readonly<Record<string, unknown>>[];
  readonly roleGroups: Readonly<Record<string, readonly string[]>>;
  readonly [part: string]: unknown;
}

function exported(builder: TopologyBuilder) {
  const { files, notes, limits } = buildBundle(builder.build(), { language: 'en' });
  const content = files.find(({ path }) => path === 'tools/kubekey/config.yaml')?.content ?? '';
  const { spec } = parse(content) as { readonly spec: Spec };
  return {
    spec,
    content,
    notes: [...notes, ...limits].flatMap(({ exporter, message }) =>
      exporter === 'kubekey' ? [message.text.en] : [],
    ),
  };
}

const vip = '10.0.0.100';
const masters = ['master-1', 'master-2', 'master-3'];

describe('kubekey', () => {
  it('holds roles and addresses as drawn, and no secret', () => {
    const { spec, content } = exported(
      topology().zones(3).stacked(3).loadBalancers(2).workers(1).vip(vip),
    );
    expect(spec.roleGroups).toEqual({
      etcd: masters,
      'control-plane': masters,
      worker: ['worker-1'],
    });
    expect(spec.hosts[0]).toEqual({
      name: 'master-1',
      address: '10.0.0.11',
      internalAddress: '10.0.0.11',
      labels: { 'topology.kubernetes.io/zone': 'zone-a' },
    });
    expect(spec['controlPlaneEndpoint']).toEqual({
      domain: 'api.example.internal',
      address: vip,
      port: 6443,
    });
    expect(spec['etcd']).toEqual({ type: 'kubeadm' });
    expect(content).not.toMatch(/^\s*-?\s*(?:password|privateKey|user):/m);
  });

  it('lets kubekey install an external etcd, with its timers', () => {
    const { spec, notes } = exported(
      topology().controlPlanes(3).externalEtcd(3).loadBalancers(2).vip(vip),
    );
    expect(spec.roleGroups['etcd']).toEqual(['etcd-1', 'etcd-2', 'etcd-3']);
    expect(spec['etcd']).toEqual({
      type: 'kubekey',
      heartbeatInterval: 100,
      electionTimeout: 1000,
      quotaBackendBytes: 8_589_934_592,
    });
    expect(notes).toEqual([]);
  });

  it('follows the kind of endpoint', () => {
    const endpoint = (builder: TopologyBuilder): unknown =>
      exported(builder).spec['controlPlaneEndpoint'];
    expect(endpoint(topology().stacked(3).kubeVip(vip))).toMatchObject({
      internalLoadbalancer: 'kube-vip',
      address: vip,
    });
    expect(endpoint(topology().stacked(3).cloudLoadBalancer())).toMatchObject({
      externalDNS: true,
      address: '',
    });
    expect(endpoint(topology().stacked(3))).toEqual({
      internalLoadbalancer: 'haproxy',
      domain: 'api.example.internal',
      address: '',
      port: 6443,
    });
  });

  it('writes IPv4 before IPv6, and says where there is no IPv4 or another port', () => {
    const { spec, notes } = exported(
      topology()
        .stacked(2)
        .loadBalancers(1)
        .cluster({ apiServerPort: 7443, podSubnets: ['10.244.0.0/16', 'fd00:244::/56'] })
        .with(({ hosts }) => {
          hosts[0]!.addresses = ['fd00::1', '10.0.0.11'];
          hosts[1]!.addresses = ['fd00::2'];
        }),
    );
    expect(spec.hosts.map((host) => host['internalAddress'])).toEqual([
      '10.0.0.11,fd00::1',
      'fd00::2',
    ]);
    expect(spec['network']).toMatchObject({ kubePodsCIDR: '10.244.0.0/16,fd00:244::/56' });
    expect(notes).toHaveLength(3);
    expect(notes.join('\n')).toMatch(/listens on 6443[^]*stacked etcd[^]*no IPv4 address/);
  });
});
