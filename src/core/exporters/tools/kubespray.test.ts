import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { topology, type TopologyBuilder } from '../../../testing/topology-builder.ts';
import { buildBundle } from '../bundle.ts';

const folder = 'tools/kubespray/inventory';

interface Inventory {
  readonly all: {
    readonly hosts: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    readonly children: Readonly<Record<string, { readonly hosts: object }>>;
  };
}

function exported(builder: TopologyBuilder) {
  const { files, notes, limits } = buildBundle(builder.build(), { language: 'en' });
  const read = (path: string): unknown =>
    parse(files.find((file) => file.path === `${folder}/${path}`)?.content ?? '');
  const inventory = read('hosts.yaml') as Inventory;
  return {
    hosts: inventory.all.hosts,
    group: (name: string) => Object.keys(inventory.all.children[name]?.hosts ?? {}),
    all: read('group_vars/all/all.yml') as Record<string, unknown>,
    etcd: read('group_vars/all/etcd.yml') as Record<string, unknown>,
    cluster: read('group_vars/k8s_cluster/k8s-cluster.yml') as Record<string, unknown>,
    notes: [...notes, ...limits]
      .filter(({ exporter }) => exporter === 'kubespray')
      .map(({ message }) => message),
  };
}

const vip = '10.0.0.100';

