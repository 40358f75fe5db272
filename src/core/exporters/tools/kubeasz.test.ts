import { describe, expect, it } from 'vitest';
import { topology, type TopologyBuilder } from '../../../testing/topology-builder.ts';
import { buildBundle } from '../bundle.ts';

function exported(builder: TopologyBuilder) {
  const { files, notes, limits } = buildBundle(builder.build(), { language: 'en' });
  const content = files.find(({ path }) => path === 'tools/kubeasz/hosts')?.content;
  return {
    content,
    section: (name: string) =>
      content?.split(/^(?=\[)/m).flatMap((part) => {
        const [head, ...lines] = part.split('\n');
        return head === `[${name}]` ? lines.filter((line) => /^[^#]/.test(line)) : [];
      }),
    notes: [...notes, ...limits].flatMap(({ exporter, message }) =>
      exporter === 'kubeasz' ? [message.text.en.replace(/^kubeasz: /, '')] : [],
    ),
  };
}

const vip = '10.0.0.100';

describe('kubeasz', () => {
  it('holds groups and addresses as drawn, the load balancer of the highest priority first', () => {
    const { section, notes } = exported(
      topology()
        .controlPlanes(2)
        .externalEtcd(3)
        .loadBalancers(2, { port: 8443 })
        .workers(1)
        .vip(vip)
        .with(({ components }) => {
          for (const each of components) {
            if (each.kind === 'load-balancer') each.priority = each.name === 'lb-2' ? 120 : 90;
          }
        }),
    );
    expect(section('etcd')).toEqual(['10.0.0.13', '10.0.0.14', '10.0.0.15']);
    expect(section('kube_master')).toEqual([
      "10.0.0.11 k8s_nodename='master-1'",
      "10.0.0.12 k8s_nodename='master-2'",
    ]);
    expect(section('kube_node')).toEqual(["10.0.0.18 k8s_nodename='worker-1'"]);
    expect(section('ex_lb')).toEqual([
      `10.0.0.17 LB_ROLE='master' EX_APISERVER_VIP='${vip}' EX_APISERVER_PORT=8443`,
      `10.0.0.16 LB_ROLE='backup' EX_APISERVER_VIP='${vip}' EX_APISERVER_PORT=8443`,
    ]);
    expect(section('all:vars')).toEqual(
      expect.arrayContaining([
        'SECURE_PORT="6443"',
        'SERVICE_CIDR="10.96.0.0/16"',
        'CLUSTER_CIDR="10.244.0.0/16"',
        'cluster_dir="/etc/kubeasz/clusters/kubernetes"',
      ]),
    );
    expect(notes).toHaveLength(1);
    expect(notes[0]).toContain('keepalived');
  });

  it('says what it cannot be told', () => {
    const { notes } = exported(topology().zones(3).stacked(3).kubeVip(vip));
    expect(notes).toHaveLength(3);
    expect(notes.join('\n')).toMatch(/all members[^]*endpoint[^]*zones/);
  });

  it('knows hosts by IPv4 alone', () => {
    const six = (count: number): TopologyBuilder =>
      topology()
        .stacked(3)
        .with(({ hosts }) => {
          hosts.slice(0, count).forEach((host, at) => {
            host.addresses = [`fd00::${at + 1}`];
          });
        });
    expect(exported(six(3)).content).toBeUndefined();
    const mixed = exported(six(1));
    expect(mixed.section('etcd')).toEqual(['10.0.0.12', '10.0.0.13']);
    expect(mixed.notes[0]).toContain('host “{host}” is missing');
  });
});
