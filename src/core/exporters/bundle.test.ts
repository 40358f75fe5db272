import { describe, expect, it } from 'vitest';
import { topology } from '../../testing/topology-builder.ts';
import { templates } from '../model/templates/registry.ts';
import { emptyTopology } from '../model/topology.ts';
import { readDocument } from '../persistence/read-document.ts';
import { buildBundle } from './bundle.ts';
import { exporters } from './registry.ts';

describe('buildBundle', () => {
  it('has exporters with an id each', () => {
    const ids = exporters.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('writes papers and no host for an empty design', () => {
    const { files, notes } = buildBundle(emptyTopology('nothing yet'), { language: 'zh' });
    expect(files.map(({ path }) => path)).toEqual([
      'README.md',
      'RUNBOOK.md',
      'checks/verify.sh',
      'inventory.txt',
      'topology.json',
    ]);
    expect(notes).toEqual([]);
  });

  it.each(templates.map((template) => [template.id, template] as const))(
    'holds the design of %s, to be opened again',
    (_id, template) => {
      const document = template.build();
      const { files } = buildBundle(document, { language: 'en' });
      const text = files.find(({ path }) => path === 'topology.json')?.content ?? '';
      expect(readDocument(text, 'topology.json')).toMatchObject({ ok: true });
    },
  );

  it('adds the files of others, but not over its own', () => {
    const extra = { mode: 0o644, syntax: 'text' } as const;
    const { files } = buildBundle(emptyTopology('x'), {
      language: 'en',
      extraFiles: [
        { ...extra, path: 'docs/cluster.mmd', content: 'graph TB\n' },
        { ...extra, path: 'README.md', content: 'mine\n' },
      ],
    });
    expect(files.map(({ path }) => path)).toContain('docs/cluster.mmd');
    expect(files.find(({ path }) => path === 'README.md')?.content).toContain('# x');
  });

  it('keeps the bytes of the configs when shapes are only moved', () => {
    const document = topology().stacked(3).build();
    const moved = { ...document, layout: { 'host-m1': { x: 5, y: 7 } } };
    const configs = (of: typeof document) =>
      buildBundle(of, { language: 'en' }).files.filter(({ path }) => path !== 'topology.json');
    expect(configs(moved)).toEqual(configs(document));
  });

  it('names the folder of each host after it, apart even where case is ignored', () => {
    const document = topology()
      .stacked(3)
      .with(({ hosts }) => {
        ['Node', 'node', '../node'].forEach((name, at) => Object.assign(hosts[at] ?? {}, { name }));
      })
      .build();
    const folders = buildBundle(document, { language: 'en' }).files.flatMap(
      ({ path }) => /^hosts\/([^/]+)\/install\.sh$/.exec(path)?.[1] ?? [],
    );
    expect(folders.toSorted()).toEqual(['node', 'node-2', 'node-3']);
  });

  it('writes README and RUNBOOK in the language asked for, and configs in English', () => {
    const document = topology().stacked(3).loadBalancers(2).vip('10.0.0.100').build();
    const text = (language: 'en' | 'zh', path: string) =>
      buildBundle(document, { language }).files.find((file) => file.path === path)?.content;
    expect(text('zh', 'RUNBOOK.md')).toContain('## 步骤 1：');
    expect(text('en', 'RUNBOOK.md')).toContain('## Step 1: Load balancers');
    const config = 'hosts/lb-1/etc/haproxy/haproxy.cfg';
    expect(text('zh', config)).toBe(text('en', config));
  });

  it('walks the runbook through the hosts of the design, the holder of the VIP last', () => {
    const document = topology().stacked(2).loadBalancers(2).vip('10.0.0.100').workers(1).build();
    const runbook =
      buildBundle(document, { language: 'en' }).files.find(({ path }) => path === 'RUNBOOK.md')
        ?.content ?? '';
    const copied = [...runbook.matchAll(/^scp -pr hosts\/(\S+) /gm)].map(([, name]) => name);
    expect(copied).toEqual(['lb-2', 'lb-1', 'master-1', 'master-2', 'worker-1']);
    expect(runbook).toContain(
      'ssh root@10.0.0.11 /etc/kubernetes/kubeadm/join-values.sh | ssh root@10.0.0.12 /etc/kubernetes/kubeadm/join.sh',
    );
  });

  it('says what is not written for a cloud load balancer of nobody known', () => {
    const document = topology().stacked(3).cloudLoadBalancer('other').build();
    const { notes } = buildBundle(document, { language: 'en' });
    expect(notes.find(({ exporter }) => exporter === 'cloud')?.message.data).toMatchObject({
      endpoint: 'cloud',
      port: 6443,
    });
  });
});

describe('firewall', () => {
  const file = (path: string) =>
    buildBundle(topology().stacked(3).loadBalancers(2).vip('10.0.0.100').build(), {
      language: 'en',
    }).files.find((each) => each.path === path)?.content;

  it('lets only the members of the VIP speak VRRP', () => {
    const rules = file('hosts/lb-1/etc/nftables.d/k8s-ha-lb.nft');
    expect(rules).toContain('elements = { 10.0.0.14, 10.0.0.15 }');
    expect(rules).toContain('meta l4proto vrrp drop');
  });

  it('lets only masters reach stacked etcd, and leaves the API open', () => {
    const rules = file('hosts/master-1/etc/nftables.d/k8s-ha-master.nft');
    expect(rules).toContain('elements = { 10.0.0.11, 10.0.0.12, 10.0.0.13 }');
    expect(rules).not.toContain('6443');
    // No subnet is drawn, so kubelets of nodes that are not drawn must not be cut off either.
    expect(rules).not.toContain('10250');
  });
});