describe('kubespray', () => {
  it('groups a stacked design as drawn, with zones as labels', () => {
    const { hosts, group, all, etcd, cluster } = exported(
      topology().zones(3).stacked(3).loadBalancers(2).workers(1).vip(vip),
    );
    const masters = ['master-1', 'master-2', 'master-3'];
    expect(Object.keys(hosts)).toEqual([...masters, 'worker-1']);
    expect(group('kube_control_plane')).toEqual(masters);
    expect(group('etcd')).toEqual(masters);
    expect(group('kube_node')).toEqual(['worker-1']);
    expect(hosts['master-2']).toEqual({
      ansible_host: '10.0.0.12',
      ip: '10.0.0.12',
      access_ip: '10.0.0.12',
      etcd_member_name: 'etcd-2',
      node_labels: { 'topology.kubernetes.io/zone': 'zone-b' },
    });
    expect(all).toEqual({
      ipv4_stack: true,
      ipv6_stack: false,
      kube_apiserver_port: 6443,
      apiserver_loadbalancer_domain_name: 'api.example.internal',
      loadbalancer_apiserver: { address: vip, port: 6443 },
      loadbalancer_apiserver_localhost: false,
    });
    expect(etcd).toMatchObject({
      etcd_deployment_type: 'kubeadm',
      etcd_heartbeat_interval: '100',
      etcd_election_timeout: '1000',
    });
    expect(cluster).toMatchObject({
      kube_version: '1.34.9',
      cluster_name: 'cluster.local',
      kube_pods_subnet: '10.244.0.0/16',
      kube_network_node_prefix: 24,
    });
    expect(cluster['supplementary_addresses_in_ssl_keys']).toEqual(
      expect.arrayContaining([vip, 'api.example.internal', '10.0.0.11']),
    );
  });

  it('puts an external etcd into its group alone, without labels of a node', () => {
    const { hosts, group, etcd } = exported(
      topology().zones(3).controlPlanes(3).externalEtcd(3).loadBalancers(2).vip(vip),
    );
    expect(group('etcd')).toEqual(['etcd-1', 'etcd-2', 'etcd-3']);
    expect(hosts['etcd-1']).not.toHaveProperty('node_labels');
    expect(etcd).toMatchObject({ etcd_deployment_type: 'host' });
  });

  it('writes both families of a dual-stack design, and IPv6 alone', () => {
    const dual = exported(
      topology()
        .stacked(3)
        .cluster({
          podSubnets: ['10.244.0.0/16', 'fd00:244::/56'],
          serviceSubnets: ['10.96.0.0/16', 'fd00:96::/112'],
        })
        .with(({ hosts }) => {
          hosts.forEach((host, at) => host.addresses.push(`fd00::${at + 1}`));
        }),
    );
    expect(dual.hosts['master-1']).toMatchObject({ ip: '10.0.0.11', ip6: 'fd00::1' });
    expect(dual.all).toMatchObject({ ipv4_stack: true, ipv6_stack: true });
    expect(dual.cluster).toMatchObject({
      kube_service_addresses_ipv6: 'fd00:96::/112',
      kube_network_node_prefix_ipv6: 64,
    });

    const six = exported(
      topology()
        .stacked(3)
        .cluster({ podSubnets: ['fd00:244::/112'], serviceSubnets: ['fd00:96::/112'] })
        .with(({ hosts }) => {
          hosts.forEach((host, at) => Object.assign(host, { addresses: [`fd00::${at + 1}`] }));
        }),
    );
    expect(six.hosts['master-1']).toEqual({
      ansible_host: 'fd00::1',
      ip6: 'fd00::1',
      etcd_member_name: 'etcd-1',
    });
    expect(six.all).toMatchObject({ ipv4_stack: false, ipv6_stack: true });
    expect(six.cluster).toMatchObject({ kube_network_node_prefix_ipv6: 120 });
    expect(six.cluster).not.toHaveProperty('kube_pods_subnet');
  });

  it('follows the kind of endpoint', () => {
    const kubeVip = exported(topology().stacked(3).kubeVip(vip));
    expect(kubeVip.cluster).toMatchObject({
      kube_vip_enabled: true,
      kube_vip_address: vip,
      kube_vip_interface: 'eth0',
      kube_proxy_strict_arp: true,
    });
    const cloud = exported(topology().stacked(3).cloudLoadBalancer('aws'));
    expect(cloud.all['loadbalancer_apiserver']).toEqual({ port: 6443 });
    const none = exported(topology().stacked(3));
    expect(none.all).toMatchObject({ loadbalancer_apiserver_localhost: true });
    expect(none.all).not.toHaveProperty('loadbalancer_apiserver');
  });

  it('says what no installer can be told', () => {
    const { notes, group } = exported(
      topology()
        .stacked(3)
        .loadBalancers(1)
        .cluster({ apiServerOptions: [{ name: 'profiling', value: 'false' }] })
        .with(({ etcdClusters, hosts }) => {
          const third = etcdClusters[0]?.members[2];
          if (third !== undefined) third.learner = true;
          etcdClusters.push({ ...structuredClone(etcdClusters[0]!), id: 'events', members: [] });
          Object.assign(hosts[1]!, { addresses: [] });
        }),
    );
    expect(group('etcd')).toEqual(['master-1']);
    expect(notes.map(({ data }) => data ?? {})).toEqual([
      { host: 'master-2' },
      { member: 'etcd-3' },
      { cluster: 'etcd' },
      {},
      {},
    ]);
  });

  it('renames a host that Ansible would take for a group', () => {
    const { hosts, group } = exported(
      topology()
        .stacked(3)
        .with((document) => {
          document.hosts[0]!.name = 'all';
          document.hosts[1]!.name = 'etcd';
          document.hosts[2]!.name = 'host-all';
        }),
    );
    expect(Object.keys(hosts)).toEqual(group('kube_control_plane'));
    expect(Object.keys(hosts)).toEqual(['host-all', 'host-etcd', 'host-all-2']);
  });

  it('gives no two zones one label', () => {
    const { hosts } = exported(
      topology()
        .zones(2)
        .stacked(2)
        .with(({ failureDomains }) => {
          failureDomains.forEach((zone) => Object.assign(zone, { name: '机房' }));
        }),
    );
    expect(Object.values(hosts).map((host) => host['node_labels'])).toEqual([
      { 'topology.kubernetes.io/zone': 'zone' },
      { 'topology.kubernetes.io/zone': 'zone-2' },
    ]);
  });

  it('writes nothing without a master', () => {
    const { files } = buildBundle(topology().loadBalancers(2).vip(vip).build(), { language: 'en' });
    expect(files.map(({ path }) => path).filter((path) => path.startsWith('tools/k'))).toEqual([]);
  });
});
