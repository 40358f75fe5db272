import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { topology, type TopologyBuilder } from '../../../testing/topology-builder.ts';
import { buildBundle } from '../bundle.ts';

function files(design: TopologyBuilder): Map<string, string> {
  const bundle = buildBundle(design.build(), { language: 'en' });
  return new Map(bundle.files.map(({ path, content }) => [path, content]));
}

interface Group {
  readonly hosts?: Readonly<Record<string, unknown>>;
}

/** Hosts of a group of the Kubespray inventory. */
function group(design: TopologyBuilder, name: string): string[] {
  const text = files(design).get('tools/kubespray/inventory/hosts.yaml') ?? '';
  const { all } = parse(text) as { all: { children: Readonly<Record<string, Group>> } };
  return Object.keys(all.children[name]?.hosts ?? {});
}

const stacked = topology().zones(3).stacked(3).workers(2).loadBalancers(2).vip('10.0.0.100');
const external = topology().zones(3).controlPlanes(3).externalEtcd(3).workers(1);

describe('the inventory of Kubespray', () => {
  it('has masters, etcd members and workers in their groups', () => {
    expect(group(stacked, 'kube_control_plane')).toEqual(['master-1', 'master-2', 'master-3']);
    expect(group(stacked, 'etcd')).toEqual(['master-1', 'master-2', 'master-3']);
    expect(group(stacked, 'kube_node')).toEqual(['worker-1', 'worker-2']);
    expect(group(external, 'etcd')).toEqual(['etcd-1', 'etcd-2', 'etcd-3']);
  });
});

describe('the configuration of kubekey', () => {
  it('names the same hosts, the endpoint and where etcd runs', () => {
    const config = (design: TopologyBuilder) =>
      parse(files(design).get('tools/kubekey/config.yaml') ?? '') as {
        spec: {
          roleGroups: Readonly<Record<string, readonly string[]>>;
          etcd: { type: string };
        };
      };
    expect(config(stacked).spec.roleGroups['control-plane']).toEqual([
      'master-1',
      'master-2',
      'master-3',
    ]);
    expect(config(stacked).spec.etcd.type).toBe('kubeadm');
    expect(config(external).spec.etcd.type).toBe('kubekey');
    expect(config(external).spec.roleGroups['etcd']).toEqual(['etcd-1', 'etcd-2', 'etcd-3']);
  });
});

describe('the hosts of kubeasz', () => {
  it('list masters and etcd by address', () => {
    const text = files(external).get('tools/kubeasz/hosts') ?? '';
    expect(text).toMatch(/\[etcd\]\n10\.0\.0\.14/);
    expect(text).toMatch(/\[kube_master\]\n10\.0\.0\.11/);
  });
});

describe('what administrators get', () => {
  it('is a line for each host, and alerts for the etcd cluster and each zone', () => {
    const made = files(stacked);
    expect(made.get('tools/hosts')).toMatch(/^10\.0\.0\.11 master-1$/m);
    const { groups } = parse(made.get('tools/prometheus/quorate-alerts.yaml') ?? '') as {
      groups: { rules: { alert: string; expr: string }[] }[];
    };
    const rules = groups.flatMap(({ rules: each }) => each);
    expect(rules.length).toBeGreaterThan(3);
    for (const { alert, expr } of rules) {
      expect(alert).toMatch(/^[A-Z]\w+$/);
      expect(expr).not.toBe('');
    }
  });

  it('is not there for an empty design', () => {
    const paths = [...files(topology().cluster({ endpoint: '' })).keys()].filter((path) =>
      path.startsWith('tools/'),
    );
    expect(paths).toEqual([]);
  });
});
